import { returnGoods } from '@luhuan/shared/api/returns';
import { redeemVoucher } from '@luhuan/shared/api/redemptions';
import { decideHeldUnit, getUnitStanding, listHeldUnits } from '@luhuan/shared/api/unit-reports';
import type { CampaignId, RedemptionId } from '@luhuan/shared/ids';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Trouble } from '../../functions/src/local/counterpart.ts';
import { reportUnits } from '../../functions/src/unit-report/report-units.ts';
import { nationalPlatform } from '../../functions/src/unit-report/national-platform.ts';
import { type Transport, call } from '../../miniprogram/src/api/call.ts';
import { refusalCode, signedIn, valueOf } from '../support/caller.ts';
import { FAULTS, spoilNth } from '../support/faults.ts';
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
let till: Transport;
let campaignId: CampaignId;
beforeAll(async () => {
  house = await startHouse();
  till = await signedIn(house, '样例店员一');
  campaignId = await approvedCampaign(house, { fridge: 200 * 150_000 });
});
afterAll(() => house.stop());

let buyers = 0;
const sold = async (serialNumber?: string) => {
  const buyer = await asPerson(house, shopper(++buyers));
  const sale = saleOf(await reserved(house, till, await claimed(buyer, campaignId, 'fridge')), eligibleModel('fridge'));
  const body = serialNumber === undefined ? sale : { ...sale, serialNumber };
  return valueOf(await call(till, redeemVoucher, { key: newKey(), body }));
};
const reportAll = async () => {
  await house.pump.drain();
  while ((await house.reportUnits()) > 0);
};
const standing = async (redemptionId: RedemptionId) =>
  valueOf(await call(till, getUnitStanding, { params: { redemptionId } }));
const back = (redemptionId: RedemptionId) => ({
  key: newKey(),
  params: { redemptionId },
  body: { want: { kind: 'whole' as const }, reason: 'faulty' as const, seen: 0 },
});

test('a sale is told to the national platform with its unit and nothing of the person; what came back is told too', async () => {
  const { redemptionId, serialNumber } = await sold();
  expect(await standing(redemptionId)).toMatchObject({ standing: 'waiting', answer: null });
  await reportAll();
  expect(await standing(redemptionId)).toMatchObject({ standing: 'recorded' });
  const told = house.platformServer.told.get(redemptionId);
  expect(Object.keys(told ?? {}).toSorted()).toEqual(['gtin', 'regionCode', 'sequence', 'soldAt', 'unit']);
  expect(told).toMatchObject({ unit: { serialNumber, imeis: [] }, sequence: 0 });
  valueOf(await call(till, returnGoods, back(redemptionId)));
  await reportAll();
  expect(house.platformServer.told.get(redemptionId)).toMatchObject({ unit: null, sequence: 1 });
  await expectSound(house);
});

describe('a unit that was subsidised elsewhere', () => {
  test('is held, never undone: the shop reads it, the office decides with a reason, once', async () => {
    const { redemptionId, shopId } = await sold('USED0000000001');
    await reportAll();
    expect(await standing(redemptionId)).toMatchObject({
      standing: 'held',
      answer: { kind: 'used', regionCode: '330106' },
    });
    const [officer, approver] = [await signedIn(house, '样例经办员'), await signedIn(house, '样例审批员')];
    const { items } = valueOf(await call(officer, listHeldUnits, {}));
    expect(items).toMatchObject([{ redemptionId, serialNumber: 'USED0000000001', usedIn: '330106' }]);
    const params = { shopId, redemptionId };
    const body = { outcome: 'confirmed' as const, reason: '发票与外省一致，不予兑付' };
    expect(refusalCode(await call(officer, decideHeldUnit, { key: newKey(), params, body }))).toBe('NotAllowed');
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => call(approver, decideHeldUnit, { key: newKey(), params, body })),
    );
    expect(answers.map(refusalCode).toSorted()).toEqual([...Array.from({ length: 9 }, () => 'NotFound'), 'none']);
    expect(await standing(redemptionId)).toMatchObject({ standing: 'confirmed', reason: body.reason });
    expect(valueOf(await call(officer, listHeldUnits, {})).items).toEqual([]);
    await expectSound(house);
  });

  test('is off the list once the goods are back, and stands there for the next sale', async () => {
    const { redemptionId } = await sold('USED0000000002');
    await reportAll();
    valueOf(await call(till, returnGoods, back(redemptionId)));
    await reportAll();
    const officer = await signedIn(house, '样例经办员');
    expect(valueOf(await call(officer, listHeldUnits, {})).items).toEqual([]);
    expect(await standing(redemptionId)).toMatchObject({ standing: 'recorded' });
  });
});

const TROUBLES: readonly Trouble[] = ['html', 'error', 'other-shape', 'answer-lost'];
test.each(TROUBLES)(
  'the platform answers with %s: the sale stands, and is told again half a minute later',
  async (trouble) => {
    const { redemptionId } = await sold();
    await house.pump.drain();
    house.platformServer.fail(trouble);
    const before = house.platformServer.count();
    expect(await house.reportUnits()).toBe(0);
    expect(await standing(redemptionId)).toMatchObject({ standing: 'waiting' });
    expect(await house.reportUnits()).toBe(0);
    house.clock.advance(31);
    expect(await house.reportUnits()).toBe(1);
    expect(await standing(redemptionId)).toMatchObject({ standing: 'recorded' });
    expect(house.platformServer.count() - before).toBe(trouble === 'answer-lost' ? 2 : 1);
  },
);

test('away for good, it is asked five times and then spared; everything waits, and is told when it is back', async () => {
  const gone = reportUnits({ ...house, platform: nationalPlatform('http://127.0.0.1:9') });
  const sales = [];
  for (let sale = 0; sale < 7; sale++) sales.push(await sold());
  await house.pump.drain();
  expect(await gone()).toBe(0);
  for (const { redemptionId } of sales) expect((await standing(redemptionId)).standing).toBe('waiting');
  house.clock.advance(3_600);
  await reportAll();
  for (const { redemptionId } of sales) expect((await standing(redemptionId)).standing).toBe('recorded');
  await expectSound(house);
});

test.each(FAULTS)(
  'any one request %s while it is reported: told in the end, and nothing counts twice',
  async (fault) => {
    for (let nth = 1; ; nth++) {
      const { redemptionId } = await sold();
      await house.pump.drain();
      const hit = await spoilNth(house.faults, { nth, fault }, () => house.reportUnits().catch(() => 0));
      house.clock.advance(31);
      await reportAll();
      expect((await standing(redemptionId)).standing).toBe('recorded');
      if (hit === undefined) break;
    }
    await expectSound(house);
  },
);

test('returned while the report is on its way: the news of the return are told after it', async () => {
  const { redemptionId } = await sold();
  await house.pump.drain();
  const { platform } = house;
  const report = reportUnits({
    ...house,
    platform: {
      tell: async (...asked) => {
        valueOf(await call(till, returnGoods, back(redemptionId)));
        await house.pump.drain();
        return platform.tell(...asked);
      },
    },
  });
  expect(await report()).toBe(0);
  await reportAll();
  expect(house.platformServer.told.get(redemptionId)).toMatchObject({ unit: null, sequence: 1 });
  await expectSound(house);
});
