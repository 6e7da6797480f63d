import * as campaigns from '@luhuan/shared/api/campaigns';
import { listRedemptions, redeemVoucher } from '@luhuan/shared/api/redemptions';
import { getVoucher, giveBackVoucher, listVouchers } from '@luhuan/shared/api/vouchers';
import { fen } from '@luhuan/shared/fen';
import type { CampaignId } from '@luhuan/shared/ids';
import { type RegionCode } from '@luhuan/shared/region';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { call } from '../../miniprogram/src/api/call.ts';
import { refusalCode, signedIn, valueOf } from '../support/caller.ts';
import { type TestHouse, expectSound, startHouse } from '../support/house.ts';
import {
  approvedCampaign,
  asPerson,
  draftWith,
  reported,
  claimed,
  eligibleModel,
  newKey,
  reserved,
  saleOf,
  shopper,
} from '../support/scenes.ts';

let house: TestHouse;
let campaignId: CampaignId;
beforeAll(async () => {
  house = await startHouse();
  campaignId = await approvedCampaign(house, { fridge: 150_000 });
});
afterAll(() => house.stop());

const officerOf = (
  regionCode: string,
  roles: ('campaign-officer' | 'approver' | 'auditor')[] = ['campaign-officer', 'approver'],
) => asPerson(house, { ...shopper(900), roles, officeRegionCode: regionCode as RegionCode });

test.each([
  ['the country', '000000', true],
  ['the province', '440000', true],
  ['the city itself', '440300', true],
  ['a district of it', '440305', false],
  ['the neighbouring city', '440100', false],
  ['another province', '330000', false],
])('an office of %s (%s) sees the campaign of Shenzhen: %s', async (_, region, visible) => {
  const officer = await officerOf(region);
  const one = await call(officer, campaigns.getManagedCampaign, { params: { campaignId } });
  expect(refusalCode(one)).toBe(visible ? 'none' : 'NotFound');
  const list = valueOf(await call(officer, campaigns.listManagedCampaigns, {}));
  expect(list.items.some(({ campaign }) => campaign.campaignId === campaignId)).toBe(visible);
});

test('an officer of another city can neither read, submit, approve nor object: it is not there, and nothing changes', async () => {
  const officer = await signedIn(house, '样例经办员');
  const body = draftWith([{ category: 'washer', budgetFen: fen(150_000) }]);
  const draft = valueOf(await call(officer, campaigns.openCampaign, { key: newKey(), body }));
  const params = { campaignId: draft.campaign.campaignId };
  const read = { hash: draft.revision.hash, reportHash: await reported(house, draft) };
  const stranger = await officerOf('440100');
  expect(refusalCode(await call(stranger, campaigns.reviseCampaign, { key: newKey(), params, body }))).toBe('NotFound');
  expect(
    refusalCode(
      await call(stranger, campaigns.submitCampaign, {
        key: newKey(),
        params,
        body: { reportHash: read.reportHash, activeFrom: null },
      }),
    ),
  ).toBe('NotFound');
  expect(refusalCode(await call(stranger, campaigns.approveCampaign, { key: newKey(), params, body: read }))).toBe(
    'NotFound',
  );
  const reason = '不在我的辖区';
  expect(
    refusalCode(await call(stranger, campaigns.objectToCampaign, { key: newKey(), params, body: { ...read, reason } })),
  ).toBe('NotFound');
  expect(refusalCode(await call(stranger, campaigns.openCampaign, { key: newKey(), body }))).toBe('RegionOutsideYours');
  expect(valueOf(await call(officer, campaigns.getManagedCampaign, { params })).stage).toBe('draft');
});

test('a draft is nobody’s business outside the office: the public finds nothing under its id', async () => {
  const officer = await signedIn(house, '样例经办员');
  const body = draftWith([{ category: 'washer', budgetFen: fen(150_000) }]);
  const draft = valueOf(await call(officer, campaigns.openCampaign, { key: newKey(), body }));
  const citizen = await asPerson(house, shopper(1));
  const found = await call(citizen, campaigns.getOpenCampaign, { params: { campaignId: draft.campaign.campaignId } });
  expect(refusalCode(found)).toBe('NotFound');
});

test('a voucher is there for its owner alone', async () => {
  const [owner, stranger] = [await asPerson(house, shopper(1)), await asPerson(house, shopper(2))];
  const { voucher } = await claimed(owner, campaignId, 'fridge');
  const params = { voucherId: voucher.voucherId };
  expect(refusalCode(await call(stranger, getVoucher, { params }))).toBe('NotFound');
  expect(refusalCode(await call(stranger, giveBackVoucher, { key: newKey(), params, body: {} }))).toBe('NotFound');
  expect(valueOf(await call(stranger, listVouchers, {})).items).toEqual([]);
  expect(valueOf(await call(owner, getVoucher, { params })).voucher.status).toBe('held');
});

test('a shop sees its own redemptions only, and cannot finish what another shop reserved', async () => {
  const [here, there] = [await signedIn(house, '样例店员一'), await signedIn(house, '样例店员二')];
  const preview = await reserved(house, here, await claimed(await asPerson(house, shopper(3)), campaignId, 'fridge'));
  const body = saleOf(preview, eligibleModel('fridge'));
  expect(refusalCode(await call(there, redeemVoucher, { key: newKey(), body }))).toBe('ReservationOver');
  valueOf(await call(here, redeemVoucher, { key: newKey(), body }));
  expect(valueOf(await call(here, listRedemptions, {})).items).toHaveLength(1);
  expect(valueOf(await call(there, listRedemptions, {})).items).toEqual([]);
  await expectSound(house);
});
