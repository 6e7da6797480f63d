import { getBalances, listJournals } from '@luhuan/shared/api/ledger';
import { redeemVoucher } from '@luhuan/shared/api/redemptions';
import { returnGoods } from '@luhuan/shared/api/returns';
import { type Instant, instantAt, plusSeconds } from '@luhuan/shared/clock';
import { fen, signedFen } from '@luhuan/shared/fen';
import type { CampaignId } from '@luhuan/shared/ids';
import { seeded } from '@luhuan/shared/impact/seeded';
import { NOTHING_BOOKED, foldJournals, totalsOf } from '@luhuan/shared/ledger/balance';
import type { Journal } from '@luhuan/shared/ledger/journal';
import type { Redemption } from '@luhuan/shared/redemption/redemption';
import { RegionCode } from '@luhuan/shared/region';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { SHOP_IDS } from '../../functions/src/demonstration/shops.ts';
import { getBalances as balancesOf } from '../../functions/src/ledger/get-balances.ts';
import { addJournal } from '../../functions/src/ledger/store.ts';
import { commit } from '../../functions/src/platform/table.ts';
import { type Transport, call } from '../../miniprogram/src/api/call.ts';
import { signedIn, valueOf } from '../support/caller.ts';
import { type TestHouse, expectSound, startHouse } from '../support/house.ts';
import {
  approvedCampaign,
  asPerson,
  claimed,
  eligibleModel,
  newKey,
  reserved,
  saleOf,
  shopper,
} from '../support/scenes.ts';

let house: TestHouse;
let finance: Transport;
beforeAll(async () => {
  house = await startHouse();
  finance = await signedIn(house, '样例财务员');
});
afterAll(() => house.stop());

let buyers = 0;
const sold = async (campaignId: CampaignId): Promise<Redemption> => {
  house.clock.advance(60);
  const till = await signedIn(house, '样例店员一');
  const voucher = await claimed(await asPerson(house, shopper(500 + ++buyers)), campaignId, 'fridge');
  const body = saleOf(await reserved(house, till, voucher), eligibleModel('fridge', fen(529_900)));
  return valueOf(await call(till, redeemVoucher, { key: newKey(), body }));
};

const broughtBack = async ({ redemptionId }: Redemption): Promise<void> => {
  house.clock.advance(60);
  const body = { want: { kind: 'whole' as const }, reason: 'faulty' as const, seen: 0 };
  const till = await signedIn(house, '样例店员一');
  valueOf(await call(till, returnGoods, { key: newKey(), params: { redemptionId }, body }));
};

const balances = async (campaignId: CampaignId, at?: Instant) => {
  const query = at === undefined ? {} : { at };
  const reply = valueOf(await call(finance, getBalances, { params: { campaignId }, query }));
  if (reply.state !== 'ready') throw new Error('still adding up');
  return reply;
};

test('three sales and three returns, one in each fiscal phase: the accounts of now, and of every moment between', async () => {
  const campaignId = await approvedCampaign(house, { fridge: 900_000 });
  const start = house.clock.now();
  const sales = [await sold(campaignId), await sold(campaignId), await sold(campaignId)];
  const afterSales = plusSeconds(house.clock.now(), 1);
  const moments: { at: Instant; payable: number; offset: number; receivable: number }[] = [];
  const each = sales[0]?.subsidyFen ?? 0;
  expect(each).toBeGreaterThan(0);
  for (const [index, phase] of (['before-payout', 'in-payout', 'paid'] as const).entries()) {
    house.fiscal.phase = phase;
    const sale = sales[index];
    if (sale === undefined) throw new Error('no sale');
    await broughtBack(sale);
    house.clock.advance(1);
    const { totals } = await balances(campaignId);
    moments.push({ at: house.clock.now(), ...totals });
  }
  expect(moments.map(({ payable, offset, receivable }) => [payable, offset, receivable])).toEqual([
    [2 * each, 0, 0],
    [2 * each, -each, 0],
    [2 * each, -each, -each],
  ]);
  house.clock.advance(86_400);
  finance = await signedIn(house, '样例财务员');
  for (const { at, ...then } of moments) expect((await balances(campaignId, at)).totals).toMatchObject(then);
  const sold3 = await balances(campaignId, afterSales);
  expect(sold3).toMatchObject({ journals: 3, shopCount: 1 });
  expect(sold3.shops).toEqual([
    { shopId: SHOP_IDS.nanshan, name: '样例家电·南山一店', payable: 3 * each, offset: 0, receivable: 0 },
  ]);
  expect(Object.values(sold3.totals).reduce<number>((sum, amount) => sum + amount, 0)).toBe(0);
  expect(await balances(campaignId, start)).toMatchObject({ journals: 0, shops: [] });
  // the future is not known: it is asked for as now
  expect(await balances(campaignId, plusSeconds(house.clock.now(), 3_600))).toMatchObject({
    before: house.clock.now(),
  });

  const listed = valueOf(await call(finance, listJournals, { params: { campaignId }, query: { limit: 4 } }));
  expect(listed.items.map(({ cause }) => cause.kind)).toEqual(['return', 'return', 'return', 'redemption']);
  const query = { limit: 4, cursor: listed.cursor ?? '' };
  const rest = valueOf(await call(finance, listJournals, { params: { campaignId }, query }));
  expect(rest.items.map(({ cause }) => cause.id)).toEqual([sales[1]?.redemptionId, sales[0]?.redemptionId]);
  expect(rest.cursor).toBeNull();
  await expectSound(house);
});

const HOURS = 200;
/** What a busy campaign booked in 200 hours; two in a thousandth of a second now and then. */
const history = (campaignId: CampaignId, from: Instant, count: number): Journal[] => {
  const random = seeded(7);
  return Array.from({ length: count }, (_, index): Journal => {
    const amount = 1 + Math.floor(random() * 150_000);
    const minute = Math.floor(random() * HOURS * 60);
    return {
      journalId: `jrn_${String(index).padStart(26, '0')}`,
      campaignId,
      cause: { kind: 'redemption', id: `rdm_${String(index).padStart(26, '0')}` },
      at: plusSeconds(from, minute * 60),
      lines: [
        { account: 'purse:central', amountFen: signedFen(-amount) },
        {
          account: `payable:${[SHOP_IDS.nanshan, SHOP_IDS.futian][index % 2] ?? SHOP_IDS.nanshan}`,
          amountFen: signedFen(amount),
        },
      ],
    };
  });
};

test('a long history takes several requests, keeps how far it came, and every moment of it is what was booked before', async () => {
  const campaignId = await approvedCampaign(house, { fridge: 150_000 });
  const from = house.clock.now();
  const journals = history(campaignId, from, 1_200);
  // what is not a minute old yet when it is asked about comes in later
  const late = journals.filter((_, index) => index % 40 === 0);
  const early = journals.filter((one) => !late.includes(one));
  const book = async (some: readonly Journal[]) => {
    for (let first = 0; first < some.length; first += 100)
      await commit(house.table, {
        journals: some.slice(first, first + 100).map((one) => addJournal(house.table, one)),
      });
  };
  await book(early);
  const person = { officeRegionCode: RegionCode.parse('440300') };
  const ask = balancesOf({ table: house.table, pace: { perShard: 10, keptEvery: 50 } });
  let rounds = 0;
  const ready = async (at: Instant, now: Instant) => {
    for (;;) {
      const reply = await ask({ campaignId, at, person }, now);
      if (!reply.ok) throw new Error(reply.error.code);
      if (reply.value.state === 'ready') return reply.value;
      rounds += 1;
    }
  };
  const random = seeded(8);
  const naive = (before: Instant, known: readonly Journal[]) => totalsOf(foldJournals(NOTHING_BOOKED, known, before));
  // asked in the middle, while journals of the last minutes are still under way
  const middle = plusSeconds(from, 100 * 3_600);
  const arrived = late.filter(({ at }) => at < plusSeconds(middle, -24 * 60));
  await book(arrived);
  expect((await ready(middle, middle)).totals).toEqual(naive(middle, [...early, ...arrived]));
  await book(late.filter((one) => !arrived.includes(one)));
  const end = plusSeconds(from, (HOURS + 1) * 3_600);
  for (let count = 0; count < 60; count++) {
    const at = instantAt(Date.parse(from) + Math.floor(random() * HOURS * 60) * 60_000);
    const { totals, journals: counted } = await ready(at, end);
    expect(totals).toEqual(naive(at, journals));
    expect(counted).toBe(journals.filter((one) => one.at < at).length);
  }
  expect(rounds).toBeGreaterThan(5);
});
