import { filePrice, getModelPrices, listOwnPrices, listRaisedPrices } from '@luhuan/shared/api/prices';
import { type SaleQuote, quoteSale, redeemVoucher } from '@luhuan/shared/api/redemptions';
import { approveCampaign } from '@luhuan/shared/api/campaigns';
import type { ApplianceModel } from '@luhuan/shared/appliance/model';
import type { PriceWatch } from '@luhuan/shared/campaign/rule';
import { basisPoints, fen } from '@luhuan/shared/fen';
import type { CampaignId } from '@luhuan/shared/ids';
import { RegionCode } from '@luhuan/shared/region';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { followPrices } from '../../functions/src/price/follow-prices.ts';
import { readLows } from '../../functions/src/price/store.ts';
import { SHOP_IDS } from '../../functions/src/demonstration/shops.ts';
import { type Transport, call } from '../../miniprogram/src/api/call.ts';
import { refusalCode, signedIn, valueOf } from '../support/caller.ts';
import { FAULTS, spoilNth } from '../support/faults.ts';
import { type TestHouse, expectSound, startHouse } from '../support/house.ts';
import { sampleRules } from '../support/samples.ts';
import {
  asPerson,
  claimed,
  draftWith,
  eligibleModel,
  newKey,
  reserved,
  saleOf,
  shopper,
  submitted,
} from '../support/scenes.ts';

const DAY = 86_400;
const SHENZHEN = RegionCode.parse('440300');
const MODEL = eligibleModel('fridge');
const FILED = MODEL.filedPriceFen;

let house: TestHouse;
let till: Transport;
let manager: Transport;
/** Sessions of staff do not last a night. */
const signIn = async () => {
  till = await signedIn(house, '样例店员一');
  manager = await asPerson(house, { ...shopper(700), roles: ['store-manager'], shopId: SHOP_IDS.nanshan });
};
beforeAll(async () => {
  house = await startHouse();
  await signIn();
});
afterAll(() => house.stop());

let programmes = 0;
const watching = async (action: PriceWatch['action'] | undefined): Promise<CampaignId> => {
  const [rule] = sampleRules({ fridge: 15_000_000 }).categories;
  if (rule === undefined) throw new Error('no fridge');
  const categories = [
    { ...rule, ...(action === undefined ? {} : { priceWatch: { tolerance: basisPoints(500), action } }) },
  ];
  const programme = `watch-${++programmes}`;
  const body = draftWith([{ category: 'fridge', budgetFen: 15_000_000 }], { categories, programme });
  const office = { ...shopper(4_990), roles: ['campaign-officer' as const], officeRegionCode: SHENZHEN };
  const { campaignId, read } = await submitted(house, await asPerson(house, office), body);
  const second = { ...shopper(4_991), roles: ['approver' as const], officeRegionCode: SHENZHEN };
  valueOf(
    await call(await asPerson(house, second), approveCampaign, { key: newKey(), params: { campaignId }, body: read }),
  );
  return campaignId;
};

let buyers = 6_000;
type Asked = { readonly priceFen: number; readonly priceReason?: string };
const saleAt = async (campaignId: CampaignId, { priceFen, ...reason }: Asked, model: ApplianceModel = MODEL) => {
  const preview = await reserved(
    house,
    till,
    await claimed(await asPerson(house, shopper(++buyers)), campaignId, 'fridge'),
  );
  const price = { listFen: fen(priceFen), deductions: [] };
  const sale = { ...saleOf(preview, model), price, ...reason };
  const asked = { voucherId: sale.voucherId, gtin: sale.gtin, price };
  const quoted = await call(till, quoteSale, { body: asked });
  return { quoted, redeemed: await call(till, redeemVoucher, { key: newKey(), body: sale }) };
};
const finding = ({ priceFinding }: SaleQuote) => priceFinding;

describe('a campaign that watches prices', () => {
  test('finds a price above the pledge at once, and above the lowest of three months as soon as something was sold', async () => {
    const asking = await watching('reason');
    const above = await saleAt(asking, { priceFen: FILED + 100 });
    expect(finding(valueOf(above.quoted))).toMatchObject({ against: 'filed', referenceFen: FILED, action: 'reason' });
    expect(refusalCode(above.redeemed)).toBe('PriceReasonNeeded');

    const sold = await saleAt(asking, { priceFen: FILED - 100_000 });
    expect(finding(valueOf(sold.quoted))).toBeUndefined();
    expect(valueOf(sold.redeemed).priceNote).toBeUndefined();
    await house.pump.drain();
    house.clock.advance(DAY);
    await signIn();
    const raised = await saleAt(asking, { priceFen: FILED, priceReason: '运费上涨，含上楼安装' });
    expect(finding(valueOf(raised.quoted))).toMatchObject({ against: 'shop', referenceFen: FILED - 100_000 });
    const { priceNote, redemptionId } = valueOf(raised.redeemed);
    expect(priceNote).toMatchObject({ against: 'shop', askedFen: FILED, reason: '运费上涨，含上楼安装' });

    await house.pump.drain();
    const officer = await signedIn(house, '样例经办员');
    expect(valueOf(await call(officer, listRaisedPrices, {})).items).toMatchObject([{ redemptionId, note: priceNote }]);
    const elsewhere = {
      ...shopper(4_992),
      roles: ['campaign-officer' as const],
      officeRegionCode: RegionCode.parse('330100'),
    };
    expect(valueOf(await call(await asPerson(house, elsewhere), listRaisedPrices, {})).items).toEqual([]);
    await expectSound(house);
  });

  test('may only warn, and then the sale goes on and is noted; or refuse, and then nothing is sold', async () => {
    const warned = await saleAt(await watching('warn'), { priceFen: FILED });
    expect(valueOf(warned.redeemed).priceNote).toMatchObject({ action: 'warn', reason: null });
    const refused = await saleAt(await watching('refuse'), { priceFen: FILED, priceReason: '再怎么写也不行' });
    expect([refused.quoted, refused.redeemed].map(refusalCode)).toEqual(['PriceTooHigh', 'PriceTooHigh']);
    await expectSound(house);
  });

  test('costs one read more, and none where no price is watched', async () => {
    const cost = async (action: PriceWatch['action'] | undefined) => {
      const campaignId = await watching(action);
      valueOf((await saleAt(campaignId, { priceFen: FILED - 100_000 })).redeemed);
      const preview = await reserved(
        house,
        till,
        await claimed(await asPerson(house, shopper(++buyers)), campaignId, 'fridge'),
      );
      const body = { ...saleOf(preview, MODEL), price: { listFen: fen(FILED - 100_000), deductions: [] } };
      const counted = await house.counter.during(async () => {
        valueOf(await call(till, redeemVoucher, { key: newKey(), body }));
      });
      return counted;
    };
    const [without, with_] = [await cost(undefined), await cost('warn')];
    expect(with_.reads - without.reads).toBe(1);
    expect(with_.reads).toBeLessThanOrEqual(3);
    expect([with_.writes, without.writes]).toEqual([1, 1]);
  });
});

test('a shop pledges a price: below the maker’s alone, with its history, and from then on it counts', async () => {
  const key = newKey();
  const body = { gtin: MODEL.gtin, priceFen: fen(FILED - 200_000) };
  expect(
    refusalCode(await call(manager, filePrice, { key: newKey(), body: { ...body, priceFen: fen(FILED + 1) } })),
  ).toBe('PriceAboveFiled');
  const filed = valueOf(await call(manager, filePrice, { key, body }));
  expect(valueOf(await call(manager, filePrice, { key, body }))).toEqual(filed);
  const lower = { ...body, priceFen: fen(FILED - 300_000) };
  valueOf(await call(manager, filePrice, { key: newKey(), body: lower }));
  const { items } = valueOf(await call(till, listOwnPrices, {}));
  expect(items.map(({ entries }) => entries.map(({ priceFen }) => priceFen))).toEqual([
    [body.priceFen, lower.priceFen],
  ]);
  const sale = await saleAt(await watching('warn'), { priceFen: FILED - 100_000 });
  expect(finding(valueOf(sale.quoted))).toMatchObject({ against: 'filed', referenceFen: lower.priceFen });
  const racing = await Promise.all(
    Array.from({ length: 10 }, (_, index) =>
      call(manager, filePrice, { key: newKey(), body: { ...body, priceFen: fen(FILED - 400_000 - index) } }),
    ),
  );
  const written = racing.filter(({ ok }) => ok).length;
  const [after] = valueOf(await call(till, listOwnPrices, {})).items;
  expect(after?.entries).toHaveLength(2 + written);
  await expectSound(house);
});

test('anybody reads what a model cost in a city, by day, without a shop or a person in it', async () => {
  await house.pump.drain();
  const params = { gtin: MODEL.gtin, regionCode: RegionCode.parse('440305') };
  const prices = valueOf(await call(till, getModelPrices, { params }));
  expect(prices).toMatchObject({ cityCode: '440300', filedFen: FILED });
  expect(prices.days.map(({ lowFen }) => lowFen)).toEqual([FILED - 100_000, FILED - 100_000]);
  expect(JSON.stringify(prices)).not.toMatch(/shp_|per_/);
  const far = valueOf(
    await call(till, getModelPrices, { params: { ...params, regionCode: RegionCode.parse('330106') } }),
  );
  expect([far.days, far.lowestFen]).toEqual([[], null]);
});

test.each(FAULTS)(
  'any one request %s while what was sold is noted: told again, the days are the same as without it',
  async (fault) => {
    const model = { ...MODEL, gtin: eligibleModel('fridge', fen(700_000)).gtin };
    const { redeemed } = await saleAt(await watching(undefined), { priceFen: FILED - 50_000 });
    const redemption = { ...valueOf(redeemed), gtin: model.gtin };
    const told = { kind: 'VoucherRedeemed', eventId: 'VoucherRedeemed:again', redemption } as const;
    const note = followPrices(house.table);
    await note(told);
    const rows = () =>
      Promise.all([redemption.shopId, SHENZHEN].map((where) => readLows(house.table, model.gtin, where)));
    const clean = await rows();
    for (let nth = 1; ; nth++) {
      const hit = await spoilNth(house.faults, { nth, fault }, () => note(told).catch(() => undefined));
      await note(told);
      expect(await rows()).toEqual(clean);
      if (!hit) break;
    }
  },
);
