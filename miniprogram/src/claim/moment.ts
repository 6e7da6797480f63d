import { type Instant, epochMs } from '@luhuan/shared/clock';
import { unreachable } from '@luhuan/shared/result';
import { useCallback, useEffect, useRef } from 'react';
import { serverNow } from '../api/server-time.ts';
import type { ClaimState } from './claim-state.ts';

const SILENT_MS = 3_000;
const AGAIN_MAX_MS = 30_000;
const BACK_MS = 1_000;
/** A timer of the language takes 24 days at the most. */
const DAY_MS = 86_400_000;

/** When the moment comes that a state waits for, in ms from now; `null`: it waits for none. */
const momentOf = (state: ClaimState, now: Instant): number | null => {
  const until = (at: Instant) => Math.max(0, epochMs(at) - epochMs(now));
  switch (state.state) {
    case 'counting':
      return until(state.opensAt);
    case 'entering':
      return state.behind ? SILENT_MS : null;
    case 'early':
      return state.behind ? SILENT_MS : until(state.admission.askAgainAt);
    case 'waiting':
      // sent back once, the phone's idea of the time was ahead of the server's
      return until(state.admission.admittedFrom) + state.rounds * BACK_MS;
    case 'unknown':
      return Math.min(AGAIN_MAX_MS, 1_000 * 2 ** state.tries);
    case 'none-now':
      return until(state.someBackBy) + SILENT_MS;
    case 'kept':
      return until(state.keptUntil);
    case 'sold-out':
      return state.nextDropAt === null ? null : until(state.nextDropAt);
    case 'ready':
    case 'locating':
    case 'unlocated':
    case 'sending':
    case 'looking':
    case 'won':
    case 'already':
    case 'at-till':
    case 'barred':
    case 'refused':
      return null;
    default:
      return unreachable(state);
  }
};

/** The newest function under a name that never changes, for timers that outlive a drawing. */
const useLatest = (run: () => void): (() => void) => {
  const latest = useRef(run);
  useEffect(() => {
    latest.current = run;
  });
  return useCallback(() => latest.current(), []);
};

/** Wakes a state when its moment comes, by the server's clock. */
export const useMoment = (state: ClaimState, wake: () => void): void => {
  const latest = useLatest(wake);
  useEffect(() => {
    const ms = momentOf(state, serverNow());
    if (ms === null || ms > DAY_MS) return undefined;
    const timer = setTimeout(latest, ms);
    return () => clearTimeout(timer);
  }, [state, latest]);
};

/** Does something every few seconds while `on`. */
export const useEvery = (everyMs: number, on: boolean, run: () => void): void => {
  const latest = useLatest(run);
  useEffect(() => {
    if (!on) return undefined;
    const timer = setInterval(latest, everyMs);
    return () => clearInterval(timer);
  }, [everyMs, on, latest]);
};
