import { type Instant, instantAt } from '@luhuan/shared/clock';

/** How far the server's clock is ahead of the phone's, as the last answer told. */
let aheadMs = 0;

export const learnServerTime = (dateHeader: string | undefined): void => {
  const told = dateHeader === undefined ? Number.NaN : Date.parse(dateHeader);
  // a Date header counts whole seconds: its middle is the better guess
  if (!Number.isNaN(told)) aheadMs = told + 500 - Date.now();
};

/** The server's time: countdowns and codes must not depend on a phone's own clock. */
export const serverNow = (): Instant => instantAt(Date.now() + aheadMs);
