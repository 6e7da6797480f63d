import { type Pacing, freezePacing, unfreezePacing } from '@luhuan/shared/api/pacing';
import type { CampaignId } from '@luhuan/shared/ids';
import { may } from '@luhuan/shared/person/permission';
import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { call } from '../../../api/call.ts';
import { send } from '../../../api/transport.ts';
import { useOnce } from '../../../api/use-once.ts';
import { useLanguage, useText } from '../../../text/use-text.ts';
import { Field } from '../../../ui/field.tsx';
import { PushButton } from '../../../ui/push-button.tsx';
import { Written } from '../../../ui/written.tsx';
import { moment } from '../../period.ts';
import { useGovernmentText } from '../../text/use-government-text.ts';
import { useReleasesText } from '../../text/use-releases-text.ts';
import { useOfficer } from '../../use-officer.ts';
import { useWho } from '../../ui/who.ts';

type FreezeProps = { campaignId: CampaignId; onDone: () => void };

const REASON_LEAST = 4;

const Freezing = ({ campaignId, onDone, onCancel }: FreezeProps & { onCancel: () => void }) => {
  const text = useReleasesText();
  const { reasonShort } = useGovernmentText().campaign;
  const { common } = useText();
  const [reason, setReason] = useState('');
  const [pressed, setPressed] = useState(false);
  const short = reason.trim().length < REASON_LEAST;
  const { sent, submit, clear } = useOnce(`freeze:${campaignId}:${reason}`, (key) =>
    call(send, freezePacing, { key, params: { campaignId }, body: { reason } }),
  );
  const freeze = async () => {
    setPressed(true);
    if (short) return;
    const { state } = await submit();
    if (state === 'done') onDone();
  };
  const busy = sent.state === 'sending' || sent.state === 'done';
  return (
    <View>
      <Field
        name="freeze-reason"
        label={text.freezeReason}
        value={reason}
        onChange={setReason}
        error={pressed && short ? reasonShort : undefined}
        maxLength={200}
      />
      <Written reader="officer" sent={sent} askAgain={() => void freeze()} onEdit={clear} />
      <View className="campaign-pair">
        <PushButton kind="danger" disabled={busy} onPush={() => void freeze()}>
          {busy ? text.freezing : text.freezeYes}
        </PushButton>
        <PushButton kind="secondary" disabled={busy} onPush={onCancel}>
          {common.cancel}
        </PushButton>
      </View>
    </View>
  );
};

const Unfreeze = ({ campaignId, onDone, since }: FreezeProps & { since: string }) => {
  const text = useReleasesText();
  const { sent, submit, clear } = useOnce(`unfreeze:${campaignId}:${since}`, (key) =>
    call(send, unfreezePacing, { key, params: { campaignId }, body: {} }),
  );
  const unfreeze = async () => {
    const { state } = await submit();
    if (state === 'done') onDone();
  };
  const busy = sent.state === 'sending' || sent.state === 'done';
  return (
    <View>
      <Written reader="officer" sent={sent} askAgain={() => void unfreeze()} onEdit={clear} />
      <PushButton kind="secondary" disabled={busy} onPush={() => void unfreeze()}>
        {busy ? text.unfreezing : text.unfreeze}
      </PushButton>
    </View>
  );
};

/** Whether releases follow what is claimed, and the switch that makes them all the same. */
export const ReleaseFreeze = ({ campaignId, pacing, onDone }: FreezeProps & { pacing: Pacing }) => {
  const text = useReleasesText();
  const language = useLanguage();
  const who = useWho();
  const officer = useOfficer();
  const [freezing, setFreezing] = useState(false);
  const { frozen } = pacing;
  const mayFreeze = may(officer.signed?.person, 'freezePacing');
  if (frozen !== null)
    return (
      <View className="campaign-halted">
        <Text className="campaign-line">{text.frozen(who(frozen.by), moment(frozen.at, language), frozen.reason)}</Text>
        {mayFreeze ? <Unfreeze campaignId={campaignId} since={frozen.at} onDone={onDone} /> : null}
      </View>
    );
  return (
    <View className="campaign-halted">
      <Text className="campaign-line">{text.follows}</Text>
      {!mayFreeze ? null : freezing ? (
        <Freezing
          campaignId={campaignId}
          onCancel={() => setFreezing(false)}
          onDone={() => {
            setFreezing(false);
            onDone();
          }}
        />
      ) : (
        <PushButton kind="secondary" onPush={() => setFreezing(true)}>
          {text.freeze}
        </PushButton>
      )}
    </View>
  );
};
