import type { NewId, NewSecret } from '@luhuan/shared/ids';

/** Ids that count up, so that a run is the same every time. */
export const countedIds = (): NewId => {
  let last = 0;
  return () => `01TEST${String(++last).padStart(20, '0')}`;
};

/** Secrets that count down, so that they never meet an id. */
export const countedSecrets = (): NewSecret => {
  let left = 1e15;
  return () => `TESTSECRET${String(--left).padStart(16, '0')}`;
};
