import { stopCampaign } from '@luhuan/shared/api/campaigns';
import { combineOffers } from '@luhuan/shared/api/combinations';
import type { Gtin } from '@luhuan/shared/appliance/gtin';
import type { Rules } from '@luhuan/shared/campaign/revision';
import { fen } from '@luhuan/shared/fen';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Transport, call } from '../../miniprogram/src/api/call.ts';
import { refusalCode, signedIn, valueOf } from '../support/caller.ts';
import { type TestHouse, expectSound, startHouse } from '../support/house.ts';
import { asPerson, draftWith, eligibleModel, inForce, newKey, shopper, unverified } from '../support/scenes.ts';

let house: TestHouse;
beforeAll(async () => {
  house = await startHouse();
});
afterAll(async () => {
  await expectSound(house);
  await house.stop();
});

const fridge = eligibleModel('fridge');
const phone = eligibleModel('phone', fen(600_000));
const ask = (send: Transport, gtins: readonly string[], oldItems = false) =>
  call(send, combineOffers, { body: { regionCode: '440305', gtins: [...gtins] as Gtin[], oldItems } });
const open = (category: 'fridge' | 'phone', change: Partial<Rules>) =>
  inForce(house, draftWith([{ category, budgetFen: 1_500_000 }], { programme: `only-${category}`, ...change }));

let fridges: Awaited<ReturnType<typeof open>>;
let phones: Awaited<ReturnType<typeof open>>;
beforeAll(async () => {
  const relations = [{ kind: 'exclusion' as const, group: 'one-of-two' }];
  fridges = await open('fridge', { relations, title: '只补冰箱', oldItem: 'same-category' });
  phones = await open('phone', { relations, title: '只补手机' });
});

test('the phone alone: its campaign, 15 % of the filed price up to ¥500, and the fridge’s campaign is not spoken of', async () => {
  const answer = valueOf(await ask(await asPerson(house, shopper(1)), [phone.gtin]));
  const subsidyFen = Math.min(50_000, Math.round(phone.filedPriceFen * 0.15));
  expect(answer).toMatchObject({ listFen: phone.filedPriceFen, subsidyFen });
  expect(answer.items).toMatchObject([{ model: { gtin: phone.gtin }, taken: { campaignId: phones }, passedOver: [] }]);
});

test('a fridge without its old one gets none, with the reason in both languages; with it the better one of the two is taken, not both', async () => {
  const send = await asPerson(house, shopper(2));
  const without = valueOf(await ask(send, [fridge.gtin, phone.gtin]));
  expect(without.items[0]).toMatchObject({
    taken: null,
    passedOver: [{ campaignId: fridges, kind: 'refused', why: { code: 'OldItemNeeded' } }],
  });
  expect(without.items[0]?.passedOver[0]?.why?.en.title).toBe('The old appliance has to be handed over');
  const both = valueOf(await ask(send, [fridge.gtin, phone.gtin], true));
  const subsidyFen = Math.min(150_000, Math.round(fridge.filedPriceFen * 0.15));
  expect(subsidyFen).toBeGreaterThan(50_000);
  expect(both).toMatchObject({ subsidyFen, items: [{ taken: { campaignId: fridges } }, { taken: null }] });
  expect(both.items[1]?.passedOver).toMatchObject([
    { campaignId: phones, kind: 'conflict', why: { code: 'OtherCampaignTaken' } },
  ]);
});

test('who has not proven who they are gets nothing, and is told what to do', async () => {
  const [item] = valueOf(await ask(await unverified(house), [phone.gtin])).items;
  expect(item).toMatchObject({ taken: null, passedOver: [{ why: { action: 'verify-identity' } }] });
});

test('a barcode that nobody knows is named; none, seven and the same twice are not understood', async () => {
  const send = await asPerson(house, shopper(3));
  expect(refusalCode(await ask(send, ['4006381333931']))).toBe('ModelUnknown');
  for (const gtins of [[], [phone.gtin, phone.gtin], Array.from({ length: 7 }, () => phone.gtin)])
    expect(refusalCode(await ask(send, gtins))).toBe('RequestInvalid');
});

test('a paused campaign is passed over, in its office’s words', async () => {
  const officer = await signedIn(house, '样例经办员');
  const reason = { 'zh-CN': '核对资金', en: 'Money is being checked' };
  const params = { campaignId: phones };
  valueOf(await call(officer, stopCampaign, { key: newKey(), params, body: { state: 'paused', reason } }));
  const [item] = valueOf(await ask(await asPerson(house, shopper(4)), [phone.gtin])).items;
  expect(item).toMatchObject({ taken: null, passedOver: [{ kind: 'refused', why: { code: 'CampaignPaused' } }] });
  expect(item?.passedOver[0]?.why?.['zh-CN'].text).toContain('核对资金');
});
