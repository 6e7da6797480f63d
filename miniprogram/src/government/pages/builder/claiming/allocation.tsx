import { SeedSource, type SeedRule } from '@luhuan/shared/draw/public-seed';
import { SEED_WORDS } from '@luhuan/shared/draw/seed-words';
import { View } from '@tarojs/components';
import { PushButton } from '../../../../ui/push-button.tsx';
import { useLanguage } from '../../../../text/use-text.ts';
import { useBuilderText } from '../../../text/use-builder-text.ts';
import { Choice } from '../../../ui/choice.tsx';
import { MomentField, TimeField } from '../../../ui/moment-field.tsx';
import { NumberField } from '../fields/number-field.tsx';
import { Removable, replacedAt, withoutAt } from '../fields/removable.tsx';
import { Section } from '../fields/section.tsx';
import type { Form, FormProps } from '../use-form.ts';
import type { WrittenAllocation, WrittenRound } from '../../../written-rules.ts';
import { nextRound } from './next-round.ts';

const KINDS = ['rush', 'draw', 'waiting-list', 'two-step'] as const;
const START: Readonly<Record<WrittenAllocation['kind'], WrittenAllocation>> = {
  rush: { kind: 'rush' },
  draw: {
    kind: 'draw',
    rounds: [],
    answerHours: 24,
    seed: { source: 'welfare-lottery-double', fallback: 'sse-composite-close' },
  },
  'waiting-list': { kind: 'waiting-list', answerHours: 24 },
  'two-step': { kind: 'two-step', couponDay: 1, couponTime: '10:00' },
};

type WrittenDraw = Extract<WrittenAllocation, { kind: 'draw' }>;
type DrawProps = { form: Form; draw: WrittenDraw };

const Round = ({ form, draw, index }: DrawProps & { index: number }) => {
  const text = useBuilderText().claiming;
  const { rounds } = draw;
  const round = rounds[index];
  if (round === undefined) return null;
  const number = index + 1;
  const path = `allocation.rounds.${index}`;
  const set = (next: readonly WrittenRound[]) => form.change({ allocation: { ...draw, rounds: [...next] } });
  const put = (part: Partial<WrittenRound>) => set(replacedAt(rounds, index, { ...round, ...part }));
  return (
    <Removable name={text.round(number)} onRemove={() => set(withoutAt(rounds, index))} error={form.wrong(path)}>
      <View className="builder-two">
        <MomentField
          name={`round-from-${index}`}
          label={text.registerFrom(number)}
          value={round.registerFrom}
          onChange={(registerFrom) => put({ registerFrom })}
          error={form.wrong(`${path}.registerFrom`, round.registerFrom)}
        />
        <MomentField
          name={`round-until-${index}`}
          label={text.registerUntil(number)}
          value={round.registerUntil}
          onChange={(registerUntil) => put({ registerUntil })}
          end
          error={form.wrong(`${path}.registerUntil`, round.registerUntil)}
        />
        <MomentField
          name={`round-drawn-${index}`}
          label={text.drawnAt(number)}
          value={round.drawnAt}
          onChange={(drawnAt) => put({ drawnAt })}
          error={form.wrong(`${path}.drawnAt`, round.drawnAt)}
        />
      </View>
    </Removable>
  );
};

const Rounds = ({ form, draw }: DrawProps) => {
  const text = useBuilderText().claiming;
  const { rounds } = draw;
  const add = () => form.change({ allocation: { ...draw, rounds: [...rounds, nextRound(rounds)] } });
  return (
    <View>
      <View ariaRole="list">
        {rounds.map((_, index) => (
          <Round key={index} form={form} draw={draw} index={index} />
        ))}
      </View>
      <PushButton kind="secondary" onPush={add}>
        {rounds.length === 0 ? text.addRound : text.addNextRound}
      </PushButton>
    </View>
  );
};

type Room = Extract<WrittenAllocation, { kind: 'rush' }>['room'];
const ROOM: NonNullable<Room> = { claimsPerSecond: 200, opensMinutes: 10 };

/** Whether people wait before they claim, and how fast they are let in. */
const RoomFields = ({ form, room }: FormProps & { room: Room }) => {
  const text = useBuilderText().claiming;
  const put = (next: Room) =>
    form.change({ allocation: next === undefined ? { kind: 'rush' } : { kind: 'rush', room: next } });
  return (
    <View>
      <Choice
        label={text.room}
        options={(['off', 'on'] as const).map((value) => ({ value, words: text.roomKind[value] }))}
        value={room === undefined ? 'off' : 'on'}
        onChange={(value) => put(value === 'on' ? ROOM : undefined)}
        hint={text.roomSays}
      />
      {room === undefined ? null : (
        <View className="builder-two">
          <NumberField
            name="room-per-second"
            kind="whole"
            label={text.roomPerSecond}
            value={room.claimsPerSecond}
            onChange={(claimsPerSecond) => put({ ...room, claimsPerSecond })}
            hint={text.roomPerSecondHint}
            error={form.wrong('allocation.room.claimsPerSecond', room.claimsPerSecond)}
          />
          <NumberField
            name="room-opens"
            kind="whole"
            label={text.roomOpens}
            value={room.opensMinutes}
            onChange={(opensMinutes) => put({ ...room, opensMinutes })}
            hint={text.roomOpensHint}
            error={form.wrong('allocation.room.opensMinutes', room.opensMinutes)}
          />
        </View>
      )}
    </View>
  );
};

/** How long winners have, and which public value decides. Source and fallback are never the same. */
const Seed = ({ form, draw }: DrawProps) => {
  const text = useBuilderText().claiming;
  const language = useLanguage();
  const { source, fallback } = draw.seed;
  const named = (sources: readonly SeedSource[]) =>
    sources.map((value) => ({ value, words: SEED_WORDS[value][language].name }));
  const put = (seed: SeedRule) => form.change({ allocation: { ...draw, seed } });
  const putSource = (next: SeedSource) => put({ source: next, fallback: next === fallback ? source : fallback });
  return (
    <View>
      <NumberField
        name="claim-hours"
        kind="whole"
        label={text.claimHours}
        value={draw.answerHours}
        onChange={(answerHours) => form.change({ allocation: { ...draw, answerHours } })}
        hint={text.claimHoursHint}
        error={form.wrong('allocation.answerHours', draw.answerHours)}
      />
      <Choice
        label={text.seedSource}
        options={named(SeedSource.options)}
        value={source}
        onChange={putSource}
        hint={text.seedHint(SEED_WORDS[source][language].which)}
      />
      <Choice
        label={text.seedFallback}
        options={named(SeedSource.options.filter((one) => one !== source))}
        value={fallback}
        onChange={(next) => put({ source, fallback: next })}
      />
    </View>
  );
};

const Details = ({ form }: FormProps) => {
  const text = useBuilderText().claiming;
  const { allocation } = form.rules;
  switch (allocation.kind) {
    case 'rush':
      return <RoomFields form={form} room={allocation.room} />;
    case 'draw':
      return (
        <View>
          <Rounds form={form} draw={allocation} />
          <Seed form={form} draw={allocation} />
        </View>
      );
    case 'waiting-list':
      return (
        <NumberField
          name="answer-hours"
          kind="whole"
          label={text.answerHours}
          value={allocation.answerHours}
          onChange={(answerHours) => form.change({ allocation: { kind: 'waiting-list', answerHours } })}
          hint={text.answerHoursHint}
          error={form.wrong('allocation.answerHours', allocation.answerHours)}
        />
      );
    case 'two-step':
      return (
        <View className="builder-two">
          <NumberField
            name="coupon-day"
            kind="whole"
            label={text.couponDay}
            value={allocation.couponDay}
            onChange={(couponDay) => form.change({ allocation: { ...allocation, couponDay } })}
            error={form.wrong('allocation.couponDay', allocation.couponDay)}
          />
          <TimeField
            name="coupon-time"
            label={text.couponTime}
            value={allocation.couponTime}
            onChange={(couponTime) => form.change({ allocation: { ...allocation, couponTime } })}
            error={form.wrong('allocation.couponTime', allocation.couponTime)}
          />
        </View>
      );
  }
};

/** How vouchers find their people. */
export const AllocationSection = ({ form }: FormProps) => {
  const text = useBuilderText().claiming;
  const { allocation } = form.rules;
  return (
    <Section title={text.allocation} rule={{ form, field: 'allocation' }} error={form.wrong('allocation.rounds')}>
      <Choice
        label={text.allocation}
        headed
        options={KINDS.map((kind) => ({ value: kind, words: text.allocationKind[kind] }))}
        value={allocation.kind}
        onChange={(kind) => form.change({ allocation: START[kind] })}
        hint={text.allocationSays[allocation.kind]}
      />
      <Details form={form} />
    </Section>
  );
};
