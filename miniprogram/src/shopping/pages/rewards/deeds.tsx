import type { OpenCampaign } from '@luhuan/shared/api/campaigns';
import type { DeedRule } from '@luhuan/shared/campaign/rule';
import type { Deed } from '@luhuan/shared/deed/deed';
import { DEED_NAME } from '@luhuan/shared/text/deed-name';
import { date } from '@luhuan/shared/text/format';
import { Text, View } from '@tarojs/components';
import { useLanguage } from '../../../text/use-text.ts';
import { spelled } from '../../../ui/grouped.ts';
import { GrownList } from '../../../ui/grown-list.tsx';
import { PushButton } from '../../../ui/push-button.tsx';
import { Shown, Standing } from '../../../ui/standing.tsx';
import { StatusTag } from '../../../ui/status-tag.tsx';
import { Written } from '../../../ui/written.tsx';
import { useRewardsText } from '../../text/use-rewards-text.ts';
import { type DeedsPage, useReporting } from './use-deeds.ts';

const TONE = { reported: 'wait', confirmed: 'good', 'taken-back': 'wait' } as const;

type Reporting = { campaign: OpenCampaign; rule: DeedRule; isShopper: boolean; reload: () => void };

const DeedRow = ({ campaign, rule, isShopper, reload }: Reporting) => {
  const text = useRewardsText().deeds;
  const language = useLanguage();
  const { sent, report, clear } = useReporting(campaign, rule.deed, reload);
  return (
    <View className="rewards-actions">
      <Text className="rewards-name">{DEED_NAME[language][rule.deed]}</Text>
      <Text className="figure">{text.earns(rule.points, rule.timesPerYear)}</Text>
      <Written sent={sent} reader="shopper" askAgain={() => void report()} onEdit={clear} />
      <View ariaLive="polite">{sent.state === 'done' ? <Text>{`✓ ${text.reported}`}</Text> : null}</View>
      {isShopper ? (
        <PushButton kind="secondary" disabled={sent.state === 'sending'} onPush={() => void report()}>
          {sent.state === 'sending' ? text.reporting : text.report}
        </PushButton>
      ) : null}
    </View>
  );
};

const CampaignBlock = ({ campaign, isShopper, reload }: Omit<Reporting, 'rule'>) => {
  const text = useRewardsText().deeds;
  const { title, points } = campaign.revision.rules;
  return (
    <View className="block" ariaRole="listitem">
      <Text className="block-title">{title}</Text>
      {points.pointsPer100Kwh === undefined ? null : (
        <Text className="rewards-line">{text.saving(points.pointsPer100Kwh)}</Text>
      )}
      {points.recyclePoints === undefined ? null : (
        <Text className="rewards-line">{text.recycle(points.recyclePoints)}</Text>
      )}
      {(points.deeds ?? []).map((rule) => (
        <DeedRow key={rule.deed} campaign={campaign} rule={rule} isShopper={isShopper} reload={reload} />
      ))}
      {points.mostPerYear === undefined ? null : (
        <Text className="quiet rewards-most">{text.most(points.mostPerYear)}</Text>
      )}
    </View>
  );
};

const DeedBlock = ({ deed }: { deed: Deed }) => {
  const text = useRewardsText().deeds;
  const language = useLanguage();
  return (
    <View className="block" ariaRole="listitem">
      <View className="row">
        <Text className="rewards-name">{DEED_NAME[language][deed.deed]}</Text>
        <StatusTag tone={TONE[deed.state]}>{text.state[deed.state]}</StatusTag>
      </View>
      {deed.state === 'reported' ? (
        <View>
          <Text className="rewards-code figure" ariaLabel={spelled(deed.deedCode)}>
            {`${deed.deedCode.slice(0, 5)} ${deed.deedCode.slice(5)}`}
          </Text>
          <Text className="quiet rewards-line">{text.codeHint}</Text>
        </View>
      ) : (
        <Text className="quiet figure">{text.confirmedAt(date(deed.confirmedAt, language), deed.points)}</Text>
      )}
    </View>
  );
};

const earns = ({ revision }: OpenCampaign): boolean => {
  const { pointsPer100Kwh, recyclePoints, deeds = [] } = revision.rules.points;
  return pointsPer100Kwh !== undefined || recyclePoints !== undefined || deeds.length > 0;
};

/** How points are earned without buying, and what one did of it. */
export const Deeds = ({ page }: { page: DeedsPage }) => {
  const text = useRewardsText().deeds;
  const { mine } = page;
  const reload = () => {
    if (mine.state === 'shown') mine.reload();
  };
  return (
    <Shown screen={page.campaigns}>
      {({ items }) =>
        items.some(earns) ? (
          <View>
            <Shown screen={mine}>
              {(found) =>
                found.items.length === 0 ? null : (
                  <GrownList found={found} page={page} keyOf={({ deedId }) => deedId}>
                    {(deed) => <DeedBlock deed={deed} />}
                  </GrownList>
                )
              }
            </Shown>
            {items.filter(earns).map((campaign) => (
              <CampaignBlock key={campaign.campaignId} campaign={campaign} isShopper={page.isShopper} reload={reload} />
            ))}
            <Text className="quiet">{text.assumption}</Text>
          </View>
        ) : (
          <Standing sheet="empty" title={text.none} text={text.noneText} />
        )
      }
    </Shown>
  );
};
