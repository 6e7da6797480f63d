/** Between which two numbers of milliseconds the server's clock is ahead of the phone's. */
export type Ahead = { readonly low: number; readonly high: number };

const SECOND_MS = 1_000;

/** One reply: the whole second that the server told, and when, by the phone's clock, was asked and answered. */
type Reply = { readonly toldMs: number; readonly sentMs: number; readonly receivedMs: number };

/**
 * What a reply adds to what was known. The server told the time somewhere between question and answer, so every reply narrows
 * it down; one that contradicts the others means that the phone's clock was put right meanwhile, and counts alone.
 */
export const learned = (before: Ahead | undefined, { toldMs, sentMs, receivedMs }: Reply): Ahead => {
  const told = { low: toldMs - receivedMs, high: toldMs + SECOND_MS - sentMs };
  if (before === undefined) return told;
  const both = { low: Math.max(before.low, told.low), high: Math.min(before.high, told.high) };
  return both.low <= both.high ? both : told;
};

/** The best guess: the middle. */
export const aheadMs = (ahead: Ahead | undefined): number =>
  ahead === undefined ? 0 : Math.round((ahead.low + ahead.high) / 2);
