import type { Preset } from '@luhuan/shared/campaign/preset';
import type { GradeRate, WaterfallStep } from '@luhuan/shared/campaign/rule';
import { CATEGORY_NAME } from '@luhuan/shared/text/category-name';
import { DEDUCTION_NAME } from '@luhuan/shared/text/deduction-name';
import { percent } from '@luhuan/shared/text/format';
import { Text, View } from '@tarojs/components';
import { type Texts } from '../../text/zh-cn.ts';
import { useLanguage, useText } from '../../text/use-text.ts';
import { useGovernmentText } from '../text/use-government-text.ts';
import type { GovernmentTexts } from '../text/zh-cn.ts';
import './rule-list.scss';

/** The rules of a preset, or of a revision, which has a budget besides. */
type RulesShown = Preset['rules'];
type CategoryTerms = RulesShown['categories'][number];

const ratesText = (rates: readonly GradeRate[], text: GovernmentTexts): string => {
  const [first] = rates;
  const grades = rates.flatMap(({ grade }) => (grade === 'no-label' ? [] : [String(grade)]));
  const rate = text.rules.rate(first?.rate ?? 0);
  if (grades.length === 0) return `${rate} · ${text.rules.noLabel}`;
  const same = rates.every((other) => other.rate === first?.rate);
  return same
    ? `${rate} · ${text.rules.graded(grades)}`
    : rates.map((other) => text.rules.gradeRate(String(other.grade), other.rate)).join(' · ');
};

const termsText = (rule: CategoryTerms, text: GovernmentTexts, common: Texts): string =>
  [
    ratesText(rule.rates, text),
    common.campaign.cap(rule.capFen),
    ...(rule.priceCeilingFen === null ? [] : [common.campaign.ceiling(rule.priceCeilingFen)]),
    common.campaign.perPerson(rule.itemsPerPerson),
  ].join(' · ');

const Rule = ({ name, texts }: { name: string; texts: readonly string[] }) => (
  <View className="rule" ariaRole="listitem">
    <Text className="rule-name">{name}</Text>
    <View className="rule-texts">
      {texts.map((words) => (
        <Text key={words} className="rule-text">
          {words}
        </Text>
      ))}
    </View>
  </View>
);

/** What a campaign grants, in words; categories with the same terms share a line. */
export const RuleList = ({ rules }: { rules: RulesShown }) => {
  const text = useGovernmentText();
  const common = useText();
  const language = useLanguage();
  const { field } = common.campaign;
  const terms = rules.categories.map((rule) => ({
    name: CATEGORY_NAME[language][rule.category],
    words: termsText(rule, text, common),
  }));
  const goods = [...new Set(terms.map(({ words }) => words))].map((words) => ({
    words,
    names: common.common.list(terms.filter((term) => term.words === words).map(({ name }) => name)),
  }));
  const nameOf = ({ kind }: WaterfallStep) => DEDUCTION_NAME[language][kind];
  const deductions = (affectsBase: boolean) =>
    common.common.list(
      rules.waterfall.filter((step) => step.kind !== 'subsidy' && step.affectsBase === affectsBase).map(nameOf),
    );
  const { pointsPerYuan, pendingDays, validDays } = rules.points;
  return (
    <View className="rule-list" ariaRole="list">
      <Rule name={text.rules.goods} texts={goods.flatMap(({ names, words }) => [names, words])} />
      <Rule
        name={field.waterfall}
        texts={[
          rules.waterfall.map(nameOf).join(' → '),
          [text.rules.lowersBase(deductions(true)), text.rules.keepsBase(deductions(false))].join(' · '),
        ]}
      />
      <Rule
        name={field.purses}
        texts={[rules.purses.map(({ purse, share }) => `${text.rules.purse[purse]} ${percent(share)}`).join(' · ')]}
      />
      <Rule name={field.validityDays} texts={[text.rules.validity(rules.validityDays)]} />
      <Rule name={field.points} texts={[text.rules.points(pointsPerYuan, pendingDays, validDays)]} />
    </View>
  );
};
