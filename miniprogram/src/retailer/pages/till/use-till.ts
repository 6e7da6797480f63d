import { getMe } from '@luhuan/shared/api/people';
import { ok } from '@luhuan/shared/result';
import { useEffect, useState } from 'react';
import { call } from '../../../api/call.ts';
import { send } from '../../../api/transport.ts';
import { useLoad } from '../../../api/use-load.ts';
import { useStored } from '../../../storage/stored.ts';
import { useStaff } from '../../clerk.ts';
import { changeQueue } from '../../queue/phone-queue.ts';
import { remove } from '../../queue/queue.ts';
import { useQueue } from '../../queue/use-queue.ts';
import { type Draft, draftFor, tillDraft } from './draft.ts';

/** The server's word on the sale at hand, whatever the till shows just then: its clerk sees it as done, and it waits no longer. */
const useDone = (draft: Draft): void => {
  const { entries } = useQueue();
  const key = draft.step === 'confirm' ? draft.key : undefined;
  const entry = entries.find((one) => one.key === key);
  const done = entry?.state === 'confirmed' ? entry.done : undefined;
  useEffect(() => {
    if (done === undefined || key === undefined) return;
    tillDraft.set({ step: 'done', redemption: done.redemption });
    changeQueue((queue) => remove(queue, key));
  }, [done, key]);
};

/** Who stands at the till, of which shop, and how far the sale has come. */
export const useTill = () => {
  const staff = useStaff();
  const stored = useStored(tillDraft);
  const me = useLoad(async () => (staff.state === 'clerk' ? call(send, getMe, {}) : ok(null)), `me ${staff.state}`);
  const draft = draftFor(stored, staff.state === 'clerk' ? staff.person : null);
  useDone(draft);
  /** Whether the till shows what waits instead of the sale at hand. */
  const [listing, setListing] = useState(false);
  return { staff, draft, me, listing, list: () => setListing(true), endList: () => setListing(false) };
};
export type Till = ReturnType<typeof useTill>;
