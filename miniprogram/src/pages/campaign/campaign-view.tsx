import type { OpenCampaign } from '@luhuan/shared/api/campaigns';
import type { CategoryRule } from '@luhuan/shared/campaign/rule';
import { CATEGORY_NAME } from '@luhuan/shared/text/category-name';
import { dateTime, deadline } from '@luhuan/shared/text/format';
import { Text, View } from '@tarojs/components';
import { useLanguage, useText } from '../../text/use-text.ts';
import type { Texts } from '../../text/zh-cn.ts';
import { ClaimPanel } from '../../ui/claim-panel.tsx';
import { ActingBanner } from '../../ui/acting-banner.tsx';
import { PushButton } from '../../ui/push-button.tsx';
import { RuleBases } from '../../ui/rule-bases.tsx';
import { Screen } from '../../ui/screen.tsx';
import { Shown } from '../../ui/standing.tsx';
import { toModels } from '../places.ts';
import type { CampaignPage } from './use-campaign.ts';
import './campaign.scss';

type CategoryBlockProps = {
  campaign: OpenCampaign;
  rule: CategoryRule;
  chosen: boolean;
  choose: () => void;
  reload: () => void;
};

const ruleWords = (text: Texts, rule: CategoryRule): string => {
  const grades = rule.rates.flatMap(({ grade }) => (grade === 'no-label' ? [] : [grade]));
  return [
    text.campaign.rate(rule.rates[0]?.rate ?? 0),
    grades.length === 0 ? text.campaign.noLabel : text.campaign.grades(text.common.list(grades.map(String))),
    ...(rule.priceCeilingFen === null ? [] : [text.campaign.ceiling(rule.priceCeilingFen)]),
    text.campaign.perPerson(rule.itemsPerPerson),
  ].join(' · ');
};

/** One category is open at a time, so that there is one thing to decide. */
const CategoryBlock = ({ campaign, rule, chosen, choose, reload }: CategoryBlockProps) => {
  const text = useText();
  const name = CATEGORY_NAME[useLanguage()][rule.category];
  const left = campaign.supply.find(({ category }) => category === rule.category)?.vouchersLeft ?? 0;
  return (
    <View className={`block ${chosen ? 'campaign-chosen' : ''}`}>
      <View className="row">
        <Text className="campaign-category">{name}</Text>
        <Text className="quiet">{left > 0 ? text.home.left(left) : text.home.noneLeft}</Text>
      </View>
      <View className="row">
        <Text className="money">{text.campaign.cap(rule.capFen)}</Text>
        {chosen ? null : (
          <PushButton kind="plain" label={`${text.campaign.choose} ${name}`} onPush={choose}>
            {text.campaign.choose}
          </PushButton>
        )}
      </View>
      {chosen ? (
        <View className="campaign-actions">
          <Text className="quiet">{ruleWords(text, rule)}</Text>
          <ClaimPanel campaignId={campaign.campaignId} category={rule.category} onClaimed={reload} />
          <PushButton kind="plain" onPush={() => toModels(rule.category)}>
            {text.campaign.models}
          </PushButton>
        </View>
      ) : null}
    </View>
  );
};

const CampaignHead = ({ campaign }: { campaign: OpenCampaign }) => {
  const text = useText();
  const language = useLanguage();
  const { title, window, validityDays, points } = campaign.revision.rules;
  return (
    <View className="block">
      <Text className="block-title">{title}</Text>
      <Text className="quiet">{`${text.campaign.window} ${dateTime(window.from, language)} – ${deadline(window.until, language)}`}</Text>
      <Text className="quiet">{text.campaign.validity(validityDays)}</Text>
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
        {(campaign, reload) => {
          const { categories, bases } = campaign.revision.rules;
          const chosen = page.category ?? categories[0]?.category;
          return (
            <View>
              <CampaignHead campaign={campaign} />
              {categories.toSorted(askedFirst).map((rule) => (
                <CategoryBlock
                  key={rule.category}
                  campaign={campaign}
                  rule={rule}
                  chosen={rule.category === chosen}
                  choose={() => page.choose(rule.category)}
                  reload={reload}
                />
              ))}
              <RuleBases bases={bases} />
            </View>
          );
        }}
      </Shown>
    </Screen>
  );
};
