import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { instantAt } from '../clock.ts';
import { CampaignId, ShopId } from '../ids.ts';
import { NOTHING_BOOKED, foldJournals, shopsOf, totalsOf } from './balance.ts';
import { Journal } from './journal.ts';

const shop = (n: number) => ShopId.parse(`shp_${String(n).padStart(26, '0')}`);
const campaignId = CampaignId.parse(`cmp_${'0'.repeat(26)}`);
const HOUR_MS = 3_600_000;
const moment = (hour: number) => instantAt(hour * HOUR_MS);

type Booked = { hour: number; fen: number; shop: number; kind: 'payable' | 'offset' | 'receivable'; central: number };
const journal = ({ hour, fen, shop: number, kind, central }: Booked, index: number): Journal =>
  Journal.parse({
    journalId: `jrn_${index}`,
    campaignId,
    cause: { kind: fen > 0 ? 'redemption' : 'return', id: `rdm_${index}` },
    at: moment(hour),
    lines: [
      { account: 'purse:central', amountFen: -central },
      { account: 'purse:city', amountFen: central - fen },
      { account: `${kind}:${shop(number)}`, amountFen: fen },
    ],
  });

const booked = fc.record({
  hour: fc.integer({ min: 1, max: 50 }),
  fen: fc.integer({ min: -200_000, max: 200_000 }).filter((fen) => fen !== 0),
  shop: fc.integer({ min: 1, max: 4 }),
  kind: fc.constantFrom('payable' as const, 'offset' as const, 'receivable' as const),
  central: fc.integer({ min: 0, max: 1_000 }),
});
const journals = fc.array(booked, { maxLength: 40 }).map((all) => all.map(journal));

describe('balances', () => {
  test('fold alike in any order and in any two steps, and always sum to zero', () => {
    const hours = fc.integer({ min: 1, max: 51 });
    fc.assert(
      fc.property(journals, hours, hours, fc.infiniteStream(fc.nat()), (all, a, b, order) => {
        const [first, last] = [Math.min(a, b), Math.max(a, b)];
        const shuffled = all
          .map((one) => ({ one, at: order.next().value }))
          .toSorted((x, y) => x.at - y.at)
          .map(({ one }) => one);
        const atOnce = foldJournals(NOTHING_BOOKED, all, moment(last));
        const inTwo = foldJournals(foldJournals(NOTHING_BOOKED, shuffled, moment(first)), shuffled, moment(last));
        expect(inTwo).toEqual(atOnce);
        expect(Object.values(atOnce.accounts).reduce<number>((sum, fen) => sum + fen, 0)).toBe(0);
        expect(atOnce.journals).toBe(all.filter(({ at }) => at < moment(last)).length);
      }),
    );
  });

  test('in six lines and shop by shop they say the same', () => {
    fc.assert(
      fc.property(journals, (all) => {
        const balances = foldJournals(NOTHING_BOOKED, all, moment(99));
        const totals = totalsOf(balances);
        expect(Object.values(totals).reduce<number>((sum, fen) => sum + fen, 0)).toBe(0);
        const shops = shopsOf(balances);
        for (const kind of ['payable', 'offset', 'receivable'] as const)
          expect(shops.reduce((sum, one) => sum + one[kind], 0)).toBe(totals[kind]);
        expect(new Set(shops.map(({ shopId }) => shopId)).size).toBe(shops.length);
      }),
    );
  });

  test('what was booked at the very moment does not count before it', () => {
    const one = journal({ hour: 5, fen: 100, shop: 1, kind: 'payable', central: 0 }, 0);
    expect(foldJournals(NOTHING_BOOKED, [one], moment(5)).journals).toBe(0);
    expect(foldJournals(NOTHING_BOOKED, [one], instantAt(5 * HOUR_MS + 1)).journals).toBe(1);
  });
});
