import { ScrollView } from '@tarojs/components';
import { PushButton } from './push-button.tsx';
import './chips.scss';

type ChipsProps<T> = {
  /** What is chosen, for who cannot see it. */
  label: string;
  options: readonly { readonly value: T; readonly name: string }[];
  chosen: T;
  choose: (value: T) => void;
};

/** One of several, in a row that scrolls where it does not fit. */
export function Chips<T extends string | number | boolean | null>({ label, options, chosen, choose }: ChipsProps<T>) {
  return (
    <ScrollView scrollX className="chips" ariaRole="group" ariaLabel={label}>
      {options.map(({ value, name }) => (
        <PushButton
          key={String(value)}
          kind="bare"
          className={`chip ${value === chosen ? 'chip-chosen' : ''}`}
          selected={value === chosen}
          onPush={() => choose(value)}
        >
          {name}
        </PushButton>
      ))}
    </ScrollView>
  );
}
