import { requestAdjustment } from '@luhuan/shared/api/adjustments';
import type { ManagedCampaign } from '@luhuan/shared/api/campaigns';
import { fen } from '@luhuan/shared/fen';
import type { Pool } from '@luhuan/shared/quota/pool';
import { yuan } from '@luhuan/shared/text/format';
import { View } from '@tarojs/components';
import { useState } from 'react';
import { call } from '../../../api/call.ts';
import { send } from '../../../api/transport.ts';
import { useOnce } from '../../../api/use-once.ts';
import { fenOf, yuanEntry } from '../../../entry/yuan-entry.ts';
import { useText } from '../../../text/use-text.ts';
import { Field } from '../../../ui/field.tsx';
import { PushButton } from '../../../ui/push-button.tsx';
import { Written } from '../../../ui/written.tsx';
import { useGovernmentText } from '../../text/use-government-text.ts';

const BUDGET_MAX_FEN = 10 ** 13;
const REASON_LEAST = 4;

type AskProps = { managed: ManagedCampaign; pool: Pool; onDone: () => void; onCancel: () => void };

/** Asks for another budget of one category: what it is now goes with it, so that nobody changes what they did not see. */
export const AskAdjustment = ({ managed, pool, onDone, onCancel }: AskProps) => {
  const text = useGovernmentText().campaign;
  const { common } = useText();
  const [target, setTarget] = useState(yuanEntry(pool.limitFen));
  const [reason, setReason] = useState('');
  const [pressed, setPressed] = useState(false);
  const { campaignId } = managed.campaign;
  const { category, limitFen: currentFen } = pool;
  const targetFen = fenOf(target, BUDGET_MAX_FEN);
  const wrong = targetFen === undefined || targetFen === currentFen;
  const short = reason.trim().length < REASON_LEAST;
  const { sent, submit, clear } = useOnce(`adjust:${campaignId}:${category}:${currentFen}:${target}:${reason}`, (key) =>
    call(send, requestAdjustment, {
      key,
      params: { campaignId },
      body: { category, currentFen, targetFen: targetFen ?? fen(0), reason },
    }),
  );
  const ask = async () => {
    setPressed(true);
    if (wrong || short) return;
    const { state } = await submit();
    if (state === 'done') onDone();
  };
  const busy = sent.state === 'sending' || sent.state === 'done';
  return (
    <View>
      <Field
        name={`target-${category}`}
        type="digit"
        label={text.target}
        value={target}
        onChange={setTarget}
        hint={text.targetHint(yuan(currentFen), yuan(pool.heldFen + pool.spentFen))}
        error={pressed && wrong ? text.targetMissing : undefined}
      />
      <Field
        name={`target-reason-${category}`}
        label={text.adjustReason}
        value={reason}
        onChange={setReason}
        error={pressed && short ? text.reasonShort : undefined}
        maxLength={200}
      />
      <Written reader="officer" sent={sent} askAgain={() => void ask()} onEdit={clear} />
      <View className="campaign-pair">
        <PushButton disabled={busy} onPush={() => void ask()}>
          {busy ? text.asking : text.ask}
        </PushButton>
        <PushButton kind="secondary" disabled={busy} onPush={onCancel}>
          {common.cancel}
        </PushButton>
      </View>
    </View>
  );
};
