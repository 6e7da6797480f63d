import type { Problem } from '@luhuan/shared/refusal/problem';
import type { Result } from '@luhuan/shared/result';
import { useDidShow } from '@tarojs/taro';
import { useCallback, useEffect, useRef, useState } from 'react';
import { preferences } from '../storage/preferences.ts';
import { acting, actingFor } from '../storage/acting.ts';
import { useStored } from '../storage/stored.ts';
import type { Failure } from './call.ts';
import { serverNow } from './server-time.ts';
import { session } from './session.ts';

/** What a screen that loads something can be. */
export type Loaded<T> =
  | { readonly state: 'loading' }
  | { readonly state: 'unreachable'; readonly retry: () => void }
  | { readonly state: 'refused'; readonly problem: Problem; readonly retry: () => void }
  | { readonly state: 'shown'; readonly value: T; readonly reload: () => void };

/**
 * Loads when the screen opens, when it comes back into view and when `subject` changes: what was there stays until the new
 * answer is in. Only the answer to the last question counts.
 */
export const useLoad = <T>(load: () => Promise<Result<T, Failure>>, subject: string): Loaded<T> => {
  const [answer, setAnswer] = useState<{ readonly subject: string; readonly result: Result<T, Failure> }>();
  const { language } = useStored(preferences);
  const personId = useStored(session)?.person.personId ?? '';
  const forWhom = actingFor(serverNow())?.principal ?? '';
  useStored(acting);
  const question = `${subject} ${language} ${personId} ${forWhom}`;
  // who reloads asks what is asked now, also when they were told to by an earlier screen
  const latest = useRef({ load, question });
  const asked = useRef(0);
  useEffect(() => {
    latest.current = { load, question };
  });
  const reload = useCallback(() => {
    const mine = ++asked.current;
    const now = latest.current;
    const ask = async () => {
      const result = await now.load();
      if (mine === asked.current) setAnswer({ subject: now.question, result });
    };
    void ask();
  }, []);
  useEffect(reload, [reload, question]);
  const shownBefore = useRef(false);
  useDidShow(() => {
    if (shownBefore.current) reload();
    shownBefore.current = true;
  });
  const retry = () => {
    setAnswer(undefined);
    reload();
  };
  if (answer?.subject !== question) return { state: 'loading' };
  const { result } = answer;
  if (result.ok) return { state: 'shown', value: result.value, reload };
  return result.error.kind === 'refused'
    ? { state: 'refused', problem: result.error.problem, retry }
    : { state: 'unreachable', retry };
};
