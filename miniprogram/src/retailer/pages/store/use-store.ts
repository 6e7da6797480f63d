import { changeStore, getStore } from '@luhuan/shared/api/stores';
import { may } from '@luhuan/shared/person/permission';
import type { Store, StoreChange } from '@luhuan/shared/retailer/shop';
import { useState } from 'react';
import { call } from '../../../api/call.ts';
import { session } from '../../../api/session.ts';
import { send } from '../../../api/transport.ts';
import { useLoad } from '../../../api/use-load.ts';
import { useOnce } from '../../../api/use-once.ts';
import { useStored } from '../../../storage/stored.ts';
import { useStaff } from '../../clerk.ts';
import { areHours } from '../../firm/hours-fields.tsx';

/** The store that somebody works in. */
export const useStore = () => {
  const staff = useStaff();
  const screen = useLoad(() => call(send, getStore, {}), 'store');
  return { staff, screen, manages: may(useStored(session)?.person, 'changeStore') };
};
export type StorePage = ReturnType<typeof useStore>;

/** What its manager changes of it. */
export const useChange = ({ hours, location, state }: Store, onDone: () => void) => {
  const [change, setChange] = useState<StoreChange>({ hours, location, state });
  const [pressed, setPressed] = useState(false);
  const { sent, submit, clear } = useOnce(`store:${JSON.stringify(change)}`, (key) =>
    call(send, changeStore, { key, body: change }),
  );
  const save = async (): Promise<void> => {
    setPressed(true);
    if (areHours(change.hours) && (await submit()).state === 'done') onDone();
  };
  const edit = (next: Partial<StoreChange>) => {
    clear();
    setChange({ ...change, ...next });
  };
  return { change, edit, pressed, sent, save: () => void save(), clear };
};
