import { type HeldUnit, decideHeldUnit } from '@luhuan/shared/api/unit-reports';
import type { Verdict } from '@luhuan/shared/unit-report/unit-report';
import { useState } from 'react';
import { call } from '../../../api/call.ts';
import { send } from '../../../api/transport.ts';
import { useOnce } from '../../../api/use-once.ts';

const REASON_MIN = 4;

/** What an officer decides about a unit that was subsidised elsewhere, and where sending it stands. */
export const useDecision = ({ shopId, redemptionId }: HeldUnit, onDone: () => void) => {
  const [outcome, choose] = useState<Verdict['outcome']>();
  const [reason, setReason] = useState('');
  const [pressed, setPressed] = useState(false);
  const words = reason.trim();
  const { sent, submit, clear } = useOnce(`decide:${redemptionId}:${outcome ?? ''}:${words}`, (key) =>
    outcome === undefined
      ? Promise.reject(new Error('nothing is decided yet'))
      : call(send, decideHeldUnit, { key, params: { shopId, redemptionId }, body: { outcome, reason: words } }),
  );
  const short = words.length < REASON_MIN;
  const decide = async (): Promise<void> => {
    setPressed(true);
    if (outcome !== undefined && !short && (await submit()).state === 'done') onDone();
  };
  const readAgain = () => {
    clear();
    onDone();
  };
  return { outcome, choose, reason, setReason, pressed, short, sent, decide: () => void decide(), readAgain };
};
