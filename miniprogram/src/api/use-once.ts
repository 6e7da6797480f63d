import type { Result } from '@luhuan/shared/result';
import Taro from '@tarojs/taro';
import { useState } from 'react';
import type { Failure } from './call.ts';
import { type Answered, answeredBy, newKey, settles } from './sent.ts';

/** Where a write stands. */
export type Sent<T> = { readonly state: 'idle' } | { readonly state: 'sending' } | Answered<T>;

/** The key of the write about `subject` that has no definite answer yet, or a new one, stored before anything is sent. */
const keptKey = (subject: string): string => {
  const name = `once:${subject}`;
  const kept = Taro.getStorageSync<string>(name);
  if (kept !== '') return kept;
  const key = newKey();
  Taro.setStorageSync(name, key);
  return key;
};

/**
 * A write that happens once, however often the button is pressed and even if the app is killed in between: `subject` names
 * what is being done to what, down to the entries, and its key lives until a definite answer.
 */
export const useOnce = <T>(subject: string, write: (key: string) => Promise<Result<T, Failure>>) => {
  const [sent, setSent] = useState<Sent<T>>({ state: 'idle' });
  const submit = async (): Promise<Answered<T>> => {
    setSent({ state: 'sending' });
    const next = answeredBy(await write(keptKey(subject)));
    if (settles(next)) Taro.removeStorageSync(`once:${subject}`);
    setSent(next);
    return next;
  };
  return { sent, submit, clear: () => setSent({ state: 'idle' }) };
};
