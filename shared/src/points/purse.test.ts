import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { campaignId, shanghai } from '../../../test/support/samples.ts';
import { type Instant, plusDays } from '../clock.ts';
import { ACCOUNTS, type Journal, type Purse, type Taken, emptyPurse, totalOf } from './journal.ts';
import { type PurseEvent, applied, purseAt, spendable, takenIn } from './purse.ts';

const start = shanghai('2026-01-01T00:00:00.000');
const day = (days: number): Instant => plusDays(start, days);

/** What a shopper's account is outside of the purse: what each spending took, and which came back. */
type Account = {
  readonly purse: Purse;
  readonly journals: readonly Journal[];
  readonly spent: ReadonlyMap<number, readonly Taken[]>;
};
type Step =
  | {
      readonly kind: 'earn';
      readonly at: Instant;
      readonly lot: number;
      readonly points: number;
      readonly mostPerYear: number | null;
      /** `null`: until it is proven. */
      readonly pending: number | null;
      readonly valid: number;
    }
  | { readonly kind: 'prove'; readonly at: Instant; readonly lot: number; readonly validDays: number }
  | { readonly kind: 'reduce'; readonly at: Instant; readonly lot: number; readonly to: number }
  | { readonly kind: 'spend'; readonly at: Instant; readonly order: number; readonly points: number }
  | { readonly kind: 'refund'; readonly at: Instant; readonly order: number };

const earn = (
  lot: number,
  at: number,
  points: number,
  {
    pending = 7,
    valid = 30,
    mostPerYear = null,
  }: { pending?: number | null; valid?: number; mostPerYear?: number | null } = {},
): Step => ({ kind: 'earn', at: day(at), lot, points, pending, valid, mostPerYear });
const spend = (order: number, at: number, points: number): Step => ({ kind: 'spend', at: day(at), order, points });
const reduce = (lot: number, at: number, to: number): Step => ({ kind: 'reduce', at: day(at), lot, to });
const prove = (lot: number, at: number, validDays = 30): Step => ({ kind: 'prove', at: day(at), lot, validDays });
const refund = (order: number, at: number): Step => ({ kind: 'refund', at: day(at), order });

const eventOf = ({ spent }: Account, step: Step): PurseEvent => {
  if (step.kind === 'reduce' || step.kind === 'prove') return { ...step, lotId: `lot${step.lot}` };
  if (step.kind === 'spend') return step;
  if (step.kind === 'refund') return { kind: 'refund', at: step.at, taken: spent.get(step.order) ?? [] };
  const activeFrom = step.pending === null ? null : plusDays(step.at, step.pending);
  const expiresAt = plusDays(activeFrom ?? step.at, step.valid);
  const term = { lotId: `lot${step.lot}`, campaignId: campaignId(1), earnedAt: step.at, activeFrom, expiresAt };
  return { ...step, term };
};

/** As the store does it: a spending needs the points, and a spending or refund is known by its order. */
const done = (account: Account, step: Step): Account => {
  const { purse, spent } = account;
  if (step.kind === 'spend' && (spent.has(step.order) || spendable(purse, step.at) < step.points)) return account;
  if (step.kind === 'refund' && (spent.get(step.order) ?? []).length === 0) return account;
  const booking = applied(purse, eventOf(account, step));
  const orders = new Map(spent);
  if (step.kind === 'spend') orders.set(step.order, takenIn(booking.journals));
  if (step.kind === 'refund') orders.set(step.order, []);
  return { purse: booking.purse, journals: [...account.journals, ...booking.journals], spent: orders };
};

const EMPTY: Account = { purse: emptyPurse(start), journals: [], spent: new Map() };
const all = (steps: readonly Step[]): Account => steps.reduce(done, EMPTY);
const sums = (purse: Purse): Record<string, number> =>
  Object.fromEntries(
    ACCOUNTS.map((account) => [account, totalOf(purse, account)]).filter(([, points]) => points !== 0),
  );

describe('a purse', () => {
  test.each<[string, Step[], Record<string, number>]>([
    ['points that are pending cannot be spent', [earn(1, 0, 10), spend(1, 3, 5)], { issued: 10, pending: 10 }],
    [
      'what was spent before its end never expires',
      [earn(1, 0, 10), spend(1, 8, 4), earn(2, 90, 1)],
      { issued: 11, pending: 1, spent: 4, expired: 6 },
    ],
    [
      'what was spent of goods that came back is debt',
      [earn(1, 0, 10), spend(1, 8, 10), reduce(1, 9, 0)],
      { issued: 10, debt: 10, spent: 10, reversed: 10 },
    ],
    [
      'later points repay the debt first',
      [earn(1, 0, 10), spend(1, 8, 10), reduce(1, 9, 0), earn(2, 10, 15), spend(2, 20, 1)],
      { issued: 25, active: 4, spent: 11, reversed: 10 },
    ],
    [
      'a refund after the end of its lot stays expired',
      [earn(1, 0, 10), spend(1, 8, 10), refund(1, 90)],
      { issued: 10, expired: 10 },
    ],
    [
      'a refund of reversed points forgives their debt',
      [earn(1, 0, 10), spend(1, 8, 10), reduce(1, 9, 0), refund(1, 90)],
      { issued: 10, reversed: 10 },
    ],
    [
      'expired points of goods that came back leave no debt',
      [earn(1, 0, 10), reduce(1, 90, 0)],
      { issued: 10, reversed: 10 },
    ],
    [
      'what is not proven waits, and cannot be spent',
      [earn(1, 0, 10, { pending: null, valid: 100 }), spend(1, 50, 5)],
      { issued: 10, pending: 10 },
    ],
    [
      'proven, it is active at once and for its own days',
      [earn(1, 0, 10, { pending: null, valid: 100 }), prove(1, 90), spend(1, 119, 5), spend(2, 121, 0)],
      { issued: 10, spent: 5, expired: 5 },
    ],
    [
      'what was never proven expires, and a proof comes too late',
      [earn(1, 0, 10, { pending: null, valid: 100 }), spend(1, 101, 0), prove(1, 102)],
      { issued: 10, expired: 10 },
    ],
    [
      'a proof finds what was left of it, and no more',
      [earn(1, 0, 10, { pending: null, valid: 100 }), reduce(1, 5, 4), prove(1, 6)],
      { issued: 10, active: 4, reversed: 6 },
    ],
    [
      'what turned out to be nothing leaves nothing to prove',
      [earn(1, 0, 10, { pending: null, valid: 100 }), reduce(1, 5, 0), prove(1, 6)],
      { issued: 10, reversed: 10 },
    ],
    [
      'a cap leaves of an earning what there is room for, and a return makes room again',
      [
        earn(1, 0, 10, { mostPerYear: 15 }),
        earn(2, 1, 10, { mostPerYear: 15 }),
        reduce(1, 2, 4),
        earn(3, 3, 10, { mostPerYear: 15 }),
      ],
      { issued: 21, pending: 15, reversed: 6 },
    ],
    [
      'a cap is one of a calendar year in China',
      [earn(1, 364, 10, { mostPerYear: 10 }), earn(2, 365, 10, { mostPerYear: 10 })],
      { issued: 20, pending: 20 },
    ],
  ])('%s', (_title, steps, expected) => {
    expect(sums(all(steps).purse)).toEqual(expected);
  });

  test('the lot that expires first is spent first', () => {
    const { purse } = all([
      earn(1, 0, 10, { pending: 1, valid: 60 }),
      earn(2, 0, 10, { pending: 1, valid: 20 }),
      spend(1, 5, 12),
    ]);
    expect(purse.lots.map(({ active }) => active)).toEqual([8, 0]);
  });

  test('a lot that ended more than two years ago leaves its sums, and is not earned anew', () => {
    const later = all([earn(1, 0, 10), spend(1, 8, 4), earn(2, 800, 1), earn(1, 0, 10)]).purse;
    expect(later.lots.map(({ lotId }) => lotId)).toEqual(['lot2']);
    expect(sums(later)).toEqual({ issued: 11, pending: 1, spent: 4, expired: 6 });
  });
});

/** What an event does to the lots of others, or wrongly to its own. */
const wrongIn = ({ lots, past }: Purse): string[] => {
  const uneven = [...lots, past].filter(
    (lot) => lot.issued + lot.debt !== lot.pending + lot.active + lot.spent + lot.expired + lot.reversed,
  );
  const negative = lots.flatMap((lot) => ACCOUNTS.filter((account) => account !== 'debt' && lot[account] < 0));
  const twice = lots.filter(({ reversed, issued }) => reversed > issued);
  return [...uneven.map(() => 'uneven'), ...negative, ...twice.map(() => 'reversed twice')];
};
const reversedIn = ({ lots }: Purse, lotId: string): number => lots.find((lot) => lot.lotId === lotId)?.reversed ?? 0;

/** `twice`: the answer was lost after the commit, so it is told again a day later. `late`: told once more after everything else. */
const FAULTS = ['none', 'twice', 'late', 'lost'] as const;
const anyStep = fc.record({
  kind: fc.constantFrom('earn', 'earn', 'spend', 'reduce', 'refund', 'prove'),
  days: fc.nat(60),
  points: fc.nat(40),
  target: fc.nat(8),
  wait: fc.option(fc.nat(3), { freq: 3 }),
  cap: fc.option(fc.nat(60), { freq: 4 }),
  fault: fc.constantFrom(...FAULTS),
});
type Raw = typeof anyStep extends fc.Arbitrary<infer R> ? R : never;
const stepsOf = (raw: readonly Raw[]): Step[] => {
  let at = 0;
  return raw.map(({ kind, days, points, target, wait, cap }, n): Step => {
    at += days;
    if (kind === 'prove') return prove(target, at, points);
    if (kind === 'earn')
      return earn(n, at, points, { pending: wait === null ? null : wait * 5, valid: 5 + target * 9, mostPerYear: cap });
    if (kind === 'spend') return spend(n, at, points);
    return kind === 'reduce' ? reduce(target, at, points) : refund(target, at);
  });
};

const checkStep = (before: Account, after: Account, step: Step): void => {
  expect(wrongIn(after.purse)).toEqual([]);
  expect(totalOf(after.purse, 'debt')).toBeGreaterThanOrEqual(0);
  const hit = after.purse.lots.filter(({ lotId, reversed }) => reversed !== reversedIn(before.purse, lotId));
  expect(hit.map(({ lotId }) => lotId).filter((id) => step.kind !== 'reduce' || id !== `lot${step.lot}`)).toEqual([]);
};

test('10,000 histories under faults: every step leaves both sides equal, no lot is negative, repeats change nothing, the past stays exact', () => {
  fc.assert(
    fc.property(fc.array(anyStep, { maxLength: 16 }), (raw) => {
      const steps = stepsOf(raw);
      const moments: [Instant, Record<string, number>][] = [];
      const accepted = new Set<Step>();
      let account = EMPTY;
      for (const [n, step] of steps.entries()) {
        const before = account;
        // `lost`: killed before the commit, so the next one who tells it is the first
        if (raw[n]?.fault !== 'lost') account = done(account, step);
        checkStep(before, account, step);
        if (account.journals.length > before.journals.length) accepted.add(step);
        if (raw[n]?.fault === 'twice' && accepted.has(step))
          expect(done(account, step).journals).toEqual(account.journals);
        const next = steps[n + 1]?.at ?? day(99_999);
        if (step.at < next) moments.push([step.at, sums(purseAt(account.journals, step.at))]);
      }
      const end = sums(account.purse);
      for (const [n, step] of steps.entries())
        if (raw[n]?.fault === 'late' && accepted.has(step)) account = done(account, step);
      expect(sums(account.purse)).toEqual(end);
      for (const [at, then] of moments) expect(sums(purseAt(account.journals, at))).toEqual(then);
      expect(sums(purseAt(account.journals, account.purse.at))).toEqual(end);
    }),
    { numRuns: 10_000 },
  );
});

test('1,000 histories: what was spent of a lot never expires with it', () => {
  fc.assert(
    fc.property(fc.array(anyStep, { maxLength: 16 }), (raw) => {
      const account = all(stepsOf(raw));
      const over = applied(account.purse, { kind: 'spend', at: day(5_000), points: 0 }).purse;
      for (const lot of over.lots) {
        const before = account.purse.lots.find(({ lotId }) => lotId === lot.lotId);
        if (before !== undefined) expect(lot.spent).toBe(before.spent);
      }
      expect(totalOf(over, 'expired')).toBeLessThanOrEqual(
        totalOf(account.purse, 'expired') + totalOf(account.purse, 'active') + totalOf(account.purse, 'pending'),
      );
    }),
    { numRuns: 1_000 },
  );
});
