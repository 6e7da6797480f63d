import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { campaignId, redemptionId, shanghai, shopId } from '../../../test/support/samples.ts';
import type { PurseShare } from '../campaign/rule.ts';
import { basisPoints, fen } from '../fen.ts';
import { Account, Journal, journalOfRedemption } from './journal.ts';

const at = shanghai('2026-03-01T12:00');
const redemptionOf = (subsidyFen: number) => ({
  redemptionId: redemptionId(1),
  campaignId: campaignId(1),
  shopId: shopId(1),
  subsidyFen: fen(subsidyFen),
});
const purse = (name: PurseShare['purse'], share: number): PurseShare => ({ purse: name, share: basisPoints(share) });
const EAST = [purse('central', 8_500), purse('province', 750), purse('city', 750)];
const anySplit = fc
  .tuple(
    fc.shuffledSubarray<PurseShare['purse']>(['central', 'province', 'city'], { minLength: 1 }),
    fc.nat(10_000),
    fc.nat(10_000),
  )
  .map(([names, a, b]) => {
    const cuts = [a, b].slice(0, names.length - 1).toSorted((x, y) => x - y);
    return names.map((name, index) => purse(name, (cuts[index] ?? 10_000) - (cuts[index - 1] ?? 0)));
  });

describe('the journal of a redemption', () => {
  test.each([
    [149_985, [-127_487, -11_249, -11_249, 149_985]],
    [150_000, [-127_500, -11_250, -11_250, 150_000]],
    [1, [-1, 0, 0, 1]],
    [0, [0, 0, 0, 0]],
  ])('%d fen of subsidy in the east: the purses and the shop book %j', (subsidyFen, amounts) => {
    const { lines } = journalOfRedemption(redemptionOf(subsidyFen), EAST, at);
    expect(lines.map(({ amountFen }) => amountFen)).toEqual(amounts);
    expect(lines.map(({ account }) => account)).toEqual([
      'purse:central',
      'purse:province',
      'purse:city',
      `payable:${shopId(1)}`,
    ]);
  });

  test('1,000 splits among 1 to 3 purses: lines sum to zero, no purse gains, the shop is owed it all', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10 ** 14 }), anySplit, (subsidyFen, purses) => {
        const { lines } = journalOfRedemption(redemptionOf(subsidyFen), purses, at);
        expect(lines.reduce((sum, { amountFen }) => sum + BigInt(amountFen), 0n)).toBe(0n);
        expect(lines).toHaveLength(purses.length + 1);
        expect(lines.at(-1)?.amountFen).toBe(subsidyFen);
        expect(lines.slice(0, -1).filter(({ amountFen }) => amountFen > 0 || Object.is(amountFen, -0))).toEqual([]);
      }),
      { numRuns: 1_000 },
    );
  });

  test('carries the id of its redemption, so that a second one for the same has the same key', () => {
    const journal = journalOfRedemption(redemptionOf(1), EAST, at);
    expect(journal).toMatchObject({ journalId: `jrn_${redemptionId(1).slice(4)}`, at, campaignId: campaignId(1) });
    expect(journal.cause).toEqual({ kind: 'redemption', id: redemptionId(1) });
  });
});

describe('what is no journal', () => {
  const good = journalOfRedemption(redemptionOf(100), EAST, at);
  const [first, ...rest] = good.lines;
  test.each<[string, object]>([
    ['lines that sum to one fen', { lines: [{ ...first, amountFen: -84 }, ...rest] }],
    ['a single line', { lines: [{ account: 'purse:central', amountFen: 0 }] }],
    ['a fraction of a fen', { lines: [{ ...first, amountFen: -84.5 }, ...rest] }],
    ['an account nobody knows', { lines: [{ ...first, account: 'purse:county' }, ...rest] }],
  ])('%s', (_what, change) => {
    expect(Journal.safeParse(good).success).toBe(true);
    expect(Journal.safeParse({ ...good, ...change }).success).toBe(false);
  });

  test.each(['payable:shp_1', 'payable:', 'purse:', 'purse:central ', `payable:${shopId(1)}x`])(
    '%j is no account',
    (account) => {
      expect(Account.safeParse(account).success).toBe(false);
    },
  );
});
