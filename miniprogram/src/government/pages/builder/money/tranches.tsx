import type { Category } from '@luhuan/shared/appliance/category';
import { CATEGORY_NAME } from '@luhuan/shared/text/category-name';
import { Text, View } from '@tarojs/components';
import { useLanguage } from '../../../../text/use-text.ts';
import { PushButton } from '../../../../ui/push-button.tsx';
import { useBuilderText } from '../../../text/use-builder-text.ts';
import { MomentField } from '../../../ui/moment-field.tsx';
import { NumberField } from '../fields/number-field.tsx';
import { Section } from '../fields/section.tsx';
import type { Form, FormProps } from '../use-form.ts';
import type { WrittenTranche } from '../../../written-rules.ts';

type TrancheProps = { form: Form; tranche: WrittenTranche; index: number };

const amountOf = ({ budgets }: WrittenTranche, category: Category): number | string =>
  budgets.find((budget) => budget.category === category)?.amountFen ?? '';

/** A category without an amount gets nothing of this tranche. */
const withAmount = (tranche: WrittenTranche, category: Category, amountFen: number | string): WrittenTranche => {
  const others = tranche.budgets.filter((budget) => budget.category !== category);
  return { ...tranche, budgets: amountFen === '' ? others : [...others, { category, amountFen }] };
};

const Tranche = ({ form, tranche, index }: TrancheProps) => {
  const text = useBuilderText();
  const names = CATEGORY_NAME[useLanguage()];
  const { tranches, categories } = form.rules;
  const path = `tranches.${index}`;
  const put = (next: WrittenTranche) =>
    form.change({ tranches: tranches.map((one, other) => (other === index ? next : one)) });
  const position = (category: Category) => tranche.budgets.findIndex((budget) => budget.category === category);
  return (
    <View className="builder-item" ariaRole="listitem">
      <View className="row">
        <Text className="builder-card-name">{text.money.tranche(index + 1)}</Text>
        <PushButton
          kind="plain"
          label={text.common.removeNamed(text.money.tranche(index + 1))}
          onPush={() => form.change({ tranches: tranches.filter((_, other) => other !== index) })}
        >
          {text.common.remove}
        </PushButton>
      </View>
      <MomentField
        name={`tranche-${index}`}
        label={text.money.trancheAt(index + 1)}
        value={tranche.at}
        onChange={(at) => put({ ...tranche, at })}
        error={form.wrong(path, tranche.at) ?? form.wrong(`${path}.at`, tranche.at)}
      />
      <View className="builder-three">
        {categories.map(({ category }) => (
          <NumberField
            key={category}
            name={`tranche-${index}-${category}`}
            kind="yuan"
            label={text.money.trancheOf(index + 1, names[category])}
            value={amountOf(tranche, category)}
            onChange={(amountFen) => put(withAmount(tranche, category, amountFen))}
            error={form.wrong(`${path}.budgets.${position(category)}.amountFen`, amountOf(tranche, category))}
          />
        ))}
      </View>
      {form.wrong(`${path}.budgets`) === undefined ? null : (
        <Text className="field-error">{form.wrong(`${path}.budgets`)}</Text>
      )}
    </View>
  );
};

/** Money that comes later, each part with its moment. */
export const Tranches = ({ form }: FormProps) => {
  const text = useBuilderText().money;
  const { tranches } = form.rules;
  return (
    <Section
      title={text.tranches}
      note={text.tranchesNote}
      rule={{ form, field: 'tranches' }}
      error={form.wrong('tranches')}
    >
      <View ariaRole="list">
        {tranches.map((tranche, index) => (
          <Tranche key={index} form={form} tranche={tranche} index={index} />
        ))}
      </View>
      <PushButton kind="secondary" onPush={() => form.change({ tranches: [...tranches, { at: '', budgets: [] }] })}>
        {text.addTranche}
      </PushButton>
    </Section>
  );
};
