import { CATEGORY_NAME } from '@luhuan/shared/text/category-name';
import { Text, View } from '@tarojs/components';
import { useLanguage } from '../../../../text/use-text.ts';
import { PushButton } from '../../../../ui/push-button.tsx';
import { StatusTag } from '../../../../ui/status-tag.tsx';
import { useBuilderText } from '../../../text/use-builder-text.ts';
import { useRuleWords } from '../../../ui/use-rule-words.ts';
import { LimitField, NumberField } from '../fields/number-field.tsx';
import { ChangedNote } from '../fields/rule-note.tsx';
import type { Form } from '../use-form.ts';
import type { WrittenCategory } from '../../../written-rules.ts';
import { EvidenceEntries } from './evidence-entries.tsx';
import { PriceWatchEntries } from './price-watch-entries.tsx';
import { Rates } from './rates.tsx';
import { Standards } from './standards.tsx';

type CardProps = { form: Form; rule: WrittenCategory; open: boolean; toggle: () => void };

/** Cap, ceiling and how many: the numbers of a category. */
const Limits = ({ form, rule }: Pick<CardProps, 'form' | 'rule'>) => {
  const text = useBuilderText().goods;
  const { category, capFen, priceCeilingFen, itemsPerPerson } = rule;
  const at = (field: string) => `categories.${category}.${field}`;
  return (
    <View className="builder-three">
      <View>
        <NumberField
          name={`cap-${category}`}
          kind="yuan"
          label={text.cap}
          value={capFen}
          onChange={(next) => form.changeCategory(category, { capFen: next })}
          error={form.wrong(at('capFen'), capFen)}
        />
        <ChangedNote form={form} path={at('capFen')} name={text.cap} />
      </View>
      <View>
        <LimitField
          name={`ceiling-${category}`}
          kind="yuan"
          label={text.ceiling}
          value={priceCeilingFen}
          onChange={(next) => form.changeCategory(category, { priceCeilingFen: next })}
          hint={text.ceilingHint}
          error={form.wrong(at('priceCeilingFen'), priceCeilingFen)}
        />
        <ChangedNote form={form} path={at('priceCeilingFen')} name={text.ceiling} />
      </View>
      <View>
        <NumberField
          name={`items-${category}`}
          kind="whole"
          label={text.items}
          value={itemsPerPerson}
          onChange={(next) => form.changeCategory(category, { itemsPerPerson: next })}
          hint={text.itemsHint}
          error={form.wrong(at('itemsPerPerson'), itemsPerPerson)}
        />
        <ChangedNote form={form} path={at('itemsPerPerson')} name={text.items} />
      </View>
    </View>
  );
};

const Entries = ({ form, rule }: Pick<CardProps, 'form' | 'rule'>) => {
  return (
    <View className="builder-entries">
      <Rates form={form} rule={rule} />
      <Limits form={form} rule={rule} />
      <Standards form={form} rule={rule} />
      <EvidenceEntries form={form} rule={rule} />
      <PriceWatchEntries form={form} rule={rule} />
    </View>
  );
};

/** One kind of goods: a line that says its terms, and the entries below it when it is open. */
export const CategoryCard = ({ form, rule, open, toggle }: CardProps) => {
  const text = useBuilderText();
  const words = useRuleWords();
  const name = CATEGORY_NAME[useLanguage()][rule.category];
  const path = `categories.${rule.category}`;
  const faults = form.checked.faults.filter((fault) => fault.path.startsWith(`${path}.`) && fault.step === 'goods');
  const changed = form.changed.some((one) => one === path || one.startsWith(`${path}.`));
  return (
    <View className="builder-card" ariaRole="listitem">
      <View className="row builder-card-head">
        <View className="builder-card-words">
          <Text className="builder-card-name">{name}</Text>
          <Text className="quiet">{words.terms(rule)}</Text>
        </View>
        {faults.length > 0 ? <StatusTag tone="bad">{text.common.toFix(faults.length)}</StatusTag> : null}
        {changed ? <StatusTag tone="money">{text.common.changed(form.draft.origin.kind)}</StatusTag> : null}
        <PushButton
          kind="plain"
          label={open ? text.goods.closeCategory(name) : text.goods.openCategory(name)}
          expanded={open}
          onPush={toggle}
        >
          {open ? text.common.close : text.common.edit}
        </PushButton>
        <PushButton
          kind="plain"
          label={text.goods.removeCategory(name)}
          onPush={() =>
            form.change({ categories: form.rules.categories.filter(({ category }) => category !== rule.category) })
          }
        >
          {text.common.remove}
        </PushButton>
      </View>
      {open ? <Entries form={form} rule={rule} /> : null}
    </View>
  );
};
