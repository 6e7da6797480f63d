import { View } from '@tarojs/components';
import { Field } from '../../ui/field.tsx';
import { useBuilderText } from '../text/use-builder-text.ts';
import { DayField } from '../../ui/day-field.tsx';
import { momentEntry, timeEntry, writtenMoment } from './moment.ts';
import './moment-field.scss';

type MomentFieldProps = {
  name: string;
  label: string;
  value: string;
  onChange: (value: string) => void;
  /** The first moment that no longer counts. */
  end?: boolean;
  hint?: string;
  error?: string | undefined;
};

/** A moment on the campaign's clock: a day, and a time that is the edge of the day until it is changed. */
export const MomentField = ({ name, label, value, onChange, end = false, hint, error }: MomentFieldProps) => {
  const text = useBuilderText().common;
  const { day, time } = momentEntry(value, end);
  const edge = end ? '24:00' : '00:00';
  return (
    <View className="moment-field">
      <DayField
        name={`${name}-day`}
        label={label}
        value={day}
        onChange={(next) => onChange(writtenMoment({ day: next, time: time === '' ? edge : time }))}
        placeholder={text.chooseDay}
        {...(hint === undefined ? {} : { hint })}
        error={error}
      />
      <TimeField
        name={`${name}-time`}
        label={text.timeOf(label)}
        value={time}
        onChange={(next) => onChange(writtenMoment({ day, time: next }))}
      />
    </View>
  );
};

type TimeFieldProps = Pick<MomentFieldProps, 'name' | 'label' | 'value' | 'onChange' | 'error'>;

/** A time of day as `09:30`; `24:00` ends the day, which the pickers of browsers and phones do not know. */
export const TimeField = ({ name, label, value, onChange, error }: TimeFieldProps) => {
  const text = useBuilderText().common;
  return (
    <Field
      name={name}
      label={label}
      value={value}
      onChange={(typed) => onChange(timeEntry(typed))}
      hint={text.timeHint}
      error={error}
      maxLength={5}
    />
  );
};
