import { View } from '@tarojs/components';
import { useBuilderText } from '../../../text/use-builder-text.ts';
import { Choice } from '../../../ui/choice.tsx';
import { TimeField } from '../../../ui/moment-field.tsx';
import { NumberField } from '../fields/number-field.tsx';
import { Section } from '../fields/section.tsx';
import type { FormProps } from '../use-form.ts';
import type { WrittenRelease } from '../../../written-rules.ts';
import { KeptShares } from './kept-shares.tsx';

const KINDS = ['at-once', 'hourly', 'daily', 'weekly', 'monthly'] as const;
const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7];
/** Assumption: no published programme says how far a release may differ from the even amount. */
const CHANGE_MAX = 2_000;

const timeIn = (release: WrittenRelease): string =>
  'time' in release ? release.time : 'fromTime' in release ? release.fromTime : '10:00';

/** Another kind of schedule keeps what is kept for whom, and the pace. */
const turned = (before: WrittenRelease, kind: WrittenRelease['kind']): WrittenRelease => {
  const time = timeIn(before);
  const shares = before.shares === undefined ? {} : { shares: before.shares };
  const pace = before.kind === 'at-once' || before.pace === undefined ? {} : { pace: before.pace };
  switch (kind) {
    case 'at-once':
      return { kind, ...shares };
    case 'hourly':
      return { kind, fromTime: time, untilTime: '18:00', ...shares, ...pace };
    case 'daily':
      return { kind, time, ...shares, ...pace };
    case 'weekly':
      return { kind, weekday: 5, time, ...shares, ...pace };
    case 'monthly':
      return { kind, day: 1, time, ...shares, ...pace };
  }
};

const Hours = ({ form }: FormProps) => {
  const text = useBuilderText().claiming;
  const { release } = form.rules;
  if (release.kind !== 'hourly') return null;
  return (
    <View className="builder-two">
      {(['fromTime', 'untilTime'] as const).map((edge) => (
        <TimeField
          key={edge}
          name={`release-${edge}`}
          label={text.releaseEdge[edge]}
          value={release[edge]}
          onChange={(time) => form.change({ release: { ...release, [edge]: time } })}
          error={form.wrong(`release.${edge}`, release[edge])}
        />
      ))}
    </View>
  );
};

const Day = ({ form }: FormProps) => {
  const text = useBuilderText();
  const { release } = form.rules;
  const set = (next: WrittenRelease) => form.change({ release: next });
  if (release.kind === 'at-once' || release.kind === 'hourly') return null;
  return (
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
      <TimeField
        name="release-time"
        label={text.claiming.releaseTime}
        value={release.time}
        onChange={(time) => set({ ...release, time })}
        error={form.wrong('release.time', release.time)}
      />
    </View>
  );
};

/** Whether every release is the same, or follows what is claimed within bounds. */
const Pace = ({ form }: FormProps) => {
  const text = useBuilderText().claiming;
  const { release } = form.rules;
  if (release.kind === 'at-once') return null;
  const { pace, ...bare } = release;
  return (
    <View>
      <Choice
        label={text.pace}
        options={[false, true].map((follows) => ({
          value: follows,
          words: text.paceKind[follows ? 'follows' : 'even'],
        }))}
        value={pace !== undefined}
        onChange={(follows) =>
          form.change({ release: follows ? { ...release, pace: { changeMax: CHANGE_MAX } } : bare })
        }
        hint={text.paceHint}
      />
      {pace === undefined ? null : (
        <NumberField
          name="pace-change"
          kind="percent"
          label={text.changeMax}
          value={pace.changeMax}
          onChange={(changeMax) => form.change({ release: { ...release, pace: { changeMax } } })}
          hint={text.changeMaxHint}
          error={form.wrong('release.pace.changeMax', pace.changeMax)}
        />
      )}
    </View>
  );
};

/** When the money for vouchers is let out, for whom parts of it are kept, and how much at a time. */
export const Release = ({ form }: FormProps) => {
  const text = useBuilderText().claiming;
  const { release } = form.rules;
  return (
    <Section title={text.release} rule={{ form, field: 'release' }} error={form.wrong('release')}>
      <Choice
        label={text.release}
        headed
        options={KINDS.map((kind) => ({ value: kind, words: text.releaseKind[kind] }))}
        value={release.kind}
        onChange={(kind) => form.change({ release: turned(release, kind) })}
      />
      <Hours form={form} />
      <Day form={form} />
      <KeptShares form={form} />
      <Pace form={form} />
    </Section>
  );
};
