import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Instant, plusDays } from '../clock.ts';
import { shanghai } from '../../../test/support/samples.ts';
import { ACCOUNTS, type Account, applied, emptyPurse, type Purse, type PurseEvent, purseAt, totalOf } from './purse.ts';

const start = shanghai('2026-01-01T00:00:00.000');
const day = (days: number): Instant => plusDays(start, days);
const sums = (purse: Purse): Record<string, number> =>
  Object.fromEntries(
    ACCOUNTS.map((account) => [account, totalOf(purse, account)]).filter(([, points]) => points !== 0),
  );
const done = (purse: Purse, event: PurseEvent): Purse => {
  const result = applied(purse, event);
  return result.ok ? result.value : purse;
};

const earn = (n: number, at: number, points: number, pending = 7, valid = 30): PurseEvent => {
  const activeFrom = day(at + pending);
  const term = { lotId: `lot${n}`, activeFrom, expiresAt: plusDays(activeFrom, valid) };
  return { kind: 'earn', id: `e${n}`, at: day(at), term, points };
};
const spend = (n: number, at: number, points: number): PurseEvent => ({
  kind: 'spend',
  id: `s${n}`,
  at: day(at),
  points,
});
const reverse = (n: number, at: number, lot: number, points: number): PurseEvent => ({
  kind: 'reverse',
  id: `r${n}`,
  at: day(at),
  lotId: `lot${lot}`,
  points,
});
const refund = (n: number, at: number, ofSpend: number): PurseEvent => ({
  kind: 'refund',
  id: `f${n}`,
  at: day(at),
  spendId: `s${ofSpend}`,
});
const all = (events: readonly PurseEvent[]): Purse => events.reduce(done, emptyPurse(start));

describe('a purse', () => {
  test.each<[string, PurseEvent[], Record<string, number>]>([
    ['too few active points change nothing', [earn(1, 0, 10), spend(1, 3, 5)], { issued: 10, pending: 10 }],
    [
      'what was spent before its end never expires',
      [earn(1, 0, 10), spend(1, 8, 4), earn(2, 90, 1)],
      { issued: 11, pending: 1, spent: 4, expired: 6 },
    ],
    [
      'a reversal of spent points is debt',
      [earn(1, 0, 10), spend(1, 8, 10), reverse(1, 9, 1, 10)],
      { issued: 10, debt: 10, spent: 10, reversed: 10 },
    ],
    [
      'later points repay the debt first',
      [earn(1, 0, 10), spend(1, 8, 10), reverse(1, 9, 1, 10), earn(2, 10, 15), spend(2, 20, 1)],
      { issued: 25, active: 4, spent: 11, reversed: 10 },
    ],
    [
      'a refund after the end of its lot stays expired',
      [earn(1, 0, 10), spend(1, 8, 10), refund(1, 90, 1)],
      { issued: 10, expired: 10 },
    ],
    [
      'a refund of reversed points forgives their debt',
      [earn(1, 0, 10), spend(1, 8, 10), reverse(1, 9, 1, 10), refund(1, 90, 1)],
      { issued: 10, reversed: 10 },
    ],
    [
      'expired points that are reversed leave no debt',
      [earn(1, 0, 10), reverse(1, 90, 1, 10)],
      { issued: 10, reversed: 10 },
    ],
  ])('%s', (_title, events, expected) => {
    expect(sums(all(events))).toEqual(expected);
  });

  test('the lot that expires first is spent first', () => {
    const purse = all([earn(1, 0, 10, 1, 60), earn(2, 0, 10, 1, 20), spend(1, 5, 12)]);
    expect(purse.lots.map(({ active }) => active)).toEqual([8, 0]);
  });
});

const anyEvent = fc.tuple(
  fc.constantFrom('earn', 'spend', 'reverse', 'refund'),
  fc.nat(15),
  fc.nat(40),
  fc.nat(12),
  fc.nat(3),
);
const historyOf = (raw: readonly [string, number, number, number, number][]): PurseEvent[] => {
  let at = 0;
  return raw.map(([kind, step, points, target, wait], n) => {
    at += step;
    if (kind === 'earn') return earn(n, at, points, wait * 5, 5 + target * 4);
    if (kind === 'spend') return spend(n, at, points);
    return kind === 'reverse' ? reverse(n, at, target, points) : refund(n, at, target);
  });
};

const wrongIn = (purse: Purse): string[] =>
  purse.lots.flatMap((lot) => [
    ...(lot.issued + lot.debt === lot.pending + lot.active + lot.spent + lot.expired + lot.reversed
      ? []
      : ['not zero']),
    ...ACCOUNTS.filter((account: Account) => account !== 'debt' && lot[account] < 0),
    ...(lot.reversed > lot.issued ? ['reversed twice'] : []),
  ]);

const reversedIn = (purse: Purse, lotId: string): number =>
  purse.lots.find((lot) => lot.lotId === lotId)?.reversed ?? 0;

/** Repeated: the answer was lost after the commit, so the caller asks again a day later. Late: a copy arrives after everything else. */
const FAULTS = ['none', 'repeated', 'late'] as const;

test('10,000 histories under faults: every step sums to zero, no lot is negative, repeats change nothing, the past stays exact', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(anyEvent, fc.constantFrom(...FAULTS)), { maxLength: 14 }), (raw) => {
      const history = historyOf(raw.map(([event]) => event));
      const moments: [Instant, Record<string, number>][] = [];
      let purse = emptyPurse(start);
      for (const [n, event] of history.entries()) {
        const before = purse;
        purse = done(purse, event);
        expect(wrongIn(purse)).toEqual([]);
        expect(totalOf(purse, 'debt')).toBeGreaterThanOrEqual(0);
        const hit = purse.lots.filter(({ lotId, reversed }) => reversed !== reversedIn(before, lotId));
        expect(hit.filter(({ lotId }) => event.kind !== 'reverse' || lotId !== event.lotId)).toEqual([]);
        if (purse !== before && event.at < (history[n + 1]?.at ?? day(9_999))) moments.push([event.at, sums(purse)]);
        const known = applied(before, event).ok;
        if (known && raw[n]?.[1] === 'repeated')
          expect(done(purse, { ...event, at: plusDays(event.at, 1) })).toBe(purse);
      }
      const settled = sums(purse);
      const accepted = new Set(purse.entries.keys());
      for (const [n, event] of history.entries())
        if (raw[n]?.[1] === 'late' && accepted.has(`${event.kind}#${event.id}`)) purse = done(purse, event);
      expect(sums(purse)).toEqual(settled);
      for (const [at, then] of moments) expect(sums(purseAt(purse.entries.values(), at))).toEqual(then);
    }),
    { numRuns: 10_000 },
  );
});
