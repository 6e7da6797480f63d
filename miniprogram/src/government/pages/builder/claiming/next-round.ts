import { Instant, epochMs, plusMs } from '@luhuan/shared/clock';
import type { WrittenRound } from '../../../written-rules.ts';

const EMPTY: WrittenRound = { registerFrom: '', registerUntil: '', drawnAt: '' };
const FORTNIGHT_MS = 14 * 86_400_000;

/** The round after the last: as long, and as far behind it as it is behind the one before, or a fortnight. */
export const nextRound = (rounds: readonly WrittenRound[]): WrittenRound => {
  const moments = rounds.map(({ registerFrom, registerUntil, drawnAt }) => ({
    registerFrom: Instant.safeParse(registerFrom).data,
    registerUntil: Instant.safeParse(registerUntil).data,
    drawnAt: Instant.safeParse(drawnAt).data,
  }));
  const [before, last] = [moments.at(-2), moments.at(-1)];
  if (!last?.registerFrom || !last.registerUntil || !last.drawnAt) return EMPTY;
  const between = before?.registerFrom ? epochMs(last.registerFrom) - epochMs(before.registerFrom) : FORTNIGHT_MS;
  const later = (at: Instant): Instant => plusMs(at, between > 0 ? between : FORTNIGHT_MS);
  return {
    registerFrom: later(last.registerFrom),
    registerUntil: later(last.registerUntil),
    drawnAt: later(last.drawnAt),
  };
};
