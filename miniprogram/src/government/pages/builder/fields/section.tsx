import { Text, View } from '@tarojs/components';
import type { PropsWithChildren } from 'react';
import type { Form } from '../use-form.ts';
import { RuleNote } from './rule-note.tsx';

type SectionProps = PropsWithChildren<{
  title: string;
  note?: string;
  error?: string | undefined;
  /** The rule that the section is about: its source and its change are shown. */
  rule?: { readonly form: Form; readonly field: string };
}>;

/** One rule, or a few that belong together, with what is wrong between them. */
export const Section = ({ title, note, error, rule, children }: SectionProps) => (
  <View className="block builder-section">
    <Text className="block-title">{title}</Text>
    {note === undefined ? null : <Text className="quiet builder-note">{note}</Text>}
    {rule === undefined ? null : <RuleNote form={rule.form} field={rule.field} name={title} />}
    {children}
    {error === undefined ? null : (
      <View ariaRole="alert">
        <Text className="field-error">{error}</Text>
      </View>
    )}
  </View>
);
