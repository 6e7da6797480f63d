import { listRecalls, withdrawRecall } from '@luhuan/shared/api/recalls';
import { may } from '@luhuan/shared/person/permission';
import type { Recall } from '@luhuan/shared/recall/recall';
import { contains } from '@luhuan/shared/region';
import { useState } from 'react';
import { call } from '../../../api/call.ts';
import { session } from '../../../api/session.ts';
import { send } from '../../../api/transport.ts';
import { useLoad } from '../../../api/use-load.ts';
import { useOnce } from '../../../api/use-once.ts';
import { useStored } from '../../../storage/stored.ts';

const STEP = 20;
const SHOWN_MAX = 100;
export type Tab = 'list' | 'publish';

/** Recalls that were published, and who may publish and withdraw. */
export const useRecalls = () => {
  const [tab, look] = useState<Tab>('list');
  const [limit, setLimit] = useState(STEP);
  const person = useStored(session)?.person;
  const office = person?.officeRegionCode ?? null;
  return {
    tab,
    look,
    mayPublish: may(person, 'publishRecall'),
    mayWithdraw: ({ regionCode, withdrawn }: Recall) =>
      withdrawn === null && office !== null && may(person, 'withdrawRecall') && contains(office, regionCode),
    screen: useLoad(() => call(send, listRecalls, { query: { limit } }), `recalls ${limit}`),
    canGrow: limit < SHOWN_MAX,
    grow: () => setLimit(limit + STEP),
  };
};
export type RecallsPage = ReturnType<typeof useRecalls>;

const REASON_MIN = 4;

/** One recall that is being withdrawn, and where that stands. */
export const useWithdrawing = ({ recallId }: Recall, onDone: () => void) => {
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  const [pressed, setPressed] = useState(false);
  const short = reason.trim().length < REASON_MIN;
  const { sent, submit, clear } = useOnce(`recall-withdraw:${recallId}:${reason}`, (key) =>
    call(send, withdrawRecall, { key, params: { recallId }, body: { reason } }),
  );
  const withdraw = async (): Promise<void> => {
    setPressed(true);
    if (!short && (await submit()).state === 'done') onDone();
  };
  const edit = (next: string) => {
    clear();
    setReason(next);
  };
  return { open, setOpen, reason, edit, wrong: pressed && short, sent, withdraw, clear };
};
