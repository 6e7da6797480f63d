import { type Instant, plusSeconds } from '@luhuan/shared/clock';

const KEYS_MAX = 500;

/**
 * Remembers what was loaded under a key for some seconds. Whoever asks meanwhile gets the same load, so that a crowd in one
 * process is one request; a load that failed is forgotten.
 */
export const keptFor = <T>(seconds: number) => {
  const kept = new Map<string, { readonly from: Instant; readonly value: Promise<T> }>();
  return (key: string, now: Instant, load: () => Promise<T>): Promise<T> => {
    const before = kept.get(key);
    // a clock that was put back proves nothing about age
    if (before !== undefined && before.from <= now && now < plusSeconds(before.from, seconds)) return before.value;
    if (kept.size >= KEYS_MAX) kept.clear();
    const loading = { from: now, value: load() };
    kept.set(key, loading);
    return loading.value.catch((error: unknown) => {
      if (kept.get(key) === loading) kept.delete(key);
      throw error;
    });
  };
};
