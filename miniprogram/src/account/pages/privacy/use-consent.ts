import { type Privacy, giveConsent, withdrawConsent } from '@luhuan/shared/api/privacy';
import { useState } from 'react';
import { call } from '../../../api/call.ts';
import { send } from '../../../api/transport.ts';
import { useOnce } from '../../../api/use-once.ts';

export type Consent = Privacy['consents'][number];

/** One consent, to be given in the words on the screen or taken back; taking back is asked for once more. */
export const useConsent = (consent: Consent, reload: () => void) => {
  const { purpose, version, state, grants } = consent;
  const given = state === 'given' || state === 'outdated';
  const [asking, setAsking] = useState(false);
  // people change their minds: each change is named by what it changes
  const subject = `consent:${purpose}:${grants.length}:${state}`;
  const { sent, submit, clear } = useOnce(subject, (key) =>
    given
      ? call(send, withdrawConsent, { key, params: { purpose }, body: {} })
      : call(send, giveConsent, { key, params: { purpose }, body: { version } }),
  );
  const change = async () => {
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
    change: () => void change(),
    clear,
  };
};
