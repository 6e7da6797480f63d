import { expect, test } from 'vitest';
import { campaignId, personId, shanghai } from '../../../test/support/samples.ts';
import { type Instant, plusDays } from '../clock.ts';
import { type Purse, emptyPurse, purseSums } from './journal.ts';
import { applied, spendable } from './purse.ts';
import { PROOF_DAYS, type Recycled, eventsOfRecycled } from './recycled.ts';

const at = shanghai('2026-03-01T10:00');
const RULE = { pointsPerYuan: 0, pendingDays: 7, validDays: 30, recyclePoints: 200 };
const recycled = (change: Partial<Recycled> = {}): Recycled => ({
  recycledId: `rcy_${'1'.repeat(26)}`,
  personId: personId(1),
  campaignId: campaignId(1),
  revisionNumber: 1,
  category: 'fridge',
  handedOverAt: at,
  receiptAt: null,
  withdrawnAt: null,
  ...change,
});
const told = (steps: readonly Recycled[], rule: Parameters<typeof eventsOfRecycled>[0] = RULE): Purse =>
  steps
    .flatMap((step) => eventsOfRecycled(rule, step))
    .reduce<Purse>((purse, event) => applied(purse, event).purse, emptyPurse(at));
const receiptAt: Instant = plusDays(at, 40);

test('200 points wait for the dismantler’s receipt, however long the rule lets others wait', () => {
  const purse = told([recycled()]);
  expect(purseSums(purse)).toMatchObject({ issued: 200, pending: 200 });
  expect(spendable(purse, plusDays(at, 300))).toBe(0);
  expect(spendable(told([recycled(), recycled({ receiptAt })]), receiptAt)).toBe(200);
  expect(spendable(purse, plusDays(at, PROOF_DAYS + 1))).toBe(0);
});

test('told twice, in another order or all at once, it is the same 200', () => {
  const done = recycled({ receiptAt });
  const orders = [[recycled(), done], [done], [done, recycled()], [recycled(), recycled(), done, done, recycled()]];
  expect(orders.map((steps) => spendable(told(steps), plusDays(receiptAt, 29)))).toEqual([200, 200, 200, 200]);
});

test('what was no appliance after all is taken back, before its receipt or after', () => {
  const withdrawnAt = plusDays(receiptAt, 1);
  const purses = [told([recycled(), recycled({ withdrawnAt })]), told([recycled({ receiptAt, withdrawnAt })])];
  for (const purse of purses) expect(purseSums(purse)).toMatchObject({ issued: 200, reversed: 200, active: 0 });
});

test('rules without points for it, and a cap that is reached, give none', () => {
  expect(eventsOfRecycled({ pointsPerYuan: 1, pendingDays: 7, validDays: 30 }, recycled())).toEqual([]);
  expect(purseSums(told([recycled()], { ...RULE, mostPerYear: 150 }))).toMatchObject({ issued: 150 });
});
