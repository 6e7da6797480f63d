import { type Privacy, withdrawConsent } from '@luhuan/shared/api/privacy';
import { useState } from 'react';
import { call } from '../../../api/call.ts';
import { send } from '../../../api/transport.ts';
import { useOnce } from '../../../api/use-once.ts';

export type Consent = Privacy['consents'][number];

/** Takes one consent back, asked for once more; consent is given where the data is entered. */
export const useConsent = (consent: Consent, reload: () => void) => {
  const { purpose, state, grants } = consent;
  const given = state === 'given' || state === 'outdated';
  const [asking, setAsking] = useState(false);
  // people change their minds: each change is named by what it changes
  const subject = `consent:${purpose}:${grants.length}:${state}`;
  const { sent, submit, clear } = useOnce(subject, (key) =>
    call(send, withdrawConsent, { key, params: { purpose }, body: {} }),
  );
  const withdraw = async () => {
    setAsking(false);
    if ((await submit()).state !== 'done') return;
    clear();
    reload();
  };
  return {
    given,
    asking,
    ask: () => setAsking(true),
    leave: () => setAsking(false),
    sent,
    withdraw: () => void withdraw(),
    clear,
  };
};
