import { Input, View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { FieldFrame, named } from './field-frame.tsx';

type FieldProps = {
  name: string;
  label: string;
  value: string;
  onChange: (value: string) => void;
  type?: 'text' | 'digit' | 'number';
  hint?: string | undefined;
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

/** The number keyboard: on the web from `inputmode`, for a browser's number input drops blanks and turns with the wheel. */
const keyboard = (type: 'text' | 'digit' | 'number') => (process.env['TARO_ENV'] === 'h5' ? 'text' : type);

/** One entry of one line. */
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
  <FieldFrame label={label} hint={hint} error={error}>
    <View className="field-line">
      <Input
        className="field-input"
        name={name}
        value={value}
        maxlength={maxLength}
        focus={focused}
        type={keyboard(type)}
        {...named({ label, hint, error }, { inputmode: INPUT_MODE[type], autocomplete: 'off' })}
        onInput={(event) => onChange(event.detail.value)}
        onBlur={() => onLeave?.()}
        onConfirm={() => onEnter?.()}
      />
      {aside}
    </View>
  </FieldFrame>
);
