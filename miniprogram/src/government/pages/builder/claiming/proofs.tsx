import { LocationProof, OldItemRule } from '@luhuan/shared/campaign/rule';
import { View } from '@tarojs/components';
import { useBuilderText } from '../../../text/use-builder-text.ts';
import { Choice, Picks } from '../../../ui/choice.tsx';
import { NumberField } from '../fields/number-field.tsx';
import { Section } from '../fields/section.tsx';
import type { FormProps } from '../use-form.ts';
import type { WrittenRules } from '../../../written-rules.ts';

const RETURNS: Readonly<Record<WrittenRules['onReturn']['kind'], WrittenRules['onReturn']>> = {
  restore: { kind: 'restore' },
  'restore-with-grace': { kind: 'restore-with-grace', graceDays: 30 },
  consume: { kind: 'consume' },
};

const OnReturn = ({ form }: FormProps) => {
  const text = useBuilderText().claiming;
  const { onReturn } = form.rules;
  return (
    <Section title={text.onReturn} rule={{ form, field: 'onReturn' }}>
      <Choice
        label={text.onReturn}
        headed
        options={(['restore', 'restore-with-grace', 'consume'] as const).map((kind) => ({
          value: kind,
          words: text.returnKind[kind],
        }))}
        value={onReturn.kind}
        onChange={(kind) => form.change({ onReturn: RETURNS[kind] })}
      />
      {onReturn.kind === 'restore-with-grace' ? (
        <NumberField
          name="grace"
          kind="whole"
          label={text.graceDays}
          value={onReturn.graceDays}
          onChange={(graceDays) => form.change({ onReturn: { kind: 'restore-with-grace', graceDays } })}
          error={form.wrong('onReturn.graceDays', onReturn.graceDays)}
        />
      ) : null}
    </Section>
  );
};

/** What has to be shown besides: the place, the old appliance; and what a return does. */
export const Proofs = ({ form }: FormProps) => {
  const text = useBuilderText().claiming;
  const { location, oldItem } = form.rules;
  return (
    <View>
      <Section title={text.location} rule={{ form, field: 'location' }}>
        <Picks
          label={text.location}
          headed
          options={LocationProof.options.map((proof) => ({ value: proof, words: text.locationKind[proof] }))}
          values={location}
          onChange={(next) => form.change({ location: next })}
          hint={text.locationHint}
        />
      </Section>
      <Section title={text.oldItem} rule={{ form, field: 'oldItem' }}>
        <Choice
          label={text.oldItem}
          headed
          options={OldItemRule.options.map((rule) => ({ value: rule, words: text.oldItemKind[rule] }))}
          value={oldItem}
          onChange={(next) => form.change({ oldItem: next })}
        />
      </Section>
      <OnReturn form={form} />
    </View>
  );
};
