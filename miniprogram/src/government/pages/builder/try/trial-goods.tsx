import { CATEGORIES } from '@luhuan/shared/appliance/category';
import { type Rules, ruleFor } from '@luhuan/shared/campaign/revision';
import { CATEGORY_NAME } from '@luhuan/shared/text/category-name';
import { DEDUCTION_NAME } from '@luhuan/shared/text/deduction-name';
import { View } from '@tarojs/components';
import { useLanguage } from '../../../../text/use-text.ts';
import { Field } from '../../../../ui/field.tsx';
import { useBuilderText } from '../../../text/use-builder-text.ts';
import { Choice } from '../../../ui/choice.tsx';
import { NumberField } from '../fields/number-field.tsx';
import { Section } from '../fields/section.tsx';
import { ANSWERS, standardsOn } from './trial.ts';
import type { TrialProps } from './trial-person.tsx';

type GoodsProps = TrialProps & { rules: Rules };

const GRADES = [1, 2, 3, 4, 5, 'no-label', 'unknown'] as const;

const Prices = ({ trial, put, rules }: GoodsProps) => {
  const text = useBuilderText().trial;
  const names = DEDUCTION_NAME[useLanguage()];
  const kinds = rules.waterfall.flatMap(({ kind }) => (kind === 'subsidy' ? [] : [kind]));
  return (
    <View className="builder-three">
      <NumberField
        name="trial-list"
        kind="yuan"
        label={text.list}
        value={trial.list}
        onChange={(list) => put({ list })}
      />
      {kinds.map((kind) => (
        <NumberField
          key={kind}
          name={`trial-${kind}`}
          kind="yuan"
          label={text.deduction(names[kind])}
          value={trial.deductions[kind] ?? ''}
          onChange={(amount) => put({ deductions: { ...trial.deductions, [kind]: amount } })}
        />
      ))}
    </View>
  );
};

const Labels = ({ trial, put, rules }: GoodsProps) => {
  const text = useBuilderText().trial;
  const standards = ruleFor(rules, trial.category)?.standards ?? [];
  return (
    <View>
      <Choice
        label={text.grade}
        options={GRADES.map((grade) => ({ value: grade, words: text.gradeName(grade) }))}
        value={trial.grade}
        onChange={(grade) => put({ grade })}
      />
      {standards.length === 0 || typeof trial.grade !== 'number' ? null : (
        <Choice
          label={text.standard}
          options={[...standards.map(({ standard }) => standard), text.otherStandard].map((standard) => ({
            value: standard,
            words: standard,
          }))}
          value={trial.standard === '' ? standardsOn(rules, trial.category, trial.at)[0] : trial.standard}
          onChange={(standard) => put({ standard })}
        />
      )}
    </View>
  );
};

/** What is bought, for how much, and where it goes. */
export const TrialGoods = (props: GoodsProps) => {
  const { trial, put, rules } = props;
  const text = useBuilderText().trial;
  const names = CATEGORY_NAME[useLanguage()];
  const inIt = rules.categories.map(({ category }) => category);
  const outside = CATEGORIES.find((category) => !inIt.includes(category));
  const categories = outside === undefined ? inIt : [...inIt, outside];
  return (
    <Section title={text.goods}>
      <Choice
        label={text.category}
        options={categories.map((category) => ({
          value: category,
          words: category === outside ? text.outside(names[category]) : names[category],
        }))}
        value={trial.category}
        onChange={(category) => put({ category, standard: '' })}
      />
      <Labels {...props} />
      <Prices {...props} />
      <View className="builder-two">
        <Field
          name="trial-form"
          label={text.form}
          value={trial.form}
          onChange={(form) => put({ form })}
          hint={text.formHint}
          maxLength={30}
        />
        <Choice
          label={text.oldItem}
          options={(['none', trial.category, 'unknown'] as const).map((value) => ({
            value,
            words: value === 'none' || value === 'unknown' ? text.oldItemIs[value] : text.oldItemSame(names[value]),
          }))}
          value={trial.oldItem}
          onChange={(oldItem) => put({ oldItem })}
        />
        <Choice
          label={text.delivered}
          options={ANSWERS.map((value) => ({ value, words: text.answer[value] }))}
          value={trial.delivered}
          onChange={(delivered) => put({ delivered })}
        />
      </View>
    </Section>
  );
};
