import type { NewId } from '@luhuan/shared/ids';

/** Ids that count up, so that a run is the same every time. */
export const countedIds = (): NewId => {
  let last = 0;
  return () => `01TEST${String(++last).padStart(20, '0')}`;
};
