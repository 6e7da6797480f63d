import { type RegionCode } from '@luhuan/shared/region';
import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { Field } from '../../../../ui/field.tsx';
import { FieldFrame } from '../../../../ui/field-frame.tsx';
import { PushButton } from '../../../../ui/push-button.tsx';
import { RegionPicker } from '../../../../ui/region-picker.tsx';
import { useBuilderText } from '../../../text/use-builder-text.ts';
import { MomentField } from '../../../ui/moment-field.tsx';
import { ChangedNote, RuleNote } from '../fields/rule-note.tsx';
import { Section } from '../fields/section.tsx';
import type { Form, FormProps } from '../use-form.ts';

type PlaceProps = FormProps & { root: RegionCode };

const Region = ({ form, root }: PlaceProps) => {
  const text = useBuilderText().place;
  const [picking, setPicking] = useState(false);
  const { regionName } = form.draft;
  if (form.managed !== undefined)
    return (
      <FieldFrame label={text.region} hint={text.regionFixed}>
        <Text className="builder-line">{regionName}</Text>
      </FieldFrame>
    );
  return (
    <FieldFrame label={text.region} hint={text.regionHint} error={form.wrong('regionCode')}>
      <View className="row builder-line">
        <Text>{regionName}</Text>
        <PushButton kind="plain" onPush={() => setPicking(true)}>
          {text.changeRegion}
        </PushButton>
      </View>
      <RegionPicker
        visible={picking}
        root={root}
        onClose={() => setPicking(false)}
        onPick={({ regionCode, name }) => {
          form.replace({ ...form.draft, regionName: name, rules: { ...form.rules, regionCode } });
          setPicking(false);
        }}
      />
    </FieldFrame>
  );
};

const Period = ({ form }: { form: Form }) => {
  const text = useBuilderText().place;
  const { window } = form.rules;
  return (
    <Section title={text.period} note={text.periodNote}>
      <MomentField
        name="from"
        label={text.from}
        value={window.from}
        onChange={(from) => form.change({ window: { ...window, from } })}
        error={form.wrong('window.from', window.from)}
      />
      <MomentField
        name="until"
        label={text.until}
        value={window.until}
        onChange={(until) => form.change({ window: { ...window, until } })}
        end
        error={form.wrong('window.until', window.until)}
      />
      <ChangedNote form={form} path="window" name={text.period} />
    </Section>
  );
};

/** Where the campaign is, who answers for it, and when it is. */
export const PlaceStep = ({ form, root }: PlaceProps) => {
  const text = useBuilderText().place;
  const { rules, change, wrong } = form;
  return (
    <View>
      <Section title={text.who}>
        <Region form={form} root={root} />
        <Field
          name="title"
          label={text.name}
          value={rules.title}
          onChange={(title) => change({ title })}
          hint={text.nameHint}
          error={wrong('title', rules.title)}
          maxLength={60}
        />
        <ChangedNote form={form} path="title" name={text.name} />
        <Field
          name="authority"
          label={text.authority}
          value={rules.authority}
          onChange={(authority) => change({ authority })}
          hint={text.authorityHint}
          error={wrong('authority', rules.authority)}
          maxLength={60}
        />
      </Section>
      <Period form={form} />
      <Section title={text.programme} note={text.programmeNote}>
        <Field
          name="programme"
          label={text.programmeName}
          value={rules.programme}
          onChange={(programme) => change({ programme })}
          hint={text.programmeHint}
          error={wrong('programme', rules.programme)}
          maxLength={40}
        />
        <RuleNote form={form} field="programme" name={text.programme} />
      </Section>
    </View>
  );
};
