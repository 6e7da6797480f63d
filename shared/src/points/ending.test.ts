import { expect, test } from 'vitest';
import { campaignId, shanghai } from '../../../test/support/samples.ts';
import { plusDays } from '../clock.ts';
import { endingLot, toldAt } from './ending.ts';
import { type PurseLot, emptyPurse } from './journal.ts';
import { applied } from './purse.ts';

const START = shanghai('2026-01-01T00:00');
const day = (number: number) => plusDays(START, number);
const term = (activeFrom: number | null, expires: number) => ({
  lotId: 'rdm_1',
  campaignId: campaignId(1),
  earnedAt: START,
  activeFrom: activeFrom === null ? null : day(activeFrom),
  expiresAt: day(expires),
});

test.each([
  ['30 days before its end', 7, 365, 335],
  ['as soon as it can be spent when it is good for less', 7, 20, 7],
])('a lot is told of %s', (_, activeFrom, expires, told) => expect(toldAt(term(activeFrom, expires))).toBe(day(told)));

test('a lot that is not proven is not told of', () => expect(toldAt(term(null, 365))).toBeNull());

test('what is left of a lot is told until its end; a lot that is spent is not told', () => {
  const earned = applied(emptyPurse(START), {
    kind: 'earn',
    at: START,
    term: term(7, 365),
    points: 100,
    mostPerYear: null,
  }).purse;
  const spent = (points: number) => applied(earned, { kind: 'spend', at: day(10), points }).purse;
  const left = (purse: typeof earned, on: number): PurseLot['active'] | undefined =>
    endingLot(purse, 'rdm_1', day(on))?.active;
  expect(left(earned, 334)).toBeUndefined();
  expect(left(earned, 335)).toBe(100);
  expect(left(spent(60), 364)).toBe(40);
  expect(left(spent(100), 340)).toBeUndefined();
  expect(left(earned, 365)).toBeUndefined();
  expect(endingLot(earned, 'rdm_2', day(340))).toBeUndefined();
});
