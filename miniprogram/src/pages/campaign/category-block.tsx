import type { OpenCampaign } from '@luhuan/shared/api/campaigns';
import type { CategoryRule } from '@luhuan/shared/campaign/rule';
import type { Outlook } from '@luhuan/shared/pacing/outlook';
import type { Offer } from '@luhuan/shared/offer/offer';
import type { Instant } from '@luhuan/shared/clock';
import { standardsOn } from '@luhuan/shared/quote/rate';
import { CATEGORY_NAME } from '@luhuan/shared/text/category-name';
import { percent } from '@luhuan/shared/text/format';
import { Text, View } from '@tarojs/components';
import { useLanguage, useText } from '../../text/use-text.ts';
import type { Texts } from '../../text/zh-cn.ts';
import { OfferAction } from '../../ui/offer-action.tsx';
import { PushButton } from '../../ui/push-button.tsx';
import { toModels } from '../../ui/to-models.ts';
import { OutlookLines } from './outlook-lines.tsx';

/** `15%` for one rate, `1 级 20%、2 级 15%` where grades differ. */
const rateWords = (text: Texts, { rates }: CategoryRule): string[] => {
  const graded = rates.flatMap(({ grade, rate }) => (grade === 'no-label' ? [] : [{ grade, rate }]));
  const [first] = rates;
  if (first === undefined) return [];
  if (graded.length === 0) return [text.campaign.rate(first.rate), text.campaign.noLabel];
  if (graded.every(({ rate }) => rate === first.rate))
    return [
      text.campaign.rate(first.rate),
      text.campaign.grades(text.common.list(graded.map(({ grade }) => String(grade)))),
    ];
  return [text.common.list(graded.map(({ grade, rate }) => `${text.appliances.grade(grade)} ${percent(rate)}`))];
};

const ruleWords = (text: Texts, rule: CategoryRule, now: Instant): string =>
  [
    ...rateWords(text, rule),
    ...(rule.priceCeilingFen === null ? [] : [text.campaign.ceiling(rule.priceCeilingFen)]),
    ...(rule.standards.length === 0
      ? []
      : [text.common.pair(text.campaign.field['standards'] ?? '', text.common.list(standardsOn(rule, now)))]),
    text.campaign.perPerson(rule.itemsPerPerson),
  ].join(' · ');

type CategoryBlockProps = {
  campaign: OpenCampaign;
  rule: CategoryRule;
  /** `undefined` where it is not known what the person can get. */
  offer: Offer | undefined;
  /** `undefined` where it is not known when more comes. */
  outlook: Outlook | undefined;
  chosen: boolean;
  now: Instant;
  choose: () => void;
  reload: () => void;
};

/** One category is open at a time, so that there is one thing to decide. */
export const CategoryBlock = ({ campaign, rule, offer, outlook, chosen, now, choose, reload }: CategoryBlockProps) => {
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
      {outlook === undefined ? null : <OutlookLines outlook={outlook} now={now} />}
      {chosen ? (
        <View className="campaign-actions">
          <OfferAction campaign={campaign} category={rule.category} offer={offer} onClaimed={reload} />
          <Text className="quiet campaign-terms">{ruleWords(text, rule, now)}</Text>
          <PushButton kind="plain" onPush={() => toModels(rule.category)}>
            {text.campaign.models}
          </PushButton>
        </View>
      ) : null}
    </View>
  );
};
