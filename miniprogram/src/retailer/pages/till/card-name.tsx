import { PersonName } from '@luhuan/shared/identity/person-name';
import type { Problem } from '@luhuan/shared/refusal/problem';
import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { Field } from '../../../ui/field.tsx';
import { PushButton } from '../../../ui/push-button.tsx';
import { useRetailerText } from '../../text/use-retailer-text.ts';

type CardNameProps = { problem: Problem; onName: (name: string) => void; onLeave: () => void };

/** A printed card was scanned: the name on the identity card is typed, and compared by the server alone. */
export const CardName = ({ problem, onName, onLeave }: CardNameProps) => {
  const text = useRetailerText().scan;
  const [name, setName] = useState('');
  const ready = PersonName.safeParse(name).success;
  const check = () => {
    if (ready) onName(name);
  };
  return (
    <View className="block">
      <Text className="block-title">{problem.title}</Text>
      <Text ariaLive="polite">{problem.remedy.cashier?.text ?? ''}</Text>
      <Field
        name="card-name"
        label={text.cardName}
        value={name}
        onChange={setName}
        onEnter={check}
        maxLength={50}
        focused
      />
      <PushButton disabled={!ready} onPush={check}>
        {text.cardCheck}
      </PushButton>
      <PushButton kind="plain" onPush={onLeave}>
        {text.cardLeave}
      </PushButton>
    </View>
  );
};
