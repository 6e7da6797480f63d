import { Day } from '@luhuan/shared/clock';
import { Input, Picker, Text, View } from '@tarojs/components';
import { FieldFrame, named } from './field-frame.tsx';
import './day-field.scss';

type DayFieldProps = {
  name: string;
  label: string;
  /** `2026-05-31`, or empty. */
  value: string;
  onChange: (day: string) => void;
  /** What stands in the field while no day is chosen. */
  placeholder: string;
  hint?: string;
  error?: string | undefined;
};

/** A calendar day: the browser's own date input on the web, WeChat's own picker in the mini-program. */
export const DayField = ({ name, label, value, onChange, placeholder, hint, error }: DayFieldProps) => (
  <FieldFrame label={label} hint={hint} error={error}>
    {process.env['TARO_ENV'] === 'h5' ? (
      <Input
        className="field-input"
        name={name}
        value={value}
        {...named({ label, hint, error }, { type: 'date', max: '2099-12-31' })}
        onInput={(event) => onChange(event.detail.value)}
      />
    ) : (
      <Picker
        mode="date"
        name={name}
        value={value}
        {...named({ label, hint, error })}
        onChange={(event) => onChange(Day.safeParse(event.detail.value).data ?? '')}
      >
        <View className="field-input day-field">
          <Text className={value === '' ? 'quiet' : 'figure'}>{value === '' ? placeholder : value}</Text>
        </View>
      </Picker>
    )}
  </FieldFrame>
);
