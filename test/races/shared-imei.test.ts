import { type Preview, redeemVoucher } from '@luhuan/shared/api/redemptions';
import { type ReturnAsked, returnGoods } from '@luhuan/shared/api/returns';
import { fen } from '@luhuan/shared/fen';
import type { CampaignId } from '@luhuan/shared/ids';
import type { Redemption } from '@luhuan/shared/redemption/redemption';
import { Imei } from '@luhuan/shared/redemption/imei';
import { SerialNumber } from '@luhuan/shared/redemption/redemption';
import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Transport, call } from '../../miniprogram/src/api/call.ts';
import { refusalCode, signedIn, valueOf } from '../support/caller.ts';
import { engines } from '../support/engines.ts';
import { type TestHouse, expectSound, startHouse } from '../support/house.ts';
import {
  approvedCampaign,
  asPerson,
  claimed,
  eligibleModel,
  newKey,
  reserved,
  sampleImei,
  saleOf,
  shopper,
} from '../support/scenes.ts';

const phone = eligibleModel('phone', fen(500_000));
const fridge = eligibleModel('fridge');
const won = (codes: readonly string[]): number => codes.filter((code) => code === 'none').length;

describe.each(engines())('on $name', ({ start }) => {
  let house: TestHouse;
  let till: Transport;
  let campaignId: CampaignId;
  let people = 0;
  beforeAll(async () => {
    house = await startHouse(start);
    till = await signedIn(house, '样例店员一');
    campaignId = await approvedCampaign(house, { phone: 200 * 500, fridge: 4 * 1_500 });
  });
  afterAll(() => house.stop());

  const previewed = async (category: 'phone' | 'fridge' = 'phone'): Promise<Preview> =>
    reserved(house, till, await claimed(await asPerson(house, shopper(++people)), campaignId, category));
  type Sale = ReturnType<typeof saleOf>;
  const insistently = async <Answer>(
    ask: () => Promise<Answer & Parameters<typeof refusalCode>[0]>,
  ): Promise<string> => {
    const code = refusalCode(await ask());
    return code === 'Busy' ? insistently(ask) : code;
  };
  const sell = (body: Sale): Promise<string> => {
    const key = newKey();
    return insistently(() => call(till, redeemVoucher, { key, body }));
  };
  const phoneWith = async (imeis: readonly Imei[]): Promise<Sale> => ({
    ...saleOf(await previewed(), phone),
    imeis: [...imeis],
  });
  const boughtWith = async (imeis: readonly Imei[]): Promise<Redemption> =>
    valueOf(await call(till, redeemVoucher, { key: newKey(), body: await phoneWith(imeis) }));
  const back = ({ redemptionId }: Redemption, want: ReturnAsked['want'], seen = 0) => {
    const key = newKey();
    const body = { want, reason: 'changed-mind' as const, seen };
    return insistently(() => call(till, returnGoods, { key, params: { redemptionId }, body }));
  };
  const exchange = (serialNumber: string, imeis: readonly Imei[]) => ({
    kind: 'exchange' as const,
    serialNumber: SerialNumber.parse(serialNumber),
    imeis: [...imeis],
  });
  let numbers = 500_000;
  const fresh = (): Imei => sampleImei(++numbers);

  test('20 phones of other serial numbers share one IMEI, first here and second there: exactly one is subsidised', async () => {
    const shared = fresh();
    const sales = await Promise.all(
      Array.from({ length: 20 }, (_, at) => phoneWith(at % 2 === 0 ? [shared, fresh()] : [fresh(), shared])),
    );
    const codes = await Promise.all(sales.map(sell));
    expect(won(codes)).toBe(1);
    expect(codes.filter((code) => code === 'ImeiUsed')).toHaveLength(19);
    await expectSound(house);
  });

  test('the same two IMEIs in the other order are the same phone, and the clerk is told which one was used', async () => {
    const [one, other] = [fresh(), fresh()];
    expect(await sell(await phoneWith([one, other]))).toBe('none');
    expect(await sell(await phoneWith([other, one]))).toBe('ImeiUsed');
    const refused = await call(till, redeemVoucher, { key: newKey(), body: await phoneWith([fresh(), one]) });
    expect(refused).toMatchObject({ ok: false, error: { problem: { code: 'ImeiUsed', facts: { place: 2 } } } });
    await expectSound(house);
  });

  test('a phone with one IMEI of two, with none, or a fridge with one is not redeemed, and nothing is locked by it', async () => {
    const imei = fresh();
    const sale = await phoneWith([imei]);
    expect(await sell(sale)).toBe('ImeisMissing');
    expect(await sell({ ...sale, imeis: [] })).toBe('ImeisMissing');
    expect(await sell({ ...saleOf(await previewed('fridge'), fridge), imeis: [imei] })).toBe('ImeisMissing');
    expect(await sell({ ...sale, imeis: [imei, fresh()] })).toBe('none');
    await expectSound(house);
  });

  test('a misread IMEI, an IMEISV and one IMEI twice are not taken as they are', async () => {
    const sale = await phoneWith([]);
    for (const imeis of [
      ['490154203237519', fresh()],
      ['4901542032375101', fresh()],
      ['490154203237518', '49-015420-323751-8'],
    ])
      expect(await sell({ ...sale, imeis: imeis as Imei[] })).toBe('RequestInvalid');
    await expectSound(house);
  });

  test('a phone that came back can be sold again; before that it cannot', async () => {
    const imeis = [fresh(), fresh()];
    const first = await boughtWith(imeis);
    expect(await sell(await phoneWith(imeis))).toBe('ImeiUsed');
    expect(await back(first, { kind: 'whole' })).toBe('none');
    await expectSound(house);
    expect(await sell(await phoneWith(imeis))).toBe('none');
    await expectSound(house);
  });

  test('an exchange takes the new IMEIs and frees the old ones, wants as many, and no number of the phone that came back', async () => {
    const [old, next] = [
      [fresh(), fresh()],
      [fresh(), fresh()],
    ];
    const first = await boughtWith(old);
    expect(await back(first, exchange('EXCHANGED001', next.slice(0, 1)))).toBe('ImeisMissing');
    expect(await back(first, exchange('EXCHANGED001', [fresh(), ...old.slice(0, 1)]))).toBe('ImeiUsed');
    expect(await back(first, exchange('EXCHANGED001', next))).toBe('none');
    await expectSound(house);
    expect(await sell(await phoneWith(next))).toBe('ImeiUsed');
    expect(await sell(await phoneWith(old))).toBe('none');
    expect(await back(first, { kind: 'whole' }, 1)).toBe('none');
    expect(await sell(await phoneWith(next.toReversed()))).toBe('none');
    await expectSound(house);
  });

  test('20 exchanges for phones that share an IMEI: one shopper gets it', async () => {
    const shared = fresh();
    const sales = await Promise.all(Array.from({ length: 20 }, () => boughtWith([fresh(), fresh()])));
    const codes = await Promise.all(
      sales.map((one, at) =>
        back(
          one,
          exchange(`SHARED${String(at).padStart(6, '0')}`, at % 2 === 0 ? [shared, fresh()] : [fresh(), shared]),
        ),
      ),
    );
    expect(won(codes)).toBe(1);
    expect(codes.filter((code) => code === 'ImeiUsed')).toHaveLength(19);
    await expectSound(house);
  });

  test('any order of sales over five IMEIs: what is sold is what a set of numbers would let be sold', async () => {
    const five = Array.from({ length: 5 }, fresh);
    const pairs = fc.sample(fc.shuffledSubarray(five, { minLength: 2, maxLength: 2 }), { seed: 7, numRuns: 12 });
    const used = new Set<string>();
    for (const pair of pairs) {
      const free = pair.every((imei) => !used.has(imei));
      expect(await sell(await phoneWith(pair))).toBe(free ? 'none' : 'ImeiUsed');
      if (free) for (const imei of pair) used.add(imei);
    }
    await expectSound(house);
  });
});
