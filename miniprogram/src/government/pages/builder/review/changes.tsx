import { Text, View } from '@tarojs/components';
import { useLanguage } from '../../../../text/use-text.ts';
import { useBuilderText } from '../../../text/use-builder-text.ts';
import { useRuleWords } from '../../../ui/use-rule-words.ts';
import { ChangedNote } from '../fields/rule-note.tsx';
import { Section } from '../fields/section.tsx';
import type { Form, FormProps } from '../use-form.ts';

const Lines = ({ name, lines }: { name: string; lines: readonly string[] | undefined }) => {
  const text = useBuilderText().review;
  return (
    <View className="builder-was">
      <Text className="quiet">{name}</Text>
      {(lines ?? [text.notThere]).map((line, index) => (
        <Text key={index} className="builder-was-line">
          {line}
        </Text>
      ))}
    </View>
  );
};

const Change = ({ form, path }: { form: Form; path: string }) => {
  const text = useBuilderText().review;
  const words = useRuleWords();
  const name = words.name(path);
  return (
    <View className="builder-item" ariaRole="listitem">
      <Text className="builder-card-name">{name}</Text>
      <View className="builder-two">
        <Lines name={text.was} lines={words.field(form.draft.template, path)} />
        <Lines name={text.is} lines={words.field(form.rules, path)} />
      </View>
      <ChangedNote form={form} path={path} name={name} />
    </View>
  );
};

/** Every rule that the office changed against what it started from, and the way back. */
export const Changes = ({ form }: FormProps) => {
  const text = useBuilderText().review;
  const language = useLanguage();
  const source = form.draft.source[language];
  return (
    <Section
      title={text.changes(form.changed.length)}
      note={form.changed.length === 0 ? text.noChanges(source) : text.changesNote(source)}
    >
      <View ariaRole="list">
        {form.changed.map((path) => (
          <Change key={path} form={form} path={path} />
        ))}
      </View>
    </Section>
  );
};
