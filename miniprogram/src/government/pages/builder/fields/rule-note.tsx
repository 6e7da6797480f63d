import type { Basis } from '@luhuan/shared/campaign/rule';
import { Text, View } from '@tarojs/components';
import { useText } from '../../../../text/use-text.ts';
import { PushButton } from '../../../../ui/push-button.tsx';
import { StatusTag } from '../../../../ui/status-tag.tsx';
import { useBuilderText } from '../../../text/use-builder-text.ts';
import type { Form } from '../use-form.ts';
import './rule-note.scss';

const TONE = { high: 'good', medium: 'wait', low: 'wait', assumption: 'money' } as const;

const Source = ({ basis }: { basis: Basis }) => {
  const common = useText();
  return (
    <View className="rule-note-source">
      <StatusTag tone={TONE[basis.confidence]}>{common.campaign.confidence[basis.confidence]}</StatusTag>
      <Text className="quiet">{basis.citation}</Text>
    </View>
  );
};

/** Says that the office changed a field, and takes the change back. */
export const ChangedNote = ({ form, path, name }: { form: Form; path: string; name: string }) => {
  const text = useBuilderText().common;
  if (!form.changed.includes(path)) return null;
  return (
    <View className="rule-note-changed">
      <StatusTag tone="money">{text.changed(form.draft.origin.kind)}</StatusTag>
      <PushButton kind="plain" label={text.undoFor(name)} onPush={() => form.undo(path)}>
        {text.undo}
      </PushButton>
    </View>
  );
};

/** Where a rule comes from, how sure that is, and whether the office changed it. */
export const RuleNote = ({ form, field, name }: { form: Form; field: string; name: string }) => {
  const basis = form.rules.bases.find((one) => one.field === field);
  return (
    <View className="rule-note">
      {basis === undefined ? null : <Source basis={basis} />}
      <ChangedNote form={form} path={field} name={name} />
    </View>
  );
};

/** The sources of fields that every category has, once for all of them. */
export const FieldSources = ({ form, fields }: { form: Form; fields: readonly { field: string; name: string }[] }) => {
  const found = fields.flatMap(({ field, name }) => {
    const basis = form.rules.bases.find((one) => one.field === field);
    return basis === undefined ? [] : [{ name, basis }];
  });
  return (
    <View className="rule-note-all" ariaRole="list">
      {found.map(({ name, basis }) => (
        <View key={basis.field} className="rule-note-line" ariaRole="listitem">
          <Text className="rule-note-name">{name}</Text>
          <Source basis={basis} />
        </View>
      ))}
    </View>
  );
};
