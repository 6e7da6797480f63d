import { type Fen, fen } from '@luhuan/shared/fen';
import type { Result } from '@luhuan/shared/result';
import { View } from '@tarojs/components';
import { useState } from 'react';
import type { Failure } from '../../../api/call.ts';
import { useOnce } from '../../../api/use-once.ts';
import { fenOf, yuanEntry } from '../../../entry/yuan-entry.ts';
import { useText } from '../../../text/use-text.ts';
import { Field } from '../../../ui/field.tsx';
import { PushButton } from '../../../ui/push-button.tsx';
import { Written } from '../../../ui/written.tsx';
import { useGovernmentText } from '../../text/use-government-text.ts';

const MOST_FEN = 10 ** 13;
const REASON_LEAST = 4;

type AskAmountProps = {
  /** Tells the form apart from others, with what it is about as it was read. */
  subject: string;
  label: string;
  hint: string;
  currentFen: Fen;
  ask: (key: string, targetFen: Fen, reason: string) => Promise<Result<unknown, Failure>>;
  onDone: () => void;
  onCancel: () => void;
};

/** Asks for another amount, with the reason: what it is now goes with it, so that nobody changes what they did not see. */
export const AskAmount = ({ subject, label, hint, currentFen, ask, onDone, onCancel }: AskAmountProps) => {
  const text = useGovernmentText().campaign;
  const { common } = useText();
  const [target, setTarget] = useState(yuanEntry(currentFen));
  const [reason, setReason] = useState('');
  const [pressed, setPressed] = useState(false);
  const targetFen = fenOf(target, MOST_FEN);
  const wrong = targetFen === undefined || targetFen === currentFen;
  const short = reason.trim().length < REASON_LEAST;
  const { sent, submit, clear } = useOnce(`${subject}:${currentFen}:${target}:${reason}`, (key) =>
    ask(key, targetFen ?? fen(0), reason),
  );
  const send = async () => {
    setPressed(true);
    if (wrong || short) return;
    const { state } = await submit();
    if (state === 'done') onDone();
  };
  const busy = sent.state === 'sending' || sent.state === 'done';
  return (
    <View>
      <Field
        name={`${subject}-amount`}
        type="digit"
        label={label}
        value={target}
        onChange={setTarget}
        hint={hint}
        error={pressed && wrong ? text.targetMissing : undefined}
      />
      <Field
        name={`${subject}-reason`}
        label={text.adjustReason}
        value={reason}
        onChange={setReason}
        error={pressed && short ? text.reasonShort : undefined}
        maxLength={200}
      />
      <Written reader="officer" sent={sent} askAgain={() => void send()} onEdit={clear} />
      <View className="campaign-pair">
        <PushButton disabled={busy} onPush={() => void send()}>
          {busy ? text.asking : text.ask}
        </PushButton>
        <PushButton kind="secondary" disabled={busy} onPush={onCancel}>
          {common.cancel}
        </PushButton>
      </View>
    </View>
  );
};
