import { resumeCampaign, stopCampaign } from '@luhuan/shared/api/campaigns';
import { BothLanguages } from '@luhuan/shared/campaign/rule';
import { problemOf } from '@luhuan/shared/refusal/problem';
import { may } from '@luhuan/shared/person/permission';
import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { call } from '../../../api/call.ts';
import { send } from '../../../api/transport.ts';
import { useLanguage, useText } from '../../../text/use-text.ts';
import { Field } from '../../../ui/field.tsx';
import { PushButton } from '../../../ui/push-button.tsx';
import { Written } from '../../../ui/written.tsx';
import { moment } from '../../period.ts';
import { useGovernmentText } from '../../text/use-government-text.ts';
import type { StepsProps } from './steps-props.ts';
import { useStep } from './use-step.ts';
import { useWho } from '../../ui/who.ts';

type State = 'paused' | 'draining';
type StopProps = Pick<StepsProps, 'managed' | 'reload'> & { state: State; onDone: () => void; onCancel: () => void };

const CODE = { paused: 'CampaignPaused', draining: 'CampaignDraining' } as const;

/** The very sentence that shoppers get. */
const Preview = ({ state, reason }: { state: State; reason: BothLanguages }) => {
  const text = useGovernmentText().campaign;
  return (
    <View className="campaign-preview" ariaLive="polite">
      <Text className="quiet">{text.stopPreview}</Text>
      {(['zh-CN', 'en'] as const).map((language) => {
        const { title, remedy } = problemOf({ code: CODE[state], reason }, language, '');
        return (
          <Text key={language} className="campaign-line">
            {`${title}${language === 'zh-CN' ? '。' : '. '}${remedy.shopper?.text ?? ''}`}
          </Text>
        );
      })}
    </View>
  );
};

const Stop = ({ managed, reload, state, onDone, onCancel }: StopProps) => {
  const text = useGovernmentText().campaign;
  const common = useText().common;
  const [reason, setReason] = useState<BothLanguages>({ 'zh-CN': '', en: '' });
  const [pressed, setPressed] = useState(false);
  const { campaignId, version } = managed.campaign;
  const { sent, take, readAgain, busy } = useStep(
    `stop:${campaignId}:${version}:${state}:${JSON.stringify(reason)}`,
    (key) => call(send, stopCampaign, { key, params: { campaignId }, body: { state, reason } }),
    reload,
    onDone,
  );
  const complete = BothLanguages.safeParse(reason).success;
  const stop = () => {
    setPressed(true);
    if (complete) take();
  };
  return (
    <View>
      <Text className="quiet">{state === 'paused' ? text.pauseNote : text.drainNote}</Text>
      {(['zh-CN', 'en'] as const).map((language) => (
        <Field
          key={language}
          name={`stop-${language}`}
          label={text.stopReason[language]}
          value={reason[language]}
          onChange={(words) => setReason({ ...reason, [language]: words })}
          error={pressed && reason[language].trim() === '' ? text.stopReasonMissing : undefined}
          maxLength={language === 'zh-CN' ? 120 : 200}
        />
      ))}
      {complete ? <Preview state={state} reason={reason} /> : null}
      <Written reader="officer" sent={sent} askAgain={take} onEdit={readAgain} />
      <View className="campaign-steps">
        <PushButton kind="danger" disabled={busy} onPush={stop}>
          {busy ? text.stopping : text.stopYes[state]}
        </PushButton>
        <PushButton kind="secondary" disabled={busy} onPush={onCancel}>
          {common.cancel}
        </PushButton>
      </View>
    </View>
  );
};

const Resume = ({ managed, officer, reload }: StepsProps) => {
  const text = useGovernmentText().campaign;
  const { campaignId, version, flow } = managed.campaign;
  const { sent, take, readAgain, busy } = useStep(
    `resume:${campaignId}:${version}`,
    (key) => call(send, resumeCampaign, { key, params: { campaignId }, body: {} }),
    reload,
  );
  if (flow.state !== 'paused') return null;
  if (!officer.mayReview) return <Text className="quiet">{text.resumeWait}</Text>;
  if (flow.by === officer.personId) return <Text className="quiet">{text.resumeOwn}</Text>;
  return (
    <View>
      <Written reader="officer" sent={sent} askAgain={take} onEdit={readAgain} />
      <PushButton disabled={busy} onPush={take}>
        {busy ? text.resuming : text.resume}
      </PushButton>
    </View>
  );
};

const Halted = ({ managed }: Pick<StepsProps, 'managed'>) => {
  const text = useGovernmentText().campaign;
  const language = useLanguage();
  const who = useWho();
  const { flow } = managed.campaign;
  if (flow.state === 'running') return null;
  return (
    <View className="campaign-halted">
      <Preview state={flow.state} reason={flow.reason} />
      <Text className="quiet">{text.stoppedBy(who(flow.by), moment(flow.at, language))}</Text>
    </View>
  );
};

/** Stops the giving out with a reason that shoppers see, and lets another person resume it. */
export const Flow = (steps: StepsProps) => {
  const { managed, officer, reload } = steps;
  const text = useGovernmentText().campaign;
  const [stopping, setStopping] = useState<State | null>(null);
  const { flow, version } = managed.campaign;
  const mayStop = may(officer.signed?.person, 'stopCampaign');
  return (
    <View className="block" key={version}>
      <Text className="block-title">{text.flow}</Text>
      <Halted managed={managed} />
      <Resume {...steps} />
      {stopping === null || flow.state === 'draining' ? (
        <View className="campaign-steps">
          {mayStop && flow.state === 'running' ? (
            <PushButton kind="danger" onPush={() => setStopping('paused')}>
              {text.pause}
            </PushButton>
          ) : null}
          {mayStop && flow.state !== 'draining' ? (
            <PushButton kind="danger" onPush={() => setStopping('draining')}>
              {text.drain}
            </PushButton>
          ) : null}
        </View>
      ) : (
        <Stop
          managed={managed}
          reload={reload}
          onDone={() => {
            setStopping(null);
            reload();
          }}
          state={stopping}
          onCancel={() => setStopping(null)}
        />
      )}
    </View>
  );
};
