import { View } from '@tarojs/components';
import { PushButton } from '../../../../ui/push-button.tsx';
import { useBuilderText } from '../../../text/use-builder-text.ts';
import { DayField } from '../../../../ui/day-field.tsx';
import { Picks } from '../../../ui/choice.tsx';
import { TimeField } from '../../../ui/moment-field.tsx';
import { Removable, replacedAt, withoutAt } from '../fields/removable.tsx';
import { Section } from '../fields/section.tsx';
import type { Form, FormProps } from '../use-form.ts';
import type { WrittenOpening } from '../../../written-rules.ts';

const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7];
const NEW: WrittenOpening = { from: null, until: null, weekdays: EVERY_DAY, fromTime: '10:00', untilTime: '24:00' };

type OpeningProps = { form: Form; opening: WrittenOpening; index: number };

const OpeningEntries = ({ form, opening, index }: OpeningProps) => {
  const text = useBuilderText();
  const number = index + 1;
  const path = `openings.${index}`;
  const put = (part: Partial<WrittenOpening>) =>
    form.change({ openings: replacedAt(form.rules.openings, index, { ...opening, ...part }) });
  return (
    <Removable
      name={text.claiming.opening(number)}
      onRemove={() => form.change({ openings: withoutAt(form.rules.openings, index) })}
      error={form.wrong(path)}
    >
      <Picks
        label={text.claiming.weekdays(number)}
        options={EVERY_DAY.map((weekday) => ({ value: weekday, words: text.rules.weekday(weekday) }))}
        values={opening.weekdays}
        onChange={(weekdays) => put({ weekdays })}
        error={form.wrong(`${path}.weekdays`)}
      />
      <View className="builder-four">
        <TimeField
          name={`opening-from-${index}`}
          label={text.claiming.fromTime(number)}
          value={opening.fromTime}
          onChange={(fromTime) => put({ fromTime })}
          error={form.wrong(`${path}.fromTime`, opening.fromTime)}
        />
        <TimeField
          name={`opening-until-${index}`}
          label={text.claiming.untilTime(number)}
          value={opening.untilTime}
          onChange={(untilTime) => put({ untilTime })}
          error={form.wrong(`${path}.untilTime`, opening.untilTime)}
        />
        <DayField
          name={`opening-day-${index}`}
          label={text.claiming.fromDay(number)}
          value={opening.from ?? ''}
          onChange={(day) => put({ from: day === '' ? null : day })}
          placeholder={text.common.chooseDay}
          hint={text.claiming.fromDayHint}
        />
        <DayField
          name={`opening-last-${index}`}
          label={text.claiming.untilDay(number)}
          value={opening.until ?? ''}
          onChange={(day) => put({ until: day === '' ? null : day })}
          placeholder={text.common.chooseDay}
          hint={text.claiming.untilDayHint}
        />
      </View>
    </Removable>
  );
};

/** When claims are taken: weekdays and hours, for all of the window or for some of its days. */
export const Openings = ({ form }: FormProps) => {
  const text = useBuilderText().claiming;
  const { openings } = form.rules;
  return (
    <Section
      title={text.openings}
      note={openings.length === 0 ? text.openingsAlways : text.openingsNote}
      rule={{ form, field: 'openings' }}
    >
      <View ariaRole="list">
        {openings.map((opening, index) => (
          <OpeningEntries key={index} form={form} opening={opening} index={index} />
        ))}
      </View>
      <PushButton kind="secondary" onPush={() => form.change({ openings: [...openings, NEW] })}>
        {text.addOpening}
      </PushButton>
    </Section>
  );
};
