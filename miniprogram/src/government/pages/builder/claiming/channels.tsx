import { Channel } from '@luhuan/shared/campaign/channel';
import { View } from '@tarojs/components';
import { useBuilderText } from '../../../text/use-builder-text.ts';
import { Choice, Picks } from '../../../ui/choice.tsx';
import { NumberField } from '../fields/number-field.tsx';
import { Section } from '../fields/section.tsx';
import type { Form, FormProps } from '../use-form.ts';
import type { WrittenRules, WrittenValidity } from '../../../written-rules.ts';

type ChannelRule = WrittenRules['channels'][number];

const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7];
const START: Readonly<Record<WrittenValidity['kind'], WrittenValidity>> = {
  days: { kind: 'days', days: 3 },
  weekday: { kind: 'weekday', weekday: 7 },
  'month-end': { kind: 'month-end' },
};

const Validity = ({ form, rule, index }: { form: Form; rule: ChannelRule; index: number }) => {
  const text = useBuilderText();
  const { channel, validity } = rule;
  const name = text.rules.channel[channel];
  const put = (next: WrittenValidity) =>
    form.change({
      channels: form.rules.channels.map((one) => (one.channel === channel ? { ...one, validity: next } : one)),
    });
  return (
    <View className="builder-item">
      <Choice
        label={text.claiming.validity(name)}
        options={(['days', 'weekday', 'month-end'] as const).map((kind) => ({
          value: kind,
          words: text.claiming.validityKind[kind],
        }))}
        value={validity.kind}
        onChange={(kind) => put(START[kind])}
      />
      {validity.kind === 'days' ? (
        <NumberField
          name={`validity-${channel}`}
          kind="whole"
          label={text.claiming.validDays(name)}
          value={validity.days}
          onChange={(days) => put({ kind: 'days', days })}
          hint={text.claiming.validDaysHint}
          error={form.wrong(`channels.${index}.validity.days`, validity.days)}
        />
      ) : null}
      {validity.kind === 'weekday' ? (
        <Choice
          label={text.claiming.validWeekday(name)}
          options={WEEKDAYS.map((weekday) => ({ value: weekday, words: text.rules.weekday(weekday) }))}
          value={validity.weekday}
          onChange={(weekday) => put({ kind: 'weekday', weekday })}
        />
      ) : null}
    </View>
  );
};

/** Where vouchers are used, and for each how long they live. */
export const Channels = ({ form }: FormProps) => {
  const text = useBuilderText();
  const { channels } = form.rules;
  const set = (chosen: readonly Channel[]) =>
    form.change({
      channels: chosen.map(
        (channel) => channels.find((rule) => rule.channel === channel) ?? { channel, validity: START.days },
      ),
    });
  return (
    <Section title={text.claiming.channels} rule={{ form, field: 'channels' }}>
      <Picks
        label={text.claiming.channels}
        headed
        options={Channel.options.map((channel) => ({ value: channel, words: text.rules.channel[channel] }))}
        values={channels.map(({ channel }) => channel)}
        onChange={set}
        error={form.wrong('channels')}
      />
      {channels.map((rule, index) => (
        <Validity key={rule.channel} form={form} rule={rule} index={index} />
      ))}
    </Section>
  );
};
