import { Input, Text, View } from '@tarojs/components';
import './field.scss';

type FieldProps = {
  name: string;
  label: string;
  value: string;
  onChange: (value: string) => void;
  type?: 'text' | 'digit' | 'number';
  hint?: string;
  /** What is wrong with the entry; shown under it and told to screen readers. */
  error?: string | undefined;
  maxLength?: number;
};

/** One entry with its label above, its hint and its error below. */
export const Field = ({ name, label, value, onChange, type = 'text', hint, error, maxLength = 100 }: FieldProps) => (
  <View className={`field ${error === undefined ? '' : 'field-wrong'}`}>
    <Text className="field-label">{label}</Text>
    <Input
      className="field-input"
      name={name}
      type={type}
      value={value}
      maxlength={maxLength}
      ariaLabel={label}
      ariaInvalid={error !== undefined}
      onInput={(event) => onChange(event.detail.value)}
    />
    {error === undefined ? (
      hint === undefined ? null : (
        <Text className="quiet">{hint}</Text>
      )
    ) : (
      <Text className="field-error">{error}</Text>
    )}
  </View>
);
