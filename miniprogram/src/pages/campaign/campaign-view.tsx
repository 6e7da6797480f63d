import type { OpenCampaign } from '@luhuan/shared/api/campaigns';
import type { CategoryRule } from '@luhuan/shared/campaign/rule';
import { CATEGORY_NAME } from '@luhuan/shared/text/category-name';
import { dateTime, deadline } from '@luhuan/shared/text/format';
import { Text, View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { chosenCategory } from '../../storage/catalogue.ts';
import { useLanguage, useText } from '../../text/use-text.ts';
import { ClaimPanel } from '../../ui/claim-panel.tsx';
import { PushButton } from '../../ui/push-button.tsx';
import { RuleBases } from '../../ui/rule-bases.tsx';
import { Screen } from '../../ui/screen.tsx';
import { Shown } from '../../ui/standing.tsx';
import type { CampaignPage } from './use-campaign.ts';
import './campaign.scss';

type CategoryBlockProps = { campaign: OpenCampaign; rule: CategoryRule; reload: () => void };

const CategoryBlock = ({ campaign, rule, reload }: CategoryBlockProps) => {
  const text = useText();
  const left = campaign.supply.find(({ category }) => category === rule.category)?.vouchersLeft ?? 0;
  const grades = rule.rates.flatMap(({ grade }) => (grade === 'no-label' ? [] : [grade]));
  const [first] = rule.rates;
  return (
    <View className="block">
      <View className="row">
        <Text className="campaign-category">{CATEGORY_NAME[useLanguage()][rule.category]}</Text>
        <Text className="quiet">{left > 0 ? text.home.left(left) : text.home.noneLeft}</Text>
      </View>
      <Text className="money campaign-cap">{text.campaign.cap(rule.capFen)}</Text>
      <Text className="quiet">
        {[
          text.campaign.rate(first?.rate ?? 0),
          grades.length === 0 ? text.campaign.noLabel : text.campaign.grades(grades.join('、')),
          ...(rule.priceCeilingFen === null ? [] : [text.campaign.ceiling(rule.priceCeilingFen)]),
          text.campaign.perPerson(rule.itemsPerPerson),
        ].join(' · ')}
      </Text>
      <View className="campaign-actions">
        <ClaimPanel campaignId={campaign.campaignId} category={rule.category} onClaimed={reload} />
        <PushButton
          kind="plain"
          onPush={() => {
            chosenCategory.set(rule.category);
            void Taro.switchTab({ url: '/pages/appliances/index' });
          }}
        >
          {text.campaign.models}
        </PushButton>
      </View>
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
  const chosenFirst = (a: CategoryRule, b: CategoryRule) =>
    Number(b.category === page.category) - Number(a.category === page.category);
  return (
    <Screen title={text.campaign.title}>
      <Shown screen={page.screen}>
        {(campaign, reload) => (
          <View>
            <CampaignHead campaign={campaign} />
            {campaign.revision.rules.categories.toSorted(chosenFirst).map((rule) => (
              <CategoryBlock key={rule.category} campaign={campaign} rule={rule} reload={reload} />
            ))}
            <RuleBases bases={campaign.revision.rules.bases} />
          </View>
        )}
      </Shown>
    </Screen>
  );
};
