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
import { useLanguage } from '../../../text/use-text.ts';
import { PushButton } from '../../../ui/push-button.tsx';
import { useGovernmentText } from '../../text/use-government-text.ts';
import { DeskShown } from '../../ui/desk-shown.tsx';
import { useOfficer } from '../../use-officer.ts';
import { AskAdjustment } from './ask-adjustment.tsx';
import { AskedLine } from './asked-line.tsx';

type LineProps = { adjustment: Adjustment; onDone: () => void };

const Line = ({ adjustment, onDone }: LineProps) => {
  const text = useGovernmentText().campaign;
  const names = CATEGORY_NAME[useLanguage()];
  const officer = useOfficer();
  const { campaignId, adjustmentId, category, currentFen, targetFen } = adjustment;
  return (
    <AskedLine
      asked={adjustment}
      words={text.adjustment(names[category], yuan(currentFen), yuan(targetFen))}
      subject={`decide:${adjustmentId}`}
      mayDecide={may(officer.signed?.person, 'decideAdjustment')}
      decide={(key, verdict) =>
        call(send, decideAdjustment, { key, params: { campaignId, adjustmentId }, body: { verdict } })
      }
      onDone={onDone}
    />
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
