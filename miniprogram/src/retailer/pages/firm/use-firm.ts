import { type OwnEntry, actForEntry, listOwnEntries, openStore } from '@luhuan/shared/api/register';
import type { OwnAct } from '@luhuan/shared/register/step';
import type { StoreDraft } from '@luhuan/shared/retailer/shop';
import { ok } from '@luhuan/shared/result';
import { useEffect, useState } from 'react';
import { call } from '../../../api/call.ts';
import { refreshPerson } from '../../../api/refresh-person.ts';
import { session } from '../../../api/session.ts';
import { send } from '../../../api/transport.ts';
import { useLoad } from '../../../api/use-load.ts';
import { useOnce } from '../../../api/use-once.ts';
import { useStored } from '../../../storage/stored.ts';

/** The firms that somebody applied for, and whether they are just applying. */
export const useFirm = () => {
  const person = useStored(session)?.person;
  const [applying, setApplying] = useState(false);
  // an admission makes its applicant a manager
  useEffect(() => void refreshPerson(), []);
  const signedIn = person !== undefined;
  const screen = useLoad<{ items: OwnEntry[] }>(
    async () => (signedIn ? call(send, listOwnEntries, {}) : ok({ items: [] })),
    'own entries',
  );
  return { person, screen, applying, setApplying };
};
export type Firm = ReturnType<typeof useFirm>;

/** A step that the firm itself takes, on what it has read. */
export const useOwnStep = ({ entry: { entryId, version } }: OwnEntry, act: OwnAct, onDone: () => void) => {
  const { sent, submit, clear } = useOnce(`firm:${entryId}:${version}:${JSON.stringify(act)}`, (key) =>
    call(send, actForEntry, { key, params: { entryId }, body: { act, version } }),
  );
  const take = async (): Promise<void> => {
    if ((await submit()).state === 'done') onDone();
  };
  return { sent, take: () => void take(), clear };
};

export const useNewStore = (
  { entry: { entryId, version } }: OwnEntry,
  store: StoreDraft | undefined,
  onDone: () => void,
) => {
  const { sent, submit, clear } = useOnce(`store:${entryId}:${version}:${JSON.stringify(store)}`, async (key) => {
    if (store === undefined) throw new Error('the store is not entered');
    return call(send, openStore, { key, params: { entryId }, body: { store, version } });
  });
  const open = async (): Promise<void> => {
    if ((await submit()).state === 'done') onDone();
  };
  return { sent, open: () => void open(), clear };
};
