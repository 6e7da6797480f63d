import { decideAdjustment, listAdjustments } from '@luhuan/shared/api/adjustments';
import type { ManagedCampaign } from '@luhuan/shared/api/campaigns';
import type { Adjustment } from '@luhuan/shared/campaign/adjustment';
import { may } from '@luhuan/shared/person/permission';
import type { Pool } from '@luhuan/shared/quota/pool';
import { CATEGORY_NAME } from '@luhuan/shared/text/category-name';
import { yuan } from '@luhuan/shared/text/format';
import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { call } from '../../../api/call.ts';
import { send } from '../../../api/transport.ts';
import { useLoad } from '../../../api/use-load.ts';
import { useOnce } from '../../../api/use-once.ts';
import { useLanguage } from '../../../text/use-text.ts';
import { PushButton } from '../../../ui/push-button.tsx';
import { StatusTag } from '../../../ui/status-tag.tsx';
import { Written } from '../../../ui/written.tsx';
import { moment } from '../../period.ts';
import { useGovernmentText } from '../../text/use-government-text.ts';
import { DeskShown } from '../../ui/desk-shown.tsx';
import { useOfficer } from '../../use-officer.ts';
import { AskAdjustment } from './ask-adjustment.tsx';
import { useWho } from './who.ts';

const TONE = { asked: 'money', applied: 'good', declined: 'wait' } as const;

type LineProps = { adjustment: Adjustment; onDone: () => void };

/** One of the two answers to a request. */
const Verdict = ({ adjustment, verdict, onDone }: LineProps & { verdict: 'applied' | 'declined' }) => {
  const text = useGovernmentText().campaign;
  const { campaignId, adjustmentId } = adjustment;
  const { sent, submit, clear } = useOnce(`decide:${adjustmentId}:${verdict}`, (key) =>
    call(send, decideAdjustment, { key, params: { campaignId, adjustmentId }, body: { verdict } }),
  );
  const decide = async () => {
    const { state } = await submit();
    if (state === 'done') onDone();
  };
  return (
    <View>
      <Written reader="officer" sent={sent} askAgain={() => void decide()} onEdit={clear} />
      <PushButton
        kind={verdict === 'applied' ? 'secondary' : 'danger'}
        disabled={sent.state === 'sending' || sent.state === 'done'}
        onPush={() => void decide()}
      >
        {verdict === 'applied' ? text.apply : text.decline}
      </PushButton>
    </View>
  );
};

const Line = ({ adjustment, onDone }: LineProps) => {
  const text = useGovernmentText().campaign;
  const language = useLanguage();
  const who = useWho();
  const officer = useOfficer();
  const { category, currentFen, targetFen, status, askedBy, askedAt, reason } = adjustment;
  const mine = askedBy === officer.personId;
  return (
    <View className="campaign-did" ariaRole="listitem">
      <View className="row">
        <Text className="figure">
          {text.adjustment(CATEGORY_NAME[language][category], yuan(currentFen), yuan(targetFen))}
        </Text>
        <StatusTag tone={TONE[status]}>{text.adjustmentStatus[status]}</StatusTag>
      </View>
      <Text className="campaign-line">{reason}</Text>
      <Text className="quiet">{text.askedBy(who(askedBy), moment(askedAt, language))}</Text>
      {status !== 'asked' ? null : mine ? (
        <Text className="quiet">{text.own}</Text>
      ) : may(officer.signed?.person, 'decideAdjustment') ? (
        <View className="campaign-pair">
          <Verdict adjustment={adjustment} verdict="applied" onDone={onDone} />
          <Verdict adjustment={adjustment} verdict="declined" onDone={onDone} />
        </View>
      ) : null}
    </View>
  );
};

const MOST = 50;

/** Budgets of the campaign in force: who asked for another one, and what became of it. */
export const Adjustments = ({ managed, reload }: { managed: ManagedCampaign; reload: () => void }) => {
  const text = useGovernmentText().campaign;
  const names = CATEGORY_NAME[useLanguage()];
  const officer = useOfficer();
  const [asking, setAsking] = useState<Pool['category'] | null>(null);
  const { campaignId, version } = managed.campaign;
  const screen = useLoad(
    () => call(send, listAdjustments, { params: { campaignId }, query: { limit: MOST } }),
    `adjustments:${campaignId}:${version}`,
  );
  const pool = managed.pools.find(({ category }) => category === asking);
  return (
    <View className="block">
      <Text className="block-title">{text.adjustments}</Text>
      <Text className="quiet">{text.adjustNote}</Text>
      {!may(officer.signed?.person, 'requestAdjustment') ? null : pool === undefined ? (
        <View className="choices campaign-adjust" ariaRole="group" ariaLabel={text.adjust}>
          {managed.pools.map(({ category }) => (
            <PushButton
              key={category}
              kind="bare"
              className="choice"
              label={text.adjustFor(names[category])}
              onPush={() => setAsking(category)}
            >
              <Text>{names[category]}</Text>
            </PushButton>
          ))}
        </View>
      ) : (
        <AskAdjustment
          key={pool.category}
          managed={managed}
          pool={pool}
          onDone={() => {
            setAsking(null);
            if (screen.state === 'shown') screen.reload();
          }}
          onCancel={() => setAsking(null)}
        />
      )}
      <DeskShown screen={screen}>
        {({ items }, again) =>
          items.length === 0 ? (
            <Text className="quiet">{text.noAdjustments}</Text>
          ) : (
            <View ariaRole="list">
              {items.map((adjustment) => (
                <Line
                  key={adjustment.adjustmentId}
                  adjustment={adjustment}
                  onDone={() => {
                    again();
                    reload();
                  }}
                />
              ))}
            </View>
          )
        }
      </DeskShown>
    </View>
  );
};
