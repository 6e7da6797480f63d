import { useState } from 'react';
import { Field } from '../../../../ui/field.tsx';
import { type NumberKind, entryOf, numberOf } from './number-entry.ts';

type Shared = {
  name: string;
  kind: NumberKind;
  label: string;
  hint?: string | undefined;
  error?: string | undefined;
};
type NumberFieldProps = Shared & { value: number | string; onChange: (value: number | string) => void };
type LimitFieldProps = Shared & { value: number | string | null; onChange: (value: number | string | null) => void };

const MOST = { yuan: 16, percent: 6, whole: 7 } as const;

/** A number, or what was typed instead of one. What stands in the field is what was typed, until the value is another. */
export const NumberField = ({ kind, value, onChange, ...field }: NumberFieldProps) => {
  const [typed, setTyped] = useState('');
  const read = (entry: string) => numberOf(kind, entry) ?? entry;
  const shown = read(typed) === value ? typed : typeof value === 'number' ? entryOf(kind, value) : value;
  const enter = (entry: string) => {
    setTyped(entry);
    onChange(read(entry));
  };
  return (
    <Field
      {...field}
      type={kind === 'whole' ? 'number' : 'digit'}
      value={shown}
      onChange={enter}
      maxLength={MOST[kind]}
    />
  );
};

/** A number that may be left out: an empty entry is no limit. */
export const LimitField = ({ value, onChange, ...field }: LimitFieldProps) => (
  <NumberField {...field} value={value ?? ''} onChange={(next) => onChange(next === '' ? null : next)} />
);
