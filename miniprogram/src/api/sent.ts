import type { Problem } from '@luhuan/shared/refusal/problem';
import { TILL_REFUSALS } from '@luhuan/shared/till/refusals';
import type { Result } from '@luhuan/shared/result';
import type { Failure } from './call.ts';

/** What became of a write that was sent. `unknown`: nobody answered, so it may or may not have happened. */
export type Answered<T> =
  | { readonly state: 'done'; readonly value: T }
  | { readonly state: 'refused'; readonly problem: Problem }
  | { readonly state: 'unknown' };

const KEY_PARTS = 4;

/** Names one write. Not a secret: it only has to differ from every other key of this person. */
export const newKey = (): string =>
  Array.from({ length: KEY_PARTS }, () => Math.random().toString(36).slice(2, 10).padEnd(8, '0')).join('');

/** An answer that leaves open whether it happened counts as none: the same key must ask again. */
const OPEN_CODES: readonly string[] = ['OutcomeUnknown', 'Internal'];

/** Said at the door, before the write itself is looked at: what an earlier try under the key did is as open as before. */
const DOOR_CODES: readonly string[] = [
  'SignInNeeded',
  'NotAllowed',
  'ConfirmationNeeded',
  'PowerMissing',
  'Busy',
  'ServiceAway',
  ...TILL_REFUSALS,
];

const saidAtTheDoor = ({ code }: Problem): boolean => DOOR_CODES.includes(code);

/** Whether an answer says for good what became of the write. */
export const settles = (answered: Answered<unknown>): boolean =>
  answered.state === 'done' || (answered.state === 'refused' && !saidAtTheDoor(answered.problem));

export const answeredBy = <T>(result: Result<T, Failure>): Answered<T> => {
  if (result.ok) return { state: 'done', value: result.value };
  const { error } = result;
  if (error.kind === 'unreachable' || OPEN_CODES.includes(error.problem.code)) return { state: 'unknown' };
  return { state: 'refused', problem: error.problem };
};
