import * as api from '@luhuan/shared/api/evidence';
import { listRedemptions } from '@luhuan/shared/api/redemptions';
import { returnGoods } from '@luhuan/shared/api/returns';
import { plusDays } from '@luhuan/shared/clock';
import { type Brought, evidenceStanding } from '@luhuan/shared/evidence/evidence';
import type { RedemptionId, UploadId } from '@luhuan/shared/ids';
import { addressOf } from '@luhuan/shared/voucher/voucher-id';
import { RegionCode } from '@luhuan/shared/region';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { SHOP_IDS } from '../../functions/src/demonstration/shops.ts';
import { readAccess } from '../../functions/src/vault/store.ts';
import { type Transport, call } from '../../miniprogram/src/api/call.ts';
import { refusalCode, signedIn, valueOf } from '../support/caller.ts';
import { type TestHouse, expectSound, startHouse } from '../support/house.ts';
import { asPerson, newKey, shopper } from '../support/scenes.ts';
import { jpegOf, photo, scene } from '../uploads/files.ts';
import { announced, linkFor, uploaded } from '../uploads/sending.ts';
import { AT_TILL, DELIVERED_LATER, campaignAsking, customerAt, redeemedWith } from './scene.ts';

let house: TestHouse;
let till: Transport;
beforeAll(async () => {
  house = await startHouse();
  till = await signedIn(house, '样例店员一');
});
afterAll(() => house.stop());

let seeds = 100;
const fresh = (send: Transport = till): Promise<UploadId> => uploaded(house, send, photo(++seeds));
const both = async (send: Transport = till): Promise<Brought[]> => [
  { kind: 'serial-photo', uploadId: await fresh(send) },
  { kind: 'label-photo', uploadId: await fresh(send) },
];
const late = (redemptionId: RedemptionId, evidence: Brought[], send = till) =>
  call(send, api.addEvidence, { key: newKey(), params: { redemptionId }, body: { evidence } });

test('a redemption with every photo that is due at the till is recorded with them, and nothing is owed', async () => {
  const campaignId = await campaignAsking(house, AT_TILL);
  const preview = await customerAt(house, till, campaignId);
  expect(preview.rule.evidenceDue).toEqual(AT_TILL);
  const done = valueOf(await redeemedWith(till, preview, await both()));
  expect(done.evidence.map(({ kind, given }) => [kind, given !== null])).toEqual([
    ['serial-photo', true],
    ['label-photo', true],
  ]);
  expect(evidenceStanding(done, house.clock.now())).toEqual({ state: 'complete' });
  expect(valueOf(await call(till, api.listDueEvidence, {})).items).toEqual([]);
  await expectSound(house);
});

test('without a photo that is due nothing is redeemed, and the till is told which one', async () => {
  const campaignId = await campaignAsking(house, AT_TILL);
  const preview = await customerAt(house, till, campaignId);
  const files = await both();
  const answer = await redeemedWith(till, preview, files.slice(0, 1));
  expect(refusalCode(answer)).toBe('EvidenceMissing');
  expect(!answer.ok && answer.error.kind === 'refused' && answer.error.problem.facts).toEqual({
    kinds: ['label-photo'],
  });
  expect((await redeemedWith(till, preview, files)).ok).toBe(true);
});

test('what nobody asked for is refused', async () => {
  const preview = await customerAt(house, till, await campaignAsking(house, []));
  const answer = await redeemedWith(till, preview, [{ kind: 'invoice', uploadId: await fresh() }]);
  expect(refusalCode(answer)).toBe('EvidenceNotAsked');
});

test('a file that is not there, not looked at, forgotten, an application’s or another shop’s is unknown', async () => {
  const campaignId = await campaignAsking(house, [{ kind: 'invoice', when: 'at-redemption' }]);
  const elsewhere = await asPerson(house, { ...shopper(700), roles: ['clerk'], shopId: SHOP_IDS.futian });
  const ids: UploadId[] = [
    `upl_${'0'.repeat(26)}` as UploadId,
    (await linkFor(till, announced(photo(1)))).uploadId,
    await uploaded(house, till, photo(2), { purpose: 'application' }),
    await fresh(elsewhere),
  ];
  for (const uploadId of ids) {
    const preview = await customerAt(house, till, campaignId);
    expect(refusalCode(await redeemedWith(till, preview, [{ kind: 'invoice', uploadId }]))).toBe('EvidenceUnknown');
  }
});

test('a photo is good for one redemption: neither the file nor its bytes under another name prove a second', async () => {
  const campaignId = await campaignAsking(house, [{ kind: 'invoice', when: 'at-redemption' }]);
  const bytes = photo(++seeds);
  const [one, copy] = [await uploaded(house, till, bytes), await uploaded(house, till, bytes)];
  const invoice = (uploadId: UploadId): Brought[] => [{ kind: 'invoice', uploadId }];
  valueOf(await redeemedWith(till, await customerAt(house, till, campaignId), invoice(one)));
  for (const uploadId of [one, copy]) {
    const preview = await customerAt(house, till, campaignId);
    expect(refusalCode(await redeemedWith(till, preview, invoice(uploadId)))).toBe('EvidenceReused');
  }
  const elsewhere = await asPerson(house, { ...shopper(701), roles: ['clerk'], shopId: SHOP_IDS.futian });
  const preview = await customerAt(house, elsewhere, campaignId);
  const theirs = invoice(await uploaded(house, elsewhere, bytes));
  expect(refusalCode(await redeemedWith(elsewhere, preview, theirs))).toBe('EvidenceReused');
  await expectSound(house);
});

test('8 tills redeem with one photo at once: one is recorded, seven are told that it was used', async () => {
  const campaignId = await campaignAsking(house, [{ kind: 'invoice', when: 'at-redemption' }]);
  const uploadId = await fresh();
  const previews = [];
  for (let count = 0; count < 8; count++) previews.push(await customerAt(house, till, campaignId));
  const answers = await Promise.all(
    previews.map((preview) => redeemedWith(till, preview, [{ kind: 'invoice', uploadId }])),
  );
  expect(answers.map(refusalCode).toSorted()).toEqual([...Array(7).fill('EvidenceReused'), 'none']);
  await expectSound(house);
});

test('proof of delivery may come within 30 days; shop and office see who still owes it, and since when it is overdue', async () => {
  const campaignId = await campaignAsking(house, [...AT_TILL, DELIVERED_LATER]);
  const sale = valueOf(await redeemedWith(till, await customerAt(house, till, campaignId), await both()));
  const office = await signedIn(house, '样例审计员');
  const due = valueOf(await call(till, api.listDueEvidence, {})).items;
  expect(due).toMatchObject([{ redemptionId: sale.redemptionId, campaignId, kinds: ['delivery'] }]);
  expect(valueOf(await call(office, api.listRegionDueEvidence, {})).items).toEqual(due);
  const now = house.clock.now();
  expect(evidenceStanding(sale, now).state).toBe('waiting');
  expect(evidenceStanding(sale, plusDays(now, 31))).toMatchObject({ state: 'overdue', kinds: ['delivery'] });
  const { evidence } = valueOf(await late(sale.redemptionId, [{ kind: 'delivery', uploadId: await fresh() }]));
  expect(evidenceStanding({ ...sale, evidence }, plusDays(now, 31))).toEqual({ state: 'complete' });
  expect(valueOf(await call(till, api.listDueEvidence, {})).items).toEqual([]);
  expect(refusalCode(await late(sale.redemptionId, [{ kind: 'delivery', uploadId: await fresh() }]))).toBe(
    'EvidenceNotAsked',
  );
  await expectSound(house);
});

test('two clerks hand in the same proof at once: one file is used, the other stays free', async () => {
  const campaignId = await campaignAsking(house, [DELIVERED_LATER]);
  const sale = valueOf(await redeemedWith(till, await customerAt(house, till, campaignId), []));
  const files = [await fresh(), await fresh()];
  const answers = await Promise.all(files.map((uploadId) => late(sale.redemptionId, [{ kind: 'delivery', uploadId }])));
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
  await expectSound(house);
});

test('goods that came back owe no proof any more', async () => {
  const campaignId = await campaignAsking(house, [DELIVERED_LATER]);
  const { redemptionId } = valueOf(await redeemedWith(till, await customerAt(house, till, campaignId), []));
  const body = { want: { kind: 'whole' as const }, reason: 'faulty' as const, seen: 0 };
  valueOf(await call(till, returnGoods, { key: newKey(), params: { redemptionId }, body }));
  expect(valueOf(await call(till, api.listDueEvidence, {})).items).toEqual([]);
  await expectSound(house);
});

test('the same photo saved again for another sale is found; the office sees both, and that it looked is noted', async () => {
  const campaignId = await campaignAsking(house, [{ kind: 'invoice', when: 'at-redemption' }]);
  const futian = await asPerson(house, { ...shopper(702), roles: ['clerk'], shopId: SHOP_IDS.futian });
  const picture = scene(31_337, 640, 480);
  const first = await uploaded(house, till, jpegOf(picture, 92));
  const again = await uploaded(house, futian, jpegOf(picture, 55));
  const office = await signedIn(house, '样例审计员');
  const pairs = async (send: Transport) => valueOf(await call(send, api.listAlikePhotos, {})).items;
  valueOf(await redeemedWith(till, await customerAt(house, till, campaignId), [{ kind: 'invoice', uploadId: first }]));
  expect(await pairs(office)).toEqual([]);
  const second = await customerAt(house, futian, campaignId);
  valueOf(await redeemedWith(futian, second, [{ kind: 'invoice', uploadId: again }]));
  const [pair, ...more] = await pairs(office);
  expect(more).toEqual([]);
  expect(pair?.photos.map(({ uploadId }) => uploadId)).toEqual([first, again]);
  const noted = await readAccess(house.vault, addressOf(second.voucher.voucherId).personId, house.clock.now());
  expect(noted).toEqual([{ at: house.clock.now(), by: 'auditor', purpose: 'review', kinds: ['evidence'] }]);
  for (const { url } of pair?.photos ?? []) {
    const shown = await house.papers.site.request(url ?? '');
    expect([shown.status, shown.headers.get('content-type')]).toEqual([200, 'image/jpeg']);
    house.clock.advance(300);
    expect((await house.papers.site.request(url ?? '')).status).toBe(403);
    house.clock.advance(-300);
  }
  const hangzhou = { ...shopper(703), roles: ['auditor' as const], officeRegionCode: RegionCode.parse('330100') };
  expect(await pairs(await asPerson(house, hangzhou))).toEqual([]);
  const district = { ...hangzhou, personId: shopper(704).personId, officeRegionCode: RegionCode.parse('440304') };
  const [seen] = await pairs(await asPerson(house, district));
  expect(seen?.photos.map(({ url }) => url !== null)).toEqual([false, true]);
});

test('three photos and their locks are in one transaction, and the photos are read with the voucher: still three reads', async () => {
  const campaignId = await campaignAsking(house, AT_TILL);
  const cost = async () => {
    const preview = await customerAt(house, till, campaignId);
    const files = await both();
    house.table.immutable.clear();
    house.table.recent.clear();
    return house.counter.during(async () => valueOf(await redeemedWith(till, preview, files)));
  };
  await cost();
  const { reads, writes } = await cost();
  expect({ reads, writes }).toEqual({ reads: 3, writes: 1 });
  expect(valueOf(await call(till, listRedemptions, {})).items.length).toBeGreaterThan(0);
});
