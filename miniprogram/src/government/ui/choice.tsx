import { Text, View } from '@tarojs/components';
import type { PropsWithChildren } from 'react';
import '../../ui/field.scss';
import { PushButton } from '../../ui/push-button.tsx';
import './choice.scss';

type Option<T> = { readonly value: T; readonly words: string };
type Shared<T> = {
  label: string;
  options: readonly Option<T>[];
  hint?: string | undefined;
  error?: string | undefined;
  /** The heading above says it already. */
  headed?: boolean;
};

type ChipProps = { group: string; words: string; chosen: boolean; onPush: () => void };

const Chip = ({ group, words, chosen, onPush }: ChipProps) => (
  <PushButton
    kind="bare"
    className={`choice ${chosen ? 'choice-chosen' : ''}`}
    label={`${group} ${words}`}
    selected={chosen}
    onPush={onPush}
  >
    <Text>{words}</Text>
  </PushButton>
);

type FrameProps = PropsWithChildren<Omit<Shared<never>, 'options'>>;

const Frame = ({ label, hint, error, headed = false, children }: FrameProps) => (
  <View className="field">
    {headed ? null : <Text className="field-label">{label}</Text>}
    <View className="choices" ariaRole="group" ariaLabel={label}>
      {children}
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

/** One of a few, all in view. */
export function Choice<T extends string | number | boolean>({
  label,
  options,
  value,
  onChange,
  ...frame
}: Shared<T> & { value: T | undefined; onChange: (value: T) => void }) {
  return (
    <Frame label={label} {...frame}>
      {options.map((option) => (
        <Chip
          key={String(option.value)}
          group={label}
          words={option.words}
          chosen={option.value === value}
          onPush={() => onChange(option.value)}
        />
      ))}
    </Frame>
  );
}

/** Any number of a few, in the order they are listed. */
export function Picks<T extends string | number>({
  label,
  options,
  values,
  onChange,
  ...frame
}: Shared<T> & { values: readonly T[]; onChange: (values: T[]) => void }) {
  const push = (value: T) => {
    const next = values.includes(value) ? values.filter((other) => other !== value) : [...values, value];
    onChange(options.map((option) => option.value).filter((other) => next.includes(other)));
  };
  return (
    <Frame label={label} {...frame}>
      {options.map((option) => (
        <Chip
          key={String(option.value)}
          group={label}
          words={option.words}
          chosen={values.includes(option.value)}
          onPush={() => push(option.value)}
        />
      ))}
    </Frame>
  );
}
