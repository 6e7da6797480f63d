import { linkPhone } from '@luhuan/shared/api/people';
import { useState } from 'react';
import { call } from '../../api/call.ts';
import { send } from '../../api/transport.ts';
import { NO_TROUBLE, troubleOf } from '../../api/trouble.ts';

/** Ties the number that WeChat vouches for to whoever is signed in. */
export const usePhoneLink = () => {
  const [state, setState] = useState<'idle' | 'sending' | 'linked'>('idle');
  const [trouble, setTrouble] = useState(NO_TROUBLE);
  /** `code` is missing when the person did not permit it. */
  const link = async (code: string | undefined) => {
    if (code === undefined || state === 'sending') return;
    setState('sending');
    const linked = await call(send, linkPhone, { body: { code } });
    setState(linked.ok ? 'linked' : 'idle');
    setTrouble(linked.ok ? NO_TROUBLE : troubleOf(linked.error));
  };
  return { state, trouble, link, clear: () => setTrouble(NO_TROUBLE) };
};
