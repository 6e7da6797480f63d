import type { Result } from '@luhuan/shared/result';
import { useState } from 'react';
import type { Failure } from './call.ts';
import { useOnce } from './use-once.ts';

/** A write about one of several things on the screen, asked about once more before it is sent. */
export const useAsked = <T, R>(
  subjectOf: (one: T) => string,
  write: (one: T, key: string) => Promise<Result<R, Failure>>,
  reload: () => void,
) => {
  const [target, setTarget] = useState<T>();
  const [asking, setAsking] = useState(false);
  const subject = target === undefined ? '' : subjectOf(target);
  const { sent, submit, clear } = useOnce(subject, (key) => {
    if (target === undefined) throw new Error('sent before it was chosen what');
    return write(target, key);
  });
  const take = async () => {
    setAsking(false);
    if ((await submit()).state !== 'done') return;
    clear();
    reload();
  };
  return {
    target,
    asking,
    sent,
    isAbout: (one: T): boolean => subject === subjectOf(one),
    ask: (one: T) => {
      clear();
      setTarget(one);
      setAsking(true);
    },
    forget: () => setAsking(false),
    take: () => void take(),
    readAgain: () => {
      clear();
      reload();
    },
  };
};
