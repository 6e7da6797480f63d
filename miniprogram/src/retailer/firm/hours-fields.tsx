import type { OpeningHours } from '@luhuan/shared/retailer/opening-hours';
import { TimeOfDay } from '@luhuan/shared/campaign/opening';
import { WEEKDAY_NAME, hoursInWords } from '@luhuan/shared/text/opening-hours';
import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { useLanguage } from '../../text/use-text.ts';
import { Field } from '../../ui/field.tsx';
import { PushButton } from '../../ui/push-button.tsx';
import { useFirmText } from '../text/use-firm-text.ts';
import './firm.scss';

type Hours = OpeningHours[number];
type HoursProps = { hours: OpeningHours; pressed: boolean; onChange: (hours: OpeningHours) => void };

const DAYS = [1, 2, 3, 4, 5, 6, 7] as const;
const USUAL = { from: '09:00', until: '21:00' };

const isTime = (text: string): boolean => TimeOfDay.safeParse(text).success;

/** Hours that begin and end at times of a day. */
export const areHours = (hours: OpeningHours): boolean =>
  hours.every(({ from, until }) => isTime(from) && isTime(until) && from < '24:00');

type SpanProps = { span: Hours; name: string; pressed: boolean; onChange: (span: Hours) => void };

const Span = ({ span, name, pressed, onChange }: SpanProps) => {
  const text = useFirmText().hours;
  const wrong = (time: string) => (pressed && !isTime(time) ? text.wrong : undefined);
  return (
    <View className="firm-span">
      {(['from', 'until'] as const).map((end) => (
        <Field
          key={end}
          name={`${end}-${span.weekday}`}
          label={text[end](name)}
          value={span[end]}
          error={wrong(span[end])}
          maxLength={5}
          onChange={(time) => onChange({ ...span, [end]: time.replace('：', ':') })}
        />
      ))}
    </View>
  );
};

/** A weekday a row. A second span of a day is kept and can be changed, not added. */
const Days = ({ hours, pressed, onChange }: HoursProps) => {
  const text = useFirmText().hours;
  const names = WEEKDAY_NAME[useLanguage()];
  const of = (weekday: number) => hours.filter((span) => span.weekday === weekday);
  const without = (weekday: number) => hours.filter((span) => span.weekday !== weekday);
  return (
    <View>
      <Text className="quiet">{text.overnight}</Text>
      {DAYS.map((weekday) => {
        const name = names[weekday - 1] ?? '';
        const isOpen = of(weekday).length > 0;
        return (
          <View key={weekday} className="firm-day">
            <View className="row">
              <Text className="firm-name">{name}</Text>
              <PushButton
                kind={isOpen ? 'primary' : 'secondary'}
                label={`${name} ${isOpen ? text.open : text.shut}`}
                selected={isOpen}
                onPush={() => onChange(isOpen ? without(weekday) : [...hours, { weekday, ...USUAL }])}
              >
                {isOpen ? text.open : text.shut}
              </PushButton>
            </View>
            {of(weekday).map((span, index) => (
              <Span
                key={index}
                span={span}
                name={name}
                pressed={pressed}
                onChange={(next) => onChange(hours.map((one) => (one === span ? next : one)))}
              />
            ))}
          </View>
        );
      })}
      <PushButton
        kind="plain"
        onPush={() => onChange(DAYS.flatMap((weekday) => of(1).map((span) => ({ ...span, weekday }))))}
      >
        {text.asMonday}
      </PushButton>
    </View>
  );
};

/** When a store is open: in a few lines, and day by day once somebody wants to change it. */
export const HoursFields = (props: HoursProps) => {
  const text = useFirmText().hours;
  const language = useLanguage();
  const [changing, setChanging] = useState(false);
  return (
    <View className="block">
      <Text className="block-title">{text.title}</Text>
      {changing || !areHours(props.hours) ? (
        <Days {...props} />
      ) : (
        <View>
          {hoursInWords(props.hours, language).map((line) => (
            <Text key={line} className="firm-line figure">
              {line}
            </Text>
          ))}
          <PushButton kind="plain" onPush={() => setChanging(true)}>
            {text.change}
          </PushButton>
        </View>
      )}
    </View>
  );
};
