import { eraseMe } from '@luhuan/shared/api/privacy';
import { useState } from 'react';
import { call } from '../../../api/call.ts';
import { session } from '../../../api/session.ts';
import { send } from '../../../api/transport.ts';
import { useLoad } from '../../../api/use-load.ts';
import { useOnce } from '../../../api/use-once.ts';
import { forgetVouchers } from '../../../storage/kept-vouchers.ts';
import { useStored } from '../../../storage/stored.ts';
import { loadPrivacy } from '../../load-privacy.ts';

/** Erases whoever is signed in, after they have read what goes and what stays. */
export const useErase = () => {
  const signed = useStored(session);
  const screen = useLoad(loadPrivacy, 'erase');
  const [understood, setUnderstood] = useState(false);
  const [asking, setAsking] = useState(false);
  const { sent, submit, clear } = useOnce(`erase:${signed?.person.personId ?? ''}`, (key) =>
    call(send, eraseMe, { key, body: {} }),
  );
  const erase = async () => {
    setAsking(false);
    if ((await submit()).state !== 'done') return;
    forgetVouchers();
    session.set(null);
  };
  return {
    screen,
    signed,
    understood,
    setUnderstood,
    asking,
    setAsking,
    sent,
    erase: () => void erase(),
    clear,
  };
};
export type ErasePage = ReturnType<typeof useErase>;
