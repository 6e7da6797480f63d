import { Text, View } from '@tarojs/components';
import { Field } from '../../../../ui/field.tsx';
import { PushButton } from '../../../../ui/push-button.tsx';
import { useBuilderText } from '../../../text/use-builder-text.ts';
import { DayField } from '../../../../ui/day-field.tsx';
import { ChangedNote } from '../fields/rule-note.tsx';
import type { Form } from '../use-form.ts';
import type { WrittenCategory } from '../../../written-rules.ts';

const orNull = (day: string): string | null => (day === '' ? null : day);

/** Standards whose grades count, each for its days: a grade 1 of an old edition is not a grade 1 of the new one. */
export const Standards = ({ form, rule }: { form: Form; rule: WrittenCategory }) => {
  const text = useBuilderText();
  const { category, standards } = rule;
  const path = `categories.${category}.standards`;
  const set = (next: WrittenCategory['standards']) => form.changeCategory(category, { standards: next });
  const put = (index: number, part: Partial<WrittenCategory['standards'][number]>) =>
    set(standards.map((one, other) => (other === index ? { ...one, ...part } : one)));
  return (
    <View className="builder-group">
      <Text className="field-label">{text.goods.standards}</Text>
      {standards.length === 0 ? <Text className="quiet">{text.goods.anyStandard}</Text> : null}
      {standards.map(({ standard, from, until }, index) => (
        <View key={index} className="builder-row-entries">
          <Field
            name={`standard-${category}-${index}`}
            label={text.goods.standard(index + 1)}
            value={standard}
            onChange={(next) => put(index, { standard: next })}
            hint={text.goods.standardHint}
            error={form.wrong(`${path}.${index}.standard`, standard)}
            maxLength={40}
          />
          <DayField
            name={`standard-from-${category}-${index}`}
            label={text.goods.standardFrom(index + 1)}
            value={from ?? ''}
            onChange={(day) => put(index, { from: orNull(day) })}
            placeholder={text.common.chooseDay}
            hint={text.goods.standardFromHint}
            error={form.wrong(`${path}.${index}.from`, from)}
          />
          <DayField
            name={`standard-until-${category}-${index}`}
            label={text.goods.standardUntil(index + 1)}
            value={until ?? ''}
            onChange={(day) => put(index, { until: orNull(day) })}
            placeholder={text.common.chooseDay}
            hint={text.goods.standardUntilHint}
            error={form.wrong(`${path}.${index}.until`, until)}
          />
          <PushButton
            kind="plain"
            label={text.common.removeNamed(text.goods.standard(index + 1))}
            onPush={() => set(standards.filter((_, other) => other !== index))}
          >
            {text.common.remove}
          </PushButton>
        </View>
      ))}
      <PushButton kind="plain" onPush={() => set([...standards, { standard: '', from: null, until: null }])}>
        {text.goods.addStandard}
      </PushButton>
      {form.wrong(path) === undefined ? null : <Text className="field-error">{form.wrong(path)}</Text>}
      <ChangedNote form={form} path={path} name={text.goods.standards} />
    </View>
  );
};
