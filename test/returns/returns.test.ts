import { listDisavowals, listNotices } from '@luhuan/shared/api/notices';
import { getPoints } from '@luhuan/shared/api/points';
import { redeemVoucher } from '@luhuan/shared/api/redemptions';
import { type ReturnAsked, listReturns, quoteReturn, returnGoods } from '@luhuan/shared/api/returns';
import { getVoucher } from '@luhuan/shared/api/vouchers';
import { fen } from '@luhuan/shared/fen';
import type { RedemptionId } from '@luhuan/shared/ids';
import type { FiscalPhase } from '@luhuan/shared/redemption/return';
import { type Redemption, SerialNumber } from '@luhuan/shared/redemption/redemption';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { readSnapshot } from '../../functions/src/invariant/store.ts';
import { type Transport, call } from '../../miniprogram/src/api/call.ts';
import { refusalCode, signedIn, valueOf } from '../support/caller.ts';
import { disavowed } from '../support/powers.ts';
import { type TestHouse, expectSound, startHouse } from '../support/house.ts';
import {
  approvedCampaign,
  asPerson,
  claimed,
  draftWith,
  eligibleModel,
  inForce,
  newKey,
  reserved,
  saleOf,
  shopper,
  sold,
} from '../support/scenes.ts';

let house: TestHouse;
let till: Transport;
beforeAll(async () => {
  house = await startHouse();
});
beforeEach(async () => {
  till = await signedIn(house, '样例店员一');
  house.fiscal.phase = 'before-payout';
});
afterAll(() => house.stop());

const fridge = eligibleModel('fridge');
type Want = ReturnAsked['want'];
const ask = (redemptionId: RedemptionId, want: Want, seen = 0, key = newKey(), by = till) =>
  call(by, returnGoods, { key, params: { redemptionId }, body: { want, reason: 'changed-mind', seen } });
const WHOLE: Want = { kind: 'whole' };
const cut = (cutFen: number): Want => ({ kind: 'part', cutFen: fen(cutFen) });
const swap = (serialNumber: string): Want => ({
  kind: 'exchange',
  serialNumber: SerialNumber.parse(serialNumber),
  imeis: [],
});
const succeeded = (codes: readonly string[]): number => codes.filter((code) => code === 'none').length;

let people = 0;
const anybody = () => shopper(1_000 + ++people);
const bought = async (units = 100) => {
  const campaignId = await approvedCampaign(house, { fridge: units * 1_500 });
  const person = anybody();
  return { campaignId, person, redemption: await sold(house, till, campaignId, person) };
};
const poolOf = async (campaignId: string) => {
  await house.pump.drain();
  const pools = (await readSnapshot(house.table)).pool.filter((pool) => pool.campaignId === campaignId);
  return { spentFen: pools.reduce((sum, { spentFen }) => sum + spentFen, 0) };
};
/** What the ledger says of one shop's accounts and the purses, together. */
const accounts = async ({ campaignId, shopId }: Redemption) => {
  const { journal } = await readSnapshot(house.table);
  const sums: Record<string, number> = {};
  for (const { account, amountFen } of journal
    .filter((one) => one.campaignId === campaignId)
    .flatMap(({ lines }) => lines)) {
    const name = account.replace(`:${shopId}`, '');
    sums[name] = (sums[name] ?? 0) + amountFen;
  }
  return sums;
};

describe('goods come back', () => {
  test('the shopper’s voucher says so, points and money go back, the unit can be sold with a subsidy again, and they may claim again', async () => {
    const { campaignId, person, redemption } = await bought();
    const owner = await asPerson(house, person);
    await house.pump.drain();
    const before = valueOf(await call(owner, getPoints, { query: {} })).sums;
    expect(before.pending).toBe(Math.floor(redemption.quote.payFen / 100));
    const quoted = valueOf(
      await call(till, quoteReturn, { body: { redemptionId: redemption.redemptionId, want: WHOLE } }),
    );
    expect(quoted).toMatchObject({
      shopperFen: redemption.quote.payFen,
      subsidyFen: redemption.subsidyFen,
      points: before.pending,
      phase: 'before-payout',
      onReturn: { kind: 'restore' },
    });
    const back = valueOf(await ask(redemption.redemptionId, WHOLE));
    expect(back.returns).toMatchObject([{ kind: 'whole', shopperFen: quoted.shopperFen, purses: quoted.purses }]);
    const view = valueOf(await call(owner, getVoucher, { params: { voucherId: redemption.voucherId } }));
    expect(view.voucher).toMatchObject({ status: 'returned', restoredUntil: null });
    expect(view.redemption?.returns).toHaveLength(1);
    expect(await poolOf(campaignId)).toEqual({ spentFen: 0 });
    expect(valueOf(await call(owner, getPoints, { query: {} }))).toMatchObject({
      sums: { pending: 0, active: 0 },
      lots: [{ issued: before.pending, reversed: before.pending }],
    });
    expect(Object.values(await accounts(redemption))).toEqual([0, 0, 0, 0]);
    const preview = await reserved(house, till, await claimed(owner, campaignId, 'fridge'));
    const again = { ...saleOf(preview, fridge), serialNumber: redemption.serialNumber };
    expect(valueOf(await call(till, redeemVoucher, { key: newKey(), body: again })).returns).toEqual([]);
    await expectSound(house);
  });

  test('the shopper is told by whom nobody names, and can say that it was not they: the office hears of it, nothing else moves', async () => {
    const { person, redemption } = await bought();
    valueOf(await ask(redemption.redemptionId, cut(10_000)));
    await house.pump.drain();
    const owner = await asPerson(house, person);
    const told = valueOf(await call(owner, listNotices, {})).items.filter(({ act }) => act.kind === 'goods-returned');
    expect(told).toMatchObject([{ act: { how: 'part', refundFen: 8_500, category: 'fridge' }, delegateName: null }]);
    const [notice] = told;
    if (notice === undefined) throw new Error('nobody was told');
    expect(valueOf(await disavowed(owner, notice)).fate).toBe('ended');
    const office = await signedIn(house, '样例管理员');
    const { items } = valueOf(await call(office, listDisavowals, {}));
    expect(items).toMatchObject([{ act: { kind: 'goods-returned' }, voucher: { voucherId: redemption.voucherId } }]);
    await expectSound(house);
  });

  test('the invoice stays used: a new sale needs a new one', async () => {
    const { campaignId, redemption } = await bought();
    valueOf(await ask(redemption.redemptionId, WHOLE));
    const preview = await reserved(house, till, await claimed(await asPerson(house, anybody()), campaignId, 'fridge'));
    const body = { ...saleOf(preview, fridge), invoiceNumber: redemption.invoiceNumber };
    expect(refusalCode(await call(till, redeemVoucher, { key: newKey(), body }))).toBe('InvoiceUsed');
  });

  test('a return at another shop is not there; the register has the latest return first', async () => {
    const other = await signedIn(house, '样例店员二');
    const [first, second] = [await bought(), await bought()];
    for (const { redemption } of [second, first]) {
      house.clock.advance(60);
      expect(refusalCode(await ask(redemption.redemptionId, cut(1_000), 0, newKey(), other))).toBe('NotFound');
      valueOf(await ask(redemption.redemptionId, cut(1_000)));
    }
    const { items } = valueOf(await call(till, listReturns, { query: { limit: 2 } }));
    expect(items.map(({ redemptionId }) => redemptionId)).toEqual([
      first.redemption.redemptionId,
      second.redemption.redemptionId,
    ]);
    expect(valueOf(await call(other, listReturns, {})).items).toEqual([]);
  });

  test.each<[FiscalPhase, string]>([
    ['before-payout', 'payable'],
    ['in-payout', 'offset'],
    ['paid', 'receivable'],
  ])(
    '%s: 300.00 off and then all of it are booked on %s, and the budget is free again unless it was paid out',
    async (phase, account) => {
      const { campaignId, redemption } = await bought();
      house.fiscal.phase = phase;
      valueOf(await ask(redemption.redemptionId, cut(30_000)));
      valueOf(await ask(redemption.redemptionId, WHOLE, 1));
      const sums = await accounts(redemption);
      expect(sums).toMatchObject({ 'purse:central': 0, 'purse:province': 0, 'purse:city': 0 });
      expect(sums[account]).toBe(phase === 'before-payout' ? 0 : -redemption.subsidyFen);
      expect(await poolOf(campaignId)).toEqual({ spentFen: phase === 'paid' ? redemption.subsidyFen : 0 });
      await expectSound(house);
    },
  );
});

describe('by the campaign’s rule', () => {
  const under = async (onReturn: { kind: 'consume' } | { kind: 'restore-with-grace'; graceDays: number }) => {
    const campaignId = await inForce(
      house,
      draftWith([{ category: 'fridge', budgetFen: fen(15_000_000) }], { onReturn }),
    );
    const person = anybody();
    const { redemptionId } = await sold(house, till, campaignId, person);
    valueOf(await ask(redemptionId, WHOLE));
    return { campaignId, person };
  };
  const claims = async ({ campaignId, person }: Awaited<ReturnType<typeof under>>) =>
    claimed(await asPerson(house, person), campaignId, 'fridge').then(
      () => 'claimed',
      (error: unknown) => String(error),
    );

  test('a return that uses up the right leaves no other claim', async () => {
    expect(await claims(await under({ kind: 'consume' }))).toContain('LimitReached');
  });

  test('a right that comes back for 10 days is there on the tenth and gone after it', async () => {
    const [early, late] = [
      await under({ kind: 'restore-with-grace', graceDays: 10 }),
      await under({ kind: 'restore-with-grace', graceDays: 10 }),
    ];
    house.clock.advance(10 * 86_400 - 60);
    expect(await claims(early)).toBe('claimed');
    house.clock.advance(120);
    expect(await claims(late)).toContain('LimitReached');
    await expectSound(house);
  });
});

describe('at the same moment', () => {
  test('50 returns of one fridge, each with a key of its own: it comes back once', async () => {
    const { redemption } = await bought();
    const codes = await Promise.all(
      Array.from({ length: 50 }, async () => refusalCode(await ask(redemption.redemptionId, WHOLE))),
    );
    expect(succeeded(codes)).toBe(1);
    expect(codes.filter((code) => !['none', 'ReturnedAlready', 'Busy'].includes(code))).toEqual([]);
    await expectSound(house);
  });

  test('one return sent 20 times under one key: twenty times the same answer', async () => {
    const { redemption } = await bought();
    const key = newKey();
    await Promise.all(Array.from({ length: 20 }, () => ask(redemption.redemptionId, cut(5_000), 0, key)));
    expect(valueOf(await ask(redemption.redemptionId, cut(5_000), 0, key)).returns).toHaveLength(1);
    await expectSound(house);
  });

  test('two clerks pay 50.00 back on what each has seen: one of them is told to look again', async () => {
    const { redemption } = await bought();
    const codes = await Promise.all(
      [1, 2].map(async () => refusalCode(await ask(redemption.redemptionId, cut(5_000)))),
    );
    expect(codes.toSorted()).toEqual(expect.arrayContaining(['none']));
    expect(succeeded(codes)).toBe(1);
    expect(refusalCode(await ask(redemption.redemptionId, cut(5_000)))).toBe('RedemptionChanged');
    expect(refusalCode(await ask(redemption.redemptionId, cut(5_000), 1))).toBe('none');
    await expectSound(house);
  });

  test('20 exchanges for one unit: one shopper gets it, and the units that came back are free', async () => {
    const campaignId = await approvedCampaign(house, { fridge: 21 * 1_500 });
    const sales = await Promise.all(Array.from({ length: 20 }, () => sold(house, till, campaignId, anybody())));
    const codes = await Promise.all(
      sales.map(async ({ redemptionId }) => refusalCode(await ask(redemptionId, swap('one unit 0001')))),
    );
    expect(succeeded(codes)).toBe(1);
    expect(codes.filter((code) => code === 'SerialUsed')).toHaveLength(19);
    const winner = sales[codes.indexOf('none')];
    if (winner === undefined) throw new Error('nobody got it');
    expect(refusalCode(await ask(winner.redemptionId, swap('ONEUNIT0001'), 1))).toBe('SerialUsed');
    const preview = await reserved(house, till, await claimed(await asPerson(house, anybody()), campaignId, 'fridge'));
    const body = { ...saleOf(preview, fridge), serialNumber: winner.serialNumber };
    expect(refusalCode(await call(till, redeemVoucher, { key: newKey(), body }))).toBe('none');
    await expectSound(house);
  });

  test('a return and the resale of its unit: never two subsidies on one unit', async () => {
    const { campaignId, redemption } = await bought();
    const preview = await reserved(house, till, await claimed(await asPerson(house, anybody()), campaignId, 'fridge'));
    const body = { ...saleOf(preview, fridge), serialNumber: redemption.serialNumber };
    const [back, resale] = await Promise.all([
      ask(redemption.redemptionId, WHOLE),
      call(till, redeemVoucher, { key: newKey(), body }),
    ]);
    expect(['none', 'Busy']).toContain(refusalCode(back));
    expect(['none', 'SerialUsed', 'Busy']).toContain(refusalCode(resale));
    await expectSound(house);
  });
});
