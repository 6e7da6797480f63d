import { Text, View } from '@tarojs/components';
import { PushButton } from '../../../../ui/push-button.tsx';
import { useBuilderText } from '../../../text/use-builder-text.ts';
import { NumberField } from '../fields/number-field.tsx';
import { ChangedNote } from '../fields/rule-note.tsx';
import type { Form } from '../use-form.ts';
import type { WrittenCategory } from '../../../written-rules.ts';

const GRADES = [1, 2, 3, 4, 5, 'no-label'] as const;
type Grade = (typeof GRADES)[number];

/** The share of the price by the grade on the label: a grade without a rate gets nothing. */
export const Rates = ({ form, rule }: { form: Form; rule: WrittenCategory }) => {
  const text = useBuilderText();
  const { category, rates } = rule;
  const path = `categories.${category}.rates`;
  const set = (next: WrittenCategory['rates']) => form.changeCategory(category, { rates: next });
  const rank = ({ grade }: WrittenCategory['rates'][number]) => GRADES.indexOf(grade as Grade);
  const add = (grade: Grade) =>
    set([...rates, { grade, rate: rates[0]?.rate ?? '' }].toSorted((a, b) => rank(a) - rank(b)));
  const missing = GRADES.filter((grade) => rates.every((rate) => rate.grade !== grade));
  return (
    <View className="builder-group">
      <Text className="field-label">{text.goods.rates}</Text>
      <View className="builder-three">
        {rates.map(({ grade, rate }, index) => (
          <View key={String(grade)} className="builder-with-remove">
            <NumberField
              name={`rate-${category}-${grade}`}
              kind="percent"
              label={text.goods.rateOf(grade)}
              value={rate}
              onChange={(next) => set(rates.map((one, other) => (other === index ? { ...one, rate: next } : one)))}
              error={form.wrong(`${path}.${index}.rate`, rate)}
            />
            <PushButton
              kind="plain"
              label={text.common.removeNamed(text.goods.rateOf(grade))}
              onPush={() => set(rates.filter((_, other) => other !== index))}
            >
              {text.common.remove}
            </PushButton>
          </View>
        ))}
      </View>
      <View className="choices" ariaRole="group" ariaLabel={text.goods.addRate}>
        {missing.map((grade) => (
          <PushButton key={grade} kind="bare" className="choice" onPush={() => add(grade)}>
            <Text>{text.common.addNamed(text.rules.gradeName(grade))}</Text>
          </PushButton>
        ))}
      </View>
      {form.wrong(path) === undefined ? null : <Text className="field-error">{form.wrong(path)}</Text>}
      <ChangedNote form={form} path={path} name={text.goods.rates} />
    </View>
  );
};
