import { type Instant, instantAt } from '@luhuan/shared/clock';
import { type Ahead, aheadMs, learned } from './server-clock.ts';

let ahead: Ahead | undefined;

/** Learns from the Date header of a reply that was just received; `sentMs`: when it was asked for, by the phone's clock. */
export const learnServerTime = (dateHeader: string | undefined, sentMs: number): void => {
  const toldMs = dateHeader === undefined ? Number.NaN : Date.parse(dateHeader);
  if (!Number.isNaN(toldMs)) ahead = learned(ahead, { toldMs, sentMs, receivedMs: Date.now() });
};

/** The server's time: countdowns and codes must not depend on a phone's own clock. */
export const serverNow = (): Instant => instantAt(Date.now() + aheadMs(ahead));
