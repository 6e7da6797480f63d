import { listApplianceModels } from '@luhuan/shared/api/appliances';
import { listOffers } from '@luhuan/shared/api/offers';
import { Gtin, gtinCheckDigit } from '@luhuan/shared/appliance/gtin';
import { lineOf } from '@luhuan/shared/appliance/line-of';
import { fen } from '@luhuan/shared/fen';
import { payOf } from '@luhuan/shared/offer/pay-of';
import { RegionCode } from '@luhuan/shared/region';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { writeModels } from '../../functions/src/appliance/catalogue.ts';
import { serveWeb } from '../../functions/src/local/serve-web.ts';
import { changePart, partOf, putModels, readAllParts, readModels } from '../../functions/src/appliance/store.ts';
import { commit } from '../../functions/src/platform/table.ts';
import { type Transport, call } from '../../miniprogram/src/api/call.ts';
import { NANSHAN, refusalCode, transport, valueOf } from '../support/caller.ts';
import { approvedCampaign, asPerson, eligibleModel, shopper } from '../support/scenes.ts';
import { type TestHouse, expectSound, startHouse } from '../support/house.ts';

const MANY = 50_000;
const gtinOf = (index: number): Gtin => {
  const digits = `6977${String(index).padStart(8, '0')}`;
  return Gtin.parse(`${digits}${gtinCheckDigit(digits)}`);
};
const modelOf = (index: number) => ({
  ...eligibleModel('fridge'),
  gtin: gtinOf(index),
  modelNumber: `BCD-${100_000 + index}W`,
  filedPriceFen: eligibleModel('fridge').filedPriceFen,
});

let house: TestHouse;
beforeAll(async () => {
  house = await startHouse();
});
afterAll(() => house.stop());

test('every model there is stands in the catalogue as it is, and is found by its barcode, its number and its initials', async () => {
  const parts = await readAllParts(house.table);
  const lines = parts.flatMap((part) => part.lines);
  const models = await readModels(
    house.table,
    lines.slice(0, 100).map(({ gtin }) => gtin),
  );
  expect(models.map((model, index) => model && lineOf(model, lines[index]?.initials ?? ''))).toEqual(
    lines.slice(0, 100),
  );
  const fridge = eligibleModel('fridge');
  for (const q of [fridge.gtin, fridge.modelNumber, `${fridge.brand} 冰箱`]) {
    const { items } = valueOf(await call(transport(house), listApplianceModels, { query: { q } }));
    expect(items.map(({ gtin }) => gtin)).toContain(fridge.gtin);
  }
});

test('twenty writers of models at once, and every one of them is found', async () => {
  const models = Array.from({ length: 20 }, (_, index) => modelOf(MANY + index));
  await Promise.all(models.map((model) => writeModels(house.table, [model])));
  house.clock.advance(30);
  const query = { q: 'BCD-1500', limit: 100 };
  const { total, items } = valueOf(await call(transport(house), listApplianceModels, { query }));
  expect(total).toBe(20);
  expect(items.map(({ gtin }) => gtin).toSorted()).toEqual(models.map(({ gtin }) => gtin).toSorted());
  await expectSound(house);
});

test('among 50,000 models a search costs at most 10 requests to a process that knows nothing, and 2 to one that does', async () => {
  const all = Array.from({ length: MANY }, (_, index) => modelOf(index));
  await putModels(house.table, all.slice(0, 40));
  const before = await readAllParts(house.table);
  for (const { part, version, lines } of before) {
    const more = all.filter(({ gtin }) => partOf(gtin) === part).map((model) => lineOf(model, 'qydkmbx'));
    const done = await commit(
      house.table,
      changePart(house.table, { part, version: version + 1, lines: [...lines, ...more] }),
    );
    expect(done.ok).toBe(true);
  }
  house.table.recent.clear();
  const ask = async (q: string) => {
    const cost = await house.counter.during(async () => {
      const query = { q, limit: 20 };
      const { items, total } = valueOf(await call(transport(house), listApplianceModels, { query }));
      expect([total, items.map(({ gtin }) => gtin)]).toEqual([1, [gtinOf(Number(q.slice(-5)))]]);
    });
    return cost.reads;
  };
  const cold = await ask('BCD-100007');
  console.log(`a search among 50,000 models: ${cold} requests, then 1, and one more each 30 s`);
  expect(cold).toBeLessThanOrEqual(10);
  expect(await ask('BCD-100008')).toBe(1);
  house.clock.advance(30);
  expect(await ask('BCD-100009')).toBe(2);
});

test('by what is left to pay: the offers of who asks decide, at most 10 requests to a process that knows nothing', async () => {
  await approvedCampaign(house, { fridge: 1_500, washer: 1_500, television: 1_500, phone: 1_500, tablet: 1_500 });
  const asker = await asPerson(house, shopper(9));
  const asked = { q: '冰箱', sort: 'after-subsidy' as const, regionCode: NANSHAN, limit: 100 };
  const ask = async (send: Transport, more: object = {}) =>
    valueOf(await call(send, listApplianceModels, { query: { ...asked, ...more } }));
  await ask(asker);
  house.table.recent.clear();
  const cold = (await house.counter.during(() => ask(asker))).reads;
  const warm = (await house.counter.during(() => ask(asker))).reads;
  const started = performance.now();
  await ask(asker);
  const ms = Math.round(performance.now() - started);
  console.log(`50,000 models by what is left to pay: ${cold} requests cold, ${warm} warm; ${ms} ms`);
  expect(Math.max(cold, warm)).toBeLessThanOrEqual(10);

  const offers = valueOf(await call(asker, listOffers, { params: { regionCode: NANSHAN } }));
  const pay = payOf(offers, house.clock.now());
  const found = await ask(asker);
  const paid = found.items.map(pay);
  expect(paid).toEqual(paid.toSorted((a, b) => a - b));
  expect(found.items.some((model) => pay(model) < model.filedPriceFen)).toBe(true);
  const payMinFen = fen(paid[2] ?? 0);
  const within = await ask(asker, { payMinFen, payMaxFen: payMinFen });
  expect(within.items.map(pay)).toEqual(within.items.map(() => payMinFen));
  expect(within.total).toBeGreaterThan(0);
  const alone = await call(transport(house), listApplianceModels, { query: { sort: 'after-subsidy' } });
  expect(refusalCode(alone)).toBe('RequestInvalid');
});

test('by what a year costs: the local tariff’s money is told, and models of which it cannot be worked out stand last', async () => {
  const query = { q: '冰箱 青样', sort: 'running-cost' as const, regionCode: RegionCode.parse('330106'), limit: 20 };
  const { items } = valueOf(await call(transport(house), listApplianceModels, { query }));
  const costs = items.map(({ yearly }) => yearly?.fen?.point ?? Infinity);
  expect(costs).toEqual(costs.toSorted((a, b) => (a === b ? 0 : a - b)));
  expect(costs[0]).toBeGreaterThan(1_000);
  const elsewhere = valueOf(
    await call(transport(house), listApplianceModels, { query: { ...query, regionCode: undefined } }),
  );
  expect(elsewhere.items.map(({ gtin }) => gtin)).toEqual(items.map(({ gtin }) => gtin));
  expect(elsewhere.items[0]?.yearly?.fen).toBeNull();
  const screens = { category: 'television' as const, sort: 'running-cost' as const };
  const none = valueOf(await call(transport(house), listApplianceModels, { query: screens })).items;
  expect(none.map(({ yearly }) => yearly)).toEqual(none.map(() => null));
});

/** What one of the browser's two questions of the first screen (test/browser/axe.test.ts) weighs, as `npm start` serves it. */
const bytesOf = async (path: string, encoding: 'gzip' | 'identity'): Promise<number> => {
  const site = serveWeb(house.api, house.papers.folder);
  const answer = await site.request(path, { headers: { 'accept-encoding': encoding } });
  expect(answer.headers.get('content-encoding') ?? 'identity').toBe(encoding);
  return (await answer.arrayBuffer()).byteLength;
};

test('the first screen of a catalogue of 50,000 weighs at most 60 KB over the wire, and even unpacked', async () => {
  const query = { category: 'fridge' as const, limit: 30 };
  expect(valueOf(await call(transport(house), listApplianceModels, { query })).items).toHaveLength(30);
  const paths = ['/v1/appliance-models?category=fridge&sort=grade&limit=30', `/v1/regions/${NANSHAN}/offers`];
  for (const encoding of ['gzip', 'identity'] as const) {
    const [models = 0, offers = 0] = await Promise.all(paths.map((path) => bytesOf(path, encoding)));
    console.log(`first screen of the catalogue, ${encoding}: ${models} bytes of models, ${offers} of offers`);
    expect(models + offers).toBeLessThanOrEqual(60_000);
  }
});
