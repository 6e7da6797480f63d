import { type Instant, instantAt } from '@luhuan/shared/clock';
import { type Ahead, aheadMs, learned } from './server-clock.ts';

let ahead: Ahead | undefined;
const waiting = new Set<() => void>();

/** Less than this the screen need not be told. */
const TOLD_MS = 1_000;

/** Calls when it turns out that the phone's clock is wrong, or was put right. @returns what ends it */
export const whenTimeTurnsOut = (heard: () => void): (() => void) => {
  waiting.add(heard);
  return () => void waiting.delete(heard);
};

/** Learns from the Date header of a reply that was just received; `sentMs`: when it was asked for, by the phone's clock. */
export const learnServerTime = (dateHeader: string | undefined, sentMs: number): void => {
  const toldMs = dateHeader === undefined ? Number.NaN : Date.parse(dateHeader);
  if (Number.isNaN(toldMs)) return;
  const before = aheadMs(ahead);
  ahead = learned(ahead, { toldMs, sentMs, receivedMs: Date.now() });
  if (Math.abs(aheadMs(ahead) - before) > TOLD_MS) for (const heard of waiting) heard();
};

/** The server's time: countdowns and codes must not depend on a phone's own clock. */
export const serverNow = (): Instant => instantAt(Date.now() + aheadMs(ahead));

/** The server's time, or `null` while no server has told it: a phone's own clock dates nothing that is kept. */
export const toldServerTime = (): Instant | null => (ahead === undefined ? null : serverNow());
