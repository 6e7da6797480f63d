import type { OpenCampaign } from '@luhuan/shared/api/campaigns';
import type { CategoryRule } from '@luhuan/shared/campaign/rule';
import type { Instant } from '@luhuan/shared/clock';
import { dateTime, deadline } from '@luhuan/shared/text/format';
import { Text, View } from '@tarojs/components';
import { useLanguage, useText } from '../../text/use-text.ts';
import { ActingBanner } from '../../ui/acting-banner.tsx';
import { CampaignRules } from '../../ui/campaign-rules.tsx';
import { RuleBases } from '../../ui/rule-bases.tsx';
import { Screen } from '../../ui/screen.tsx';
import { Shown } from '../../ui/standing.tsx';
import { StatusTag } from '../../ui/status-tag.tsx';
import { CategoryBlock } from './category-block.tsx';
import type { CampaignPage } from './use-campaign.ts';
import './campaign.scss';

const CampaignHead = ({ campaign, now }: { campaign: OpenCampaign; now: Instant }) => {
  const text = useText();
  const language = useLanguage();
  const { halted, opensAt, moreMoneyAt, stage } = campaign;
  const { title, authority, window, points } = campaign.revision.rules;
  return (
    <View className="block">
      <Text className="block-title">{title}</Text>
      <Text className="quiet">{text.common.pair(text.campaign.authority, authority)}</Text>
      <Text className="quiet">{`${text.campaign.window} ${dateTime(window.from, language)} – ${deadline(window.until, language)}`}</Text>
      {halted === null ? null : (
        <View className="campaign-halted">
          <StatusTag tone="wait">{text.campaign.stopped[stage === 'draining' ? 'draining' : 'paused']}</StatusTag>
          <Text>{halted[language]}</Text>
        </View>
      )}
      {opensAt === null || opensAt <= now ? null : (
        <Text className="campaign-next">{text.home.opensAt(dateTime(opensAt, language))}</Text>
      )}
      {stage !== 'exhausted' || moreMoneyAt === null ? null : (
        <Text className="campaign-next">{text.home.moreMoney(dateTime(moreMoneyAt, language))}</Text>
      )}
      <Text className="quiet">{text.campaign.points(points.pointsPerYuan, points.pendingDays)}</Text>
    </View>
  );
};

export const CampaignView = ({ page }: { page: CampaignPage }) => {
  const text = useText();
  const askedFirst = (a: CategoryRule, b: CategoryRule) =>
    Number(b.category === page.asked) - Number(a.category === page.asked);
  return (
    <Screen title={text.campaign.title}>
      <ActingBanner />
      <Shown screen={page.screen}>
        {({ campaign, offers, outlooks }, reload) => {
          const { rules } = campaign.revision;
          const chosen = page.category ?? rules.categories[0]?.category;
          return (
            <View>
              <CampaignHead campaign={campaign} now={page.now} />
              {rules.categories.toSorted(askedFirst).map((rule) => (
                <CategoryBlock
                  key={rule.category}
                  campaign={campaign}
                  rule={rule}
                  offer={offers.find(({ category }) => category === rule.category)}
                  outlook={outlooks.find(({ category }) => category === rule.category)}
                  now={page.now}
                  chosen={rule.category === chosen}
                  choose={() => page.choose(rule.category)}
                  reload={reload}
                />
              ))}
              <CampaignRules rules={rules} now={page.now} />
              <RuleBases bases={rules.bases} />
            </View>
          );
        }}
      </Shown>
    </Screen>
  );
};
