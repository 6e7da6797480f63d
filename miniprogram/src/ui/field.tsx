import { Input, Text, View } from '@tarojs/components';
import type { ReactNode } from 'react';
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
  /** Beside the entry: a button that fills it. */
  aside?: ReactNode;
  /** Turning true puts the cursor here. */
  focused?: boolean;
  onLeave?: () => void;
  /** Enter, the keyboard's own "done", or a hand scanner that ends with a line. */
  onEnter?: () => void;
};

const INPUT_MODE = { text: 'text', digit: 'decimal', number: 'numeric' } as const;

/**
 * On the web the label belongs on the input inside Taro's element, and a number keyboard comes from `inputmode`: a browser's
 * own number input drops blanks and turns with the mouse wheel.
 */
const inputProps = ({ label, type = 'text', error }: Pick<FieldProps, 'label' | 'type' | 'error'>) =>
  process.env['TARO_ENV'] === 'h5'
    ? ({
        type: 'text',
        nativeProps: {
          'aria-label': label,
          'aria-invalid': error !== undefined,
          inputmode: INPUT_MODE[type],
          autocomplete: 'off',
        },
      } as const)
    : { type, ariaLabel: label, ariaInvalid: error !== undefined };

/** One entry with its label above, its hint and its error below. */
export const Field = ({
  name,
  label,
  value,
  onChange,
  type = 'text',
  hint,
  error,
  maxLength = 100,
  aside,
  focused = false,
  onLeave,
  onEnter,
}: FieldProps) => (
  <View className={`field ${error === undefined ? '' : 'field-wrong'}`}>
    <Text className="field-label">{label}</Text>
    <View className="field-line">
      <Input
        className="field-input"
        name={name}
        value={value}
        maxlength={maxLength}
        focus={focused}
        {...inputProps({ label, type, error })}
        onInput={(event) => onChange(event.detail.value)}
        onBlur={() => onLeave?.()}
        onConfirm={() => onEnter?.()}
      />
      {aside}
    </View>
    {error === undefined ? (
      hint === undefined ? null : (
        <Text className="quiet">{hint}</Text>
      )
    ) : (
      <Text className="field-error">{error}</Text>
    )}
  </View>
);
