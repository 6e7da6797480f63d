import { fen } from '@luhuan/shared/fen';
import { CATEGORY_NAME } from '@luhuan/shared/text/category-name';
import { yuan } from '@luhuan/shared/text/format';
import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { useLanguage } from '../../../../text/use-text.ts';
import { PushButton } from '../../../../ui/push-button.tsx';
import { useBuilderText } from '../../../text/use-builder-text.ts';
import { NumberField } from '../fields/number-field.tsx';
import { Section } from '../fields/section.tsx';
import type { Form, FormProps } from '../use-form.ts';
import type { WrittenCategory } from '../../../written-rules.ts';
import { spread } from './spread.ts';

const numberIn = (value: number | string): number => (typeof value === 'number' ? value : 0);
const vouchersFor = (budgetFen: number, capFen: number): number => (capFen === 0 ? 0 : Math.floor(budgetFen / capFen));

/** One total in whole vouchers over all categories, and what is left over. */
const Spread = ({ form }: FormProps) => {
  const text = useBuilderText().money;
  const [total, setTotal] = useState<number | string>('');
  const [outcome, setOutcome] = useState<{ readonly hint?: string; readonly error?: string }>({});
  const { categories } = form.rules;
  const capsFen = categories.map(({ capFen }) => numberIn(capFen));
  const share = () => {
    if (typeof total !== 'number' || total === 0) return setOutcome({ error: text.spreadAmount });
    if (capsFen.length === 0 || capsFen.includes(0)) return setOutcome({ error: text.spreadCaps });
    const result = spread(total, capsFen);
    if (result === undefined)
      return setOutcome({ error: text.spreadShort(capsFen.reduce((sum, capFen) => sum + capFen, 0)) });
    const { partsFen, restFen } = result;
    form.change({
      categories: categories.map((rule, index) => ({ ...rule, budgetFen: fen(partsFen[index] ?? 0) })),
    });
    const vouchers = capsFen.reduce((sum, capFen, index) => sum + vouchersFor(partsFen[index] ?? 0, capFen), 0);
    return setOutcome({ hint: text.spreadDone(total - restFen, vouchers, restFen) });
  };
  return (
    <View className="builder-spread">
      <NumberField
        name="totalYuan"
        kind="yuan"
        label={text.total}
        value={total}
        onChange={setTotal}
        hint={outcome.hint ?? text.totalHint}
        error={outcome.error}
      />
      <PushButton kind="secondary" onPush={share}>
        {text.spread}
      </PushButton>
    </View>
  );
};

const Budget = ({ form, rule }: { form: Form; rule: WrittenCategory }) => {
  const text = useBuilderText().money;
  const name = CATEGORY_NAME[useLanguage()][rule.category];
  const { category, budgetFen, capFen } = rule;
  const [budget, cap] = [numberIn(budgetFen), numberIn(capFen)];
  return (
    <NumberField
      name={`budget-${category}`}
      kind="yuan"
      label={text.budgetOf(name)}
      value={budgetFen}
      onChange={(next) => form.changeCategory(category, { budgetFen: next })}
      hint={budget === 0 ? text.capOf(cap) : text.vouchers(budget, vouchersFor(budget, cap), cap)}
      error={form.wrong(`categories.${category}.budgetFen`, budgetFen)}
    />
  );
};

/** The money of each category, with how many vouchers it pays for. */
export const Budgets = ({ form }: FormProps) => {
  const text = useBuilderText().money;
  const { categories } = form.rules;
  const total = categories.reduce((sum, { budgetFen }) => sum + numberIn(budgetFen), 0);
  return (
    <Section
      title={text.budgets}
      note={form.managed === undefined || form.managed.campaign.inForce === null ? text.budgetsNote : text.byAdjustment}
    >
      <Spread form={form} />
      <View className="builder-three">
        {categories.map((rule) => (
          <Budget key={rule.category} form={form} rule={rule} />
        ))}
      </View>
      <View className="row builder-total">
        <Text>{text.inAll}</Text>
        <Text className="money">{yuan(total)}</Text>
      </View>
    </Section>
  );
};
