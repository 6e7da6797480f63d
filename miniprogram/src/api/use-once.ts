import type { Problem } from '@luhuan/shared/refusal/problem';
import type { Result } from '@luhuan/shared/result';
import Taro from '@tarojs/taro';
import { useState } from 'react';
import type { Failure } from './call.ts';

/** Where a write stands. `unknown`: nobody answered, so it may or may not have happened. */
export type Sent<T> =
  | { readonly state: 'idle' }
  | { readonly state: 'sending' }
  | { readonly state: 'done'; readonly value: T }
  | { readonly state: 'refused'; readonly problem: Problem }
  | { readonly state: 'unknown' };

const KEY_PARTS = 4;

/** Names one write. Not a secret: it only has to differ from every other key of this person. */
export const newKey = (): string =>
  Array.from({ length: KEY_PARTS }, () => Math.random().toString(36).slice(2, 10).padEnd(8, '0')).join('');

/** The key of the write about `subject` that has no definite answer yet, or a new one, stored before anything is sent. */
const keptKey = (subject: string): string => {
  const name = `once:${subject}`;
  const kept = Taro.getStorageSync<string>(name);
  if (kept !== '') return kept;
  const key = newKey();
  Taro.setStorageSync(name, key);
  return key;
};

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
];

/** Whether an answer says for good what became of the write. */
export const settles = (sent: Exclude<Sent<unknown>, { state: 'idle' | 'sending' }>): boolean =>
  sent.state === 'done' || (sent.state === 'refused' && !DOOR_CODES.includes(sent.problem.code));

const sentOf = <T>(result: Result<T, Failure>): Exclude<Sent<T>, { state: 'idle' | 'sending' }> => {
  if (result.ok) return { state: 'done', value: result.value };
  const { error } = result;
  if (error.kind === 'unreachable' || OPEN_CODES.includes(error.problem.code)) return { state: 'unknown' };
  return { state: 'refused', problem: error.problem };
};

/**
 * A write that happens once, however often the button is pressed and even if the app is killed in between: `subject` names
 * what is being done to what, down to the entries, and its key lives until a definite answer.
 */
export const useOnce = <T>(subject: string, write: (key: string) => Promise<Result<T, Failure>>) => {
  const [sent, setSent] = useState<Sent<T>>({ state: 'idle' });
  const submit = async (): Promise<ReturnType<typeof sentOf<T>>> => {
    setSent({ state: 'sending' });
    const result = await write(keptKey(subject));
    const next = sentOf(result);
    if (settles(next)) Taro.removeStorageSync(`once:${subject}`);
    setSent(next);
    return next;
  };
  return { sent, submit, clear: () => setSent({ state: 'idle' }) };
};
