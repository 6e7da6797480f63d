import type { Rules } from '@luhuan/shared/campaign/revision';
import { CATEGORY_NAME } from '@luhuan/shared/text/category-name';
import { Text, View } from '@tarojs/components';
import { useLanguage } from '../../text/use-text.ts';
import { useRuleWords } from './use-rule-words.ts';
import './rule-list.scss';

const FIELDS = [
  'authority',
  'programme',
  'window',
  'allocation',
  'openings',
  'release',
  'channels',
  'reclaim',
  'location',
  'oldItem',
  'onReturn',
  'waterfall',
  'purses',
  'payoutDelayDays',
  'points',
  'conditions',
  'relations',
  'tranches',
] as const;

const Rule = ({ name, texts }: { name: string; texts: readonly string[] }) => (
  <View className="rule" ariaRole="listitem">
    <Text className="rule-name">{name}</Text>
    <View className="rule-texts">
      {texts.map((words, index) => (
        <Text key={index} className="rule-text">
          {words}
        </Text>
      ))}
    </View>
  </View>
);

/** What a campaign grants, in words; categories with the same terms share a line. */
export const RuleList = ({ rules }: { rules: Rules }) => {
  const words = useRuleWords();
  const names = CATEGORY_NAME[useLanguage()];
  const terms = rules.categories.map((rule) => ({ name: names[rule.category], says: words.terms(rule) }));
  const goods = [...new Set(terms.map(({ says }) => says))].map((says) =>
    words.text.told(words.text.listed(terms.filter((term) => term.says === says).map(({ name }) => name)), says),
  );
  return (
    <View className="rule-list" ariaRole="list">
      <Rule name={words.name('categories')} texts={goods} />
      {FIELDS.map((field) => (
        <Rule key={field} name={words.name(field)} texts={words.field(rules, field) ?? []} />
      ))}
    </View>
  );
};
