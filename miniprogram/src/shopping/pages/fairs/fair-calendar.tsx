import { type Day, dayOf } from '@luhuan/shared/clock';
import { type CalendarDay, calendarOf } from '@luhuan/shared/fair/calendar';
import type { Fair } from '@luhuan/shared/fair/fair';
import { Text, View } from '@tarojs/components';
import { PushButton } from '../../../ui/push-button.tsx';
import { useFairsText } from '../../text/use-fairs-text.ts';
import { FairCard } from './fair-card.tsx';
import type { FairsPage } from './use-fairs.ts';

const partsOf = (day: Day | string): [number, number, number] => {
  const [year = 0, month = 0, date = 1] = day.split('-').map(Number);
  return [year, month, date];
};

const DayCell = ({ cell, page }: { cell: CalendarDay; page: FairsPage }) => {
  const text = useFairsText().calendar;
  const { day, isInMonth, stops } = cell;
  const [, month, date] = partsOf(day);
  const here = `${isInMonth ? '' : 'fairs-day-beside'} ${day === dayOf(page.now) ? 'fairs-day-today' : ''}`;
  if (stops.length === 0 || !isInMonth)
    return (
      <View className={`fairs-day ${here}`} ariaHidden={!isInMonth}>
        <Text className="figure">{String(date)}</Text>
      </View>
    );
  return (
    <PushButton
      kind="bare"
      className={`fairs-day fairs-day-on ${here} ${page.day === day ? 'fairs-day-chosen' : ''}`}
      selected={page.day === day}
      label={text.day(month, date, stops.length)}
      onPush={() => page.setDay(page.day === day ? undefined : day)}
    >
      <Text className="figure">{String(date)}</Text>
    </PushButton>
  );
};

/** A month of fairs; what is below is of the chosen day, or of the whole month. */
export const FairCalendar = ({ fairs, page }: { fairs: readonly Fair[]; page: FairsPage }) => {
  const text = useFairsText().calendar;
  const weeks = calendarOf(fairs, page.month);
  const [year, month] = partsOf(page.month);
  const days = weeks.flat().filter(({ isInMonth }) => isInMonth);
  const shown = days.filter(({ day }) => page.day === undefined || page.day === day).flatMap(({ stops }) => stops);
  return (
    <View>
      <View className="block">
        <View className="row">
          <PushButton kind="plain" disabled={page.previous === undefined} onPush={() => page.previous?.()}>
            {text.previous}
          </PushButton>
          <Text className="block-title figure" ariaRole="heading" ariaLevel={2} ariaLive="polite">
            {text.month(year, month)}
          </Text>
          <PushButton kind="plain" disabled={page.next === undefined} onPush={() => page.next?.()}>
            {text.next}
          </PushButton>
        </View>
        <View className="fairs-month">
          {text.weekdays.map((name) => (
            <Text key={name} className="fairs-weekday quiet">
              {name}
            </Text>
          ))}
          {weeks.flat().map((cell) => (
            <DayCell key={cell.day} cell={cell} page={page} />
          ))}
        </View>
        <Text className="quiet">{shown.length === 0 ? text.none : text.choose}</Text>
      </View>
      <View ariaRole="list">
        {shown.map(({ fair, stop }) => (
          <FairCard key={`${fair.fairId} ${stop.number}`} fair={fair} stop={stop} page={page} />
        ))}
      </View>
    </View>
  );
};
