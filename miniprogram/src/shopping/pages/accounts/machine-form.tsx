import type { Category } from '@luhuan/shared/appliance/category';
import { Text, View } from '@tarojs/components';
import type { ComponentProps } from 'react';
import { Chips } from '../../../ui/chips.tsx';
import { Field } from '../../../ui/field.tsx';
import { burnsGas } from '@luhuan/shared/three-accounts/machine';
import { useAccountsText } from '../../text/use-accounts-text.ts';
import { ASKED, type WrittenMachine, numberOf } from './written-machine.ts';

type MachineFormProps = {
  /** Tells the entries of the two apart. */
  of: 'old' | 'new';
  category: Category;
  written: WrittenMachine;
  write: (written: WrittenMachine) => void;
};

const GRADES = [1, 2, 3, 4, 5];
const has = <T extends object>(words: T, key: PropertyKey): key is keyof T => key in words;

/** One of several, under its name. */
function Choice<T extends string | number | null>(chips: ComponentProps<typeof Chips<T>>) {
  return (
    <View>
      <Text className="accounts-choice" ariaHidden>
        {chips.label}
      </Text>
      <Chips<T> {...chips} />
    </View>
  );
}

/** What is known of an appliance, as far as its category is reckoned by it. */
export const MachineForm = ({ of, category, written, write }: MachineFormProps) => {
  const text = useAccountsText();
  const asked = ASKED[category];
  // of a new one that cannot be reckoned nothing need be known
  if (asked === undefined || (of === 'new' && asked.by.length === 0)) return null;
  const change = (part: Partial<WrittenMachine>) => write({ ...written, ...part });
  const wrong = (entry: string) => (entry !== '' && numberOf(entry) === null ? text.entryWrong : undefined);
  const field = (key: 'size' | 'figure' | 'water' | 'watts', label: string) => (
    <Field
      name={`${of}-${key}`}
      label={label}
      value={written[key]}
      onChange={(entry) => change({ [key]: entry })}
      type="digit"
      error={wrong(written[key])}
      maxLength={9}
    />
  );
  const gas = burnsGas(written);
  const ways = gas ? [] : of === 'old' ? asked.by : asked.by.filter((by) => by !== 'unknown');
  // what was said of another kind stays written, and is not asked here
  const shown = ways.find((by) => by === written.by);
  return (
    <View>
      {asked.builds.length > 0 ? (
        <Choice<string | null>
          label={text.buildLabel}
          options={asked.builds.map((value) => ({ value, name: text.build[value] }))}
          chosen={written.build}
          choose={(value) => change({ build: asked.builds.find((build) => build === value) ?? null })}
        />
      ) : null}
      {asked.sized && !gas && has(text.size, category) ? field('size', text.size[category]) : null}
      {ways.length > 0 ? (
        <Choice<string | null>
          label={text.byLabel}
          options={ways.map((value) => ({ value, name: text.by[value] }))}
          chosen={written.by}
          choose={(value) => change({ by: ways.find((by) => by === value) ?? null })}
        />
      ) : null}
      {shown === 'label' && has(text.figure, category) ? field('figure', text.figure[category]) : null}
      {shown === 'label' && category === 'washer' ? field('water', text.water) : null}
      {shown === 'power' ? field('watts', text.watts) : null}
      {shown === 'grade' ? (
        <Choice<number | null>
          label={text.grade(asked.standard ?? '')}
          options={GRADES.map((value) => ({ value, name: text.gradeOf(value) }))}
          chosen={written.grade}
          choose={(grade) => change({ grade })}
        />
      ) : null}
    </View>
  );
};
