import { VARIABLES, ill } from '@luhuan/shared/campaign/condition';
import { problemOf } from '@luhuan/shared/refusal/problem';
import { Text, View } from '@tarojs/components';
import { useLanguage } from '../../../../text/use-text.ts';
import { Field } from '../../../../ui/field.tsx';
import { PushButton } from '../../../../ui/push-button.tsx';
import { useBuilderText } from '../../../text/use-builder-text.ts';
import { LinesField } from '../../../ui/lines-field.tsx';
import type { WrittenCondition } from '../../../written-rules.ts';
import { Choice } from '../../../ui/choice.tsx';
import { Removable, replacedAt, withoutAt } from '../fields/removable.tsx';
import { Section } from '../fields/section.tsx';
import type { Form, FormProps } from '../use-form.ts';

type ConditionProps = { form: Form; condition: WrittenCondition; index: number };

/** What is wrong with an expression while it is typed: the very check that the server makes when it is saved. */
const useIll = ({ conditionId, about, expression }: WrittenCondition): string | undefined => {
  const language = useLanguage();
  if (expression.trim() === '') return undefined;
  const problem = ill({ about, expression });
  if (problem === null) return undefined;
  return problemOf({ code: 'ConditionIllTyped', conditionId, problem }, language, '').remedy.officer?.text;
};

/** Every name that an expression may ask for, with its type; pressing one puts it into the expression. */
const Names = ({ about, onPick }: Pick<WrittenCondition, 'about'> & { onPick: (name: string) => void }) => {
  const text = useBuilderText().logic;
  return (
    <View className="builder-names" ariaRole="group" ariaLabel={text.names}>
      <Text className="field-label">{text.names}</Text>
      {Object.entries(VARIABLES[about]).map(([name, type]) => (
        <PushButton key={name} kind="bare" className="builder-name" onPush={() => onPick(name)}>
          <Text className="builder-code">{name}</Text>
          <Text className="quiet">{`${type} · ${text.variable[name] ?? ''}`}</Text>
        </PushButton>
      ))}
    </View>
  );
};

const Says = ({ form, condition, index }: ConditionProps) => {
  const text = useBuilderText().logic;
  const put = (part: Partial<WrittenCondition>) =>
    form.change({ conditions: replacedAt(form.rules.conditions, index, { ...condition, ...part }) });
  const at = (field: string) => `conditions.${index}.${field}`;
  return (
    <View className="builder-two">
      {(['says', 'remedy'] as const).flatMap((part) =>
        (['zh-CN', 'en'] as const).map((language) => (
          <Field
            key={`${part}-${language}`}
            name={`${part}-${language}-${index}`}
            label={text[part][language]}
            value={condition[part][language]}
            onChange={(words) => put({ [part]: { ...condition[part], [language]: words } })}
            error={form.wrong(at(`${part}.${language}`), condition[part][language])}
            maxLength={200}
          />
        )),
      )}
    </View>
  );
};

const ConditionEntries = ({ form, condition, index }: ConditionProps) => {
  const { logic: text, rules: names } = useBuilderText();
  const wrong = useIll(condition);
  const put = (part: Partial<WrittenCondition>) =>
    form.change({ conditions: replacedAt(form.rules.conditions, index, { ...condition, ...part }) });
  const { about, expression, conditionId } = condition;
  return (
    <Removable
      name={text.condition(index + 1)}
      onRemove={() => form.change({ conditions: withoutAt(form.rules.conditions, index) })}
    >
      <View className="builder-beside">
        <View>
          <Choice
            label={text.asked}
            options={(['claim', 'goods'] as const).map((value) => ({ value, words: names.about[value] }))}
            value={about}
            onChange={(next) => put({ about: next })}
          />
          <LinesField
            name={`expression-${index}`}
            label={text.expression}
            value={expression}
            onChange={(next) => put({ expression: next })}
            hint={expression === '' ? text.example[about] : text.valid}
            error={wrong ?? form.wrong(`conditions.${index}.expression`, expression)}
            maxLength={400}
          />
          <Field
            name={`condition-id-${index}`}
            label={text.conditionId}
            value={conditionId}
            onChange={(next) => put({ conditionId: next })}
            hint={text.conditionIdHint}
            error={form.wrong(`conditions.${index}.conditionId`, conditionId)}
            maxLength={30}
          />
        </View>
        <Names
          about={about}
          onPick={(name) => put({ expression: expression === '' ? name : `${expression.trimEnd()} ${name}` })}
        />
      </View>
      <Says form={form} condition={condition} index={index} />
    </Removable>
  );
};

const newCondition = (count: number): WrittenCondition => ({
  conditionId: `condition-${count + 1}`,
  about: 'goods',
  expression: '',
  says: { 'zh-CN': '', en: '' },
  remedy: { 'zh-CN': '', en: '' },
});

/** Extra rules in CEL. */
export const Conditions = ({ form }: FormProps) => {
  const text = useBuilderText().logic;
  const { conditions } = form.rules;
  return (
    <Section
      title={text.conditions}
      note={text.conditionsNote}
      rule={{ form, field: 'conditions' }}
      error={form.wrong('conditions')}
    >
      <View ariaRole="list">
        {conditions.map((condition, index) => (
          <ConditionEntries key={index} form={form} condition={condition} index={index} />
        ))}
      </View>
      <PushButton
        kind="secondary"
        onPush={() => form.change({ conditions: [...conditions, newCondition(conditions.length)] })}
      >
        {text.addCondition}
      </PushButton>
    </Section>
  );
};
