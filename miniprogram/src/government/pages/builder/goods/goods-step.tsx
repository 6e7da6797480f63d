import { CATEGORIES, type Category } from '@luhuan/shared/appliance/category';
import { CATEGORY_NAME } from '@luhuan/shared/text/category-name';
import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { useLanguage } from '../../../../text/use-text.ts';
import { PushButton } from '../../../../ui/push-button.tsx';
import { useBuilderText } from '../../../text/use-builder-text.ts';
import { FieldSources } from '../fields/rule-note.tsx';
import { Section } from '../fields/section.tsx';
import type { Form, FormProps } from '../use-form.ts';
import type { WrittenCategory } from '../../../written-rules.ts';
import { CategoryCard } from './category-card.tsx';

const NEW: Omit<WrittenCategory, 'category'> = {
  rates: [{ grade: 1, rate: '' }],
  standards: [],
  capFen: '',
  priceCeilingFen: null,
  itemsPerPerson: 1,
  budgetFen: '',
  evidence: [],
};

const FIELDS = [
  'categories',
  'rates',
  'standards',
  'capFen',
  'priceCeilingFen',
  'itemsPerPerson',
  'evidence',
  'evidenceDue',
  'priceWatch',
] as const;

const ruleOf = ({ draft }: Form, category: Category): WrittenCategory => {
  const before = draft.template.categories.find((rule) => rule.category === category);
  return before === undefined ? { ...NEW, category } : { ...before, budgetFen: '' };
};

/** Kinds of goods that are not in it: those of the template first. */
const Others = ({ form, onAdd }: FormProps & { onAdd: (category: Category) => void }) => {
  const text = useBuilderText();
  const names = CATEGORY_NAME[useLanguage()];
  const inIt = form.rules.categories.map(({ category }) => category);
  const before = form.draft.template.categories.map(({ category }) => category);
  const others = [...new Set([...before, ...CATEGORIES])].filter((category) => !inIt.includes(category));
  const add = (category: Category) => {
    form.change({ categories: [...form.rules.categories, ruleOf(form, category)] });
    onAdd(category);
  };
  return (
    <Section title={text.goods.others} note={text.goods.othersNote}>
      <View className="choices" ariaRole="group" ariaLabel={text.goods.others}>
        {others.map((category) => (
          <PushButton key={category} kind="bare" className="choice" onPush={() => add(category)}>
            <Text>{text.common.addNamed(names[category])}</Text>
          </PushButton>
        ))}
      </View>
    </Section>
  );
};

/** What is subsidised, how much, and what has to be shown for it. */
export const GoodsStep = ({ form }: FormProps) => {
  const text = useBuilderText();
  const [open, setOpen] = useState<Category | null>(null);
  const [sources, setSources] = useState(false);
  return (
    <View>
      <Section title={text.goods.title} note={text.goods.note} error={form.wrong('categories')}>
        <PushButton kind="plain" expanded={sources} onPush={() => setSources(!sources)}>
          {sources ? text.common.hideSources : text.common.showSources}
        </PushButton>
        {sources ? (
          <FieldSources form={form} fields={FIELDS.map((field) => ({ field, name: text.rules.field[field] }))} />
        ) : null}
        <View ariaRole="list">
          {form.rules.categories.map((rule) => (
            <CategoryCard
              key={rule.category}
              form={form}
              rule={rule}
              open={open === rule.category}
              toggle={() => setOpen(open === rule.category ? null : rule.category)}
            />
          ))}
        </View>
      </Section>
      <Others form={form} onAdd={setOpen} />
    </View>
  );
};
