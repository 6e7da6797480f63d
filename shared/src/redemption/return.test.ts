import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { personId, sampleQuote, shanghai } from '../../../test/support/samples.ts';
import type { PurseShare } from '../campaign/rule.ts';
import { basisPoints, fen, minFen, shareOf } from '../fen.ts';
import { ReturnId } from '../ids.ts';
import {
  RETURNS_MAX,
  type Return,
  type Returnable,
  type Wanted,
  purseStandings,
  standingOf,
  termsOf,
  unitNow,
} from './return.ts';

const at = shanghai('2026-03-08T12:00');
const purse = (name: PurseShare['purse'], share: number): PurseShare => ({ purse: name, share: basisPoints(share) });
const EAST = [purse('central', 8_500), purse('province', 750), purse('city', 750)];
const sold = (returns: readonly Return[] = []): Returnable => ({
  quote: sampleQuote(),
  returns,
});

let made = 0;
const begun = () => ({
  returnId: ReturnId.parse(`rtn_${String(++made).padStart(26, '0')}`),
  at,
  clerkId: personId(2),
  reason: 'changed-mind' as const,
});
const exchanged = (serialNumber: string): Return => ({ kind: 'exchange', ...begun(), serialNumber, imeis: [] });

/** The redemption once it is done, or the refusal's code. */
const after = (redemption: Returnable, wanted: Wanted, purses = EAST): Returnable | string => {
  const terms = termsOf(redemption, purses, wanted);
  if (!terms.ok) return terms.error.code;
  const { shopperFen, subsidyFen, purses: taken } = terms.value;
  const money = { ...begun(), phase: 'before-payout' as const, shopperFen, subsidyFen, purses: taken };
  const one: Return =
    wanted.kind === 'whole'
      ? { kind: 'whole', ...money, restoredUntil: null }
      : { kind: 'part', ...money, cutFen: wanted.cutFen };
  return { ...redemption, returns: [...redemption.returns, one] };
};
const done = (redemption: Returnable, wanted: Wanted): Returnable => {
  const next = after(redemption, wanted);
  if (typeof next === 'string') throw new Error(next);
  return next;
};
const cut = (cutFen: number): Wanted => ({ kind: 'part', cutFen: fen(cutFen) });
const WHOLE: Wanted = { kind: 'whole' };

describe('a fridge of 2,999.00, 449.85 of it subsidised', () => {
  test('brought back: the shopper gets what they paid, the purses what they gave', () => {
    expect(termsOf(sold(), EAST, WHOLE)).toEqual({
      ok: true,
      value: {
        shopperFen: 254_915,
        subsidyFen: 44_985,
        purses: [
          { purse: 'central', amountFen: 38_237 },
          { purse: 'province', amountFen: 3_374 },
          { purse: 'city', amountFen: 3_374 },
        ],
        staysPayFen: 0,
        staysSubsidyFen: 0,
      },
    });
  });

  test('300.00 off: 15 % of it goes back to the purses, the shopper gets the other 85 %', () => {
    expect(termsOf(sold(), EAST, cut(30_000))).toMatchObject({
      value: { shopperFen: 25_500, subsidyFen: 4_500, staysPayFen: 229_415, staysSubsidyFen: 40_485 },
    });
  });

  test.each<[string, Returnable, Wanted, string]>([
    ['brought back twice', done(sold(), WHOLE), WHOLE, 'ReturnedAlready'],
    ['cut in price once it is back', done(sold(), WHOLE), cut(1), 'ReturnedAlready'],
    ['cut by all it cost', sold(), cut(299_900), 'CutTooLarge'],
    ['cut by a fen more than is left of it', done(sold(), cut(200_000)), cut(99_900), 'CutTooLarge'],
    [
      'cut for the eleventh time',
      sold(Array.from({ length: RETURNS_MAX }, () => exchanged('SN2'))),
      cut(1),
      'ReturnsTooMany',
    ],
  ])('%s: refused', (_what, redemption, wanted, code) => {
    expect(after(redemption, wanted)).toBe(code);
  });

  test('after ten exchanges and cuts it can still be brought back', () => {
    const often = sold(Array.from({ length: RETURNS_MAX }, (_, index) => exchanged(`SN000${index}`)));
    expect(typeof after(often, WHOLE)).toBe('object');
    const first = { serialNumber: 'SN0001', imeis: ['490154203237518'] };
    expect(unitNow({ ...first, returns: [] })).toEqual(first);
    expect(unitNow({ ...first, ...often })).toMatchObject({ serialNumber: 'SN0009', imeis: [] });
  });
});

describe('a subsidy at its cap', () => {
  const dear = {
    ...sold(),
    quote: sampleQuote({ baseFen: fen(2_000_000), subsidyFen: fen(150_000), payFen: fen(1_850_000) }),
  };

  test.each([
    ['stays at the cap while 15 % of what is left are more', 900_000, 900_000, 0],
    ['is less as soon as they are not', 1_100_000, 1_085_000, 15_000],
  ])('%s', (_what, cutFen, shopperFen, subsidyFen) => {
    expect(termsOf(dear, EAST, cut(cutFen))).toMatchObject({ value: { shopperFen, subsidyFen } });
  });
});

test('a subsidy that was cut short by what was left to pay is worked out from what is left', () => {
  const nearlyFree = {
    ...sold(),
    quote: sampleQuote({ baseFen: fen(100_000), subsidyFen: fen(2_000), payFen: fen(0) }),
  };
  expect(termsOf(nearlyFree, EAST, cut(500))).toMatchObject({
    value: { shopperFen: 0, subsidyFen: 500, staysPayFen: 0, staysSubsidyFen: 1_500 },
  });
});

/** Any goods sold under any split, and any cuts by their part of what is left, at the end perhaps the goods. */
const anySale = fc
  .record({
    baseFen: fc.integer({ min: 1, max: 10 ** 9 }),
    rate: fc.integer({ min: 0, max: 10_000 }),
    capFen: fc.integer({ min: 0, max: 10 ** 7 }),
    otherFen: fc.nat(10 ** 6),
    cuts: fc.array(fc.double({ min: 0, max: 1.2, noNaN: true }), { maxLength: 6 }),
    shares: fc.tuple(fc.nat(10_000), fc.nat(10_000)),
    back: fc.boolean(),
  })
  .map(({ baseFen, rate, capFen, otherFen, cuts, shares: [a, b], back }) => {
    const [low, high] = [Math.min(a, b), Math.max(a, b)];
    const leftFen = fen(Math.max(0, baseFen - otherFen));
    const subsidyFen = minFen(minFen(shareOf(fen(baseFen), basisPoints(rate)), fen(capFen)), leftFen);
    const quote = sampleQuote({
      baseFen: fen(baseFen),
      rate: basisPoints(rate),
      capFen: fen(capFen),
      subsidyFen,
      payFen: fen(leftFen - subsidyFen),
    });
    const purses = [purse('central', low), purse('province', high - low), purse('city', 10_000 - high)];
    return { quote, purses, cuts, back };
  });

test('2,000 sales cut in any way: nobody gets or gives a negative amount, and once the goods are back everybody has exactly what they gave', () => {
  fc.assert(
    fc.property(anySale, ({ quote, purses, cuts, back }) => {
      const first: Returnable = { quote, returns: [] };
      const before = purseStandings(first, purses);
      let now = first;
      for (const part of cuts) {
        const { baseFen, payFen, subsidyFen } = standingOf(now);
        const wanted = cut(Math.max(1, Math.floor(Math.min(baseFen, payFen + subsidyFen) * part)));
        const next = after(now, wanted, purses);
        if (typeof next === 'string') {
          expect(next).toBe('CutTooLarge');
          continue;
        }
        const stands = standingOf(next);
        expect(stands.payFen + stands.subsidyFen).toBe(
          payFen + subsidyFen - (wanted.kind === 'part' ? wanted.cutFen : 0),
        );
        expect(stands.subsidyFen).toBeLessThanOrEqual(
          Math.min(subsidyFen, quote.capFen, shareOf(stands.baseFen, quote.rate)),
        );
        expect(stands.payFen).toBeLessThanOrEqual(payFen);
        now = next;
      }
      if (!back) return;
      const end = after(now, WHOLE, purses);
      if (typeof end === 'string') throw new Error(end);
      const total = (pick: (one: Return) => number) => end.returns.reduce((sum, one) => sum + pick(one), 0);
      expect(total((one) => (one.kind === 'exchange' ? 0 : one.shopperFen))).toBe(quote.payFen);
      expect(total((one) => (one.kind === 'exchange' ? 0 : one.subsidyFen))).toBe(quote.subsidyFen);
      expect(purseStandings(end, purses).map(({ amountFen }) => amountFen)).toEqual([0, 0, 0]);
      const returned = purses.map(({ purse: name }) =>
        total((one) =>
          one.kind === 'exchange' ? 0 : (one.purses.find(({ purse: whose }) => whose === name)?.amountFen ?? 0),
        ),
      );
      expect(returned).toEqual(before.map(({ amountFen }) => amountFen));
    }),
    { numRuns: 2_000 },
  );
});
