import canonicalize from 'canonicalize';
import type { Allocation } from '../campaign/allocation.ts';

/** Whether two values are the same JSON, whatever the order of their fields. */
export const isSame = (a: unknown, b: unknown): boolean => canonicalize(a) === canonicalize(b);

export const isEveryDay = (weekdays: readonly number[]): boolean => weekdays.length === 7;

/** Where two lists of the same length differ. */
export const changedParts = (before: readonly string[], after: readonly string[]): (readonly [string, string])[] =>
  before.flatMap((was, index) => {
    const is = after[index] ?? '';
    return was === is ? [] : [[was, is] as const];
  });

type Round = Extract<Allocation, { kind: 'draw' }>['rounds'][number];

/** Rounds that differ between two draws that are otherwise alike; nothing where anything else differs. */
export const changedRounds = (
  before: Allocation | undefined,
  after: Allocation | undefined,
): { readonly number: number; readonly round: Round }[] => {
  if (before?.kind !== 'draw' || after?.kind !== 'draw' || before.rounds.length !== after.rounds.length) return [];
  if (!isSame({ ...before, rounds: [] }, { ...after, rounds: [] })) return [];
  return after.rounds.flatMap((round, index) =>
    isSame(round, before.rounds[index]) ? [] : [{ number: index + 1, round }],
  );
};
