import { Text, View } from '@tarojs/components';
import type { PropsWithChildren } from 'react';
import { PushButton } from '../../../../ui/push-button.tsx';
import { useBuilderText } from '../../../text/use-builder-text.ts';

type RemovableProps = PropsWithChildren<{ name: string; onRemove: () => void; error?: string | undefined }>;

/** One row of a list with its name, which can be taken out. */
export const Removable = ({ name, onRemove, error, children }: RemovableProps) => {
  const text = useBuilderText().common;
  return (
    <View className="builder-item" ariaRole="listitem">
      <View className="row">
        <Text className="builder-card-name">{name}</Text>
        <PushButton kind="plain" label={text.removeNamed(name)} onPush={onRemove}>
          {text.remove}
        </PushButton>
      </View>
      {children}
      {error === undefined ? null : (
        <View ariaRole="alert">
          <Text className="field-error">{error}</Text>
        </View>
      )}
    </View>
  );
};

/** The list with one row put in place of another, or without it. */
export const replacedAt = <T,>(items: readonly T[], index: number, next: T): T[] =>
  items.map((one, other) => (other === index ? next : one));
export const withoutAt = <T,>(items: readonly T[], index: number): T[] => items.filter((_, other) => other !== index);
