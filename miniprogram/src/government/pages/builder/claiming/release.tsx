import { View } from '@tarojs/components';
import { useBuilderText } from '../../../text/use-builder-text.ts';
import { Choice } from '../fields/choice.tsx';
import { TimeField } from '../fields/moment-field.tsx';
import { NumberField } from '../fields/number-field.tsx';
import { Section } from '../fields/section.tsx';
import type { FormProps } from '../use-form.ts';
import type { WrittenRelease } from '../../../written-rules.ts';

const KINDS = ['at-once', 'daily', 'weekly', 'monthly'] as const;
const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7];

const started = (kind: WrittenRelease['kind'], time: string): WrittenRelease => {
  switch (kind) {
    case 'at-once':
      return { kind };
    case 'daily':
      return { kind, time };
    case 'weekly':
      return { kind, weekday: 5, time };
    case 'monthly':
      return { kind, day: 1, time };
  }
};

/** When the money for vouchers is let out. */
export const Release = ({ form }: FormProps) => {
  const text = useBuilderText();
  const { release } = form.rules;
  const set = (next: WrittenRelease) => form.change({ release: next });
  return (
    <Section title={text.claiming.release} rule={{ form, field: 'release' }}>
      <Choice
        label={text.claiming.release}
        headed
        options={KINDS.map((kind) => ({ value: kind, words: text.claiming.releaseKind[kind] }))}
        value={release.kind}
        onChange={(kind) => set(started(kind, 'time' in release ? release.time : '10:00'))}
      />
      <View className="builder-two">
        {release.kind === 'weekly' ? (
          <Choice
            label={text.claiming.releaseWeekday}
            options={WEEKDAYS.map((weekday) => ({ value: weekday, words: text.rules.weekday(weekday) }))}
            value={release.weekday}
            onChange={(weekday) => set({ ...release, weekday })}
          />
        ) : null}
        {release.kind === 'monthly' ? (
          <NumberField
            name="release-day"
            kind="whole"
            label={text.claiming.releaseDay}
            value={release.day}
            onChange={(day) => set({ ...release, day })}
            error={form.wrong('release.day', release.day)}
          />
        ) : null}
        {release.kind === 'at-once' ? null : (
          <TimeField
            name="release-time"
            label={text.claiming.releaseTime}
            value={release.time}
            onChange={(time) => set({ ...release, time })}
            error={form.wrong('release.time', release.time)}
          />
        )}
      </View>
    </Section>
  );
};
