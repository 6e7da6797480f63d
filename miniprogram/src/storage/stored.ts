import Taro from '@tarojs/taro';
import { useSyncExternalStore } from 'react';
import type * as z from 'zod';

/** A value that outlives the app, shared by every page that shows it. */
export type Stored<T> = {
  readonly get: () => T;
  readonly set: (next: T) => void;
  readonly subscribe: (listener: () => void) => () => void;
};

/** What was stored under `key`, or `initial` when nothing was or it no longer fits. */
export const stored = <T>(key: string, schema: z.ZodType<T>, initial: T): Stored<T> => {
  const listeners = new Set<() => void>();
  let value: T | undefined;
  const get = (): T => {
    if (value === undefined) {
      const parsed = schema.safeParse(Taro.getStorageSync<unknown>(key));
      value = parsed.success ? parsed.data : initial;
    }
    return value;
  };
  const set = (next: T): void => {
    value = next;
    Taro.setStorageSync(key, next);
    for (const listener of listeners) listener();
  };
  // another tab of the same browser wrote
  if (process.env['TARO_ENV'] === 'h5')
    window.addEventListener('storage', (event) => {
      if (event.key !== key) return;
      value = undefined;
      for (const listener of listeners) listener();
    });
  const subscribe = (listener: () => void) => {
    listeners.add(listener);
    return () => {
      listeners.delete(listener);
    };
  };
  return { get, set, subscribe };
};

export const useStored = <T>({ subscribe, get }: Stored<T>): T => useSyncExternalStore(subscribe, get, get);
