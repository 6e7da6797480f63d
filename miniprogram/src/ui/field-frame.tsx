import { Text, View } from '@tarojs/components';
import type { PropsWithChildren } from 'react';
import './field.scss';

type Frame = {
  label: string;
  hint?: string | undefined;
  /** What is wrong with the entry; shown under it and told to screen readers. */
  error?: string | undefined;
};

/** Any entry with its label above and its error, or else its hint, below. */
export const FieldFrame = ({ label, hint, error, children }: PropsWithChildren<Frame>) => (
  <View className={`field ${error === undefined ? '' : 'field-wrong'}`}>
    <Text className="field-label">{label}</Text>
    {children}
    {error === undefined ? (
      hint === undefined ? null : (
        <Text className="quiet">{hint}</Text>
      )
    ) : (
      <Text className="field-error">{error}</Text>
    )}
  </View>
);

/** On the web the label has to be on the native element inside Taro's own, for that is what gets the focus. */
export const named = ({ label, hint, error }: Frame, native: Readonly<Record<string, unknown>> = {}) => {
  if (process.env['TARO_ENV'] !== 'h5') return { ariaLabel: label, ariaInvalid: error !== undefined };
  const inside = { 'aria-label': label, 'aria-invalid': error !== undefined, 'aria-description': error ?? hint };
  return { nativeProps: { ...inside, ...native } };
};
