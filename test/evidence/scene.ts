import { approveCampaign } from '@luhuan/shared/api/campaigns';
import * as redemptions from '@luhuan/shared/api/redemptions';
import type { CategoryRule, EvidenceDue } from '@luhuan/shared/campaign/rule';
import type { Brought } from '@luhuan/shared/evidence/evidence';
import type { CampaignId } from '@luhuan/shared/ids';
import { RegionCode } from '@luhuan/shared/region';
import { valueOf } from '../support/caller.ts';
import { type Transport, call } from '../../miniprogram/src/api/call.ts';
import type { TestHouse } from '../support/house.ts';
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

const SHENZHEN = RegionCode.parse('440300');

export const AT_TILL: readonly EvidenceDue[] = [
  { kind: 'serial-photo', when: 'at-redemption' },
  { kind: 'label-photo', when: 'at-redemption' },
];
export const LABEL_AT_TILL: EvidenceDue = { kind: 'label-photo', when: 'at-redemption' };
export const DELIVERED_LATER: EvidenceDue = { kind: 'delivery', when: 'within-days', days: 30 };

/** A campaign for fridges, in Shenzhen unless said otherwise, that wants this evidence. */
export const campaignAsking = async (
  house: TestHouse,
  due: readonly EvidenceDue[],
  regionCode: RegionCode = SHENZHEN,
  change: Partial<CategoryRule> = {},
): Promise<CampaignId> => {
  const [fridge] = sampleRules({ fridge: 15_000_000 }).categories;
  if (fridge === undefined) throw new Error('no fridge');
  const categories = [{ ...fridge, evidence: due.map(({ kind }) => kind), evidenceDue: [...due], ...change }];
  const body = draftWith([{ category: 'fridge', budgetFen: 15_000_000 }], { categories, regionCode });
  const office = { ...shopper(4_990), roles: ['campaign-officer' as const], officeRegionCode: regionCode };
  const { campaignId, read } = await submitted(house, await asPerson(house, office), body);
  const second = { ...shopper(4_991), roles: ['approver' as const], officeRegionCode: regionCode };
  const params = { campaignId };
  valueOf(await call(await asPerson(house, second), approveCampaign, { key: newKey(), params, body: read }));
  return campaignId;
};

let buyers = 5_000;
/** The preview of one more customer's voucher. */
export const customerAt = async (
  house: TestHouse,
  till: Transport,
  campaignId: CampaignId,
  regionCode: RegionCode = SHENZHEN,
) => {
  const held = await claimed(await asPerson(house, { ...shopper(++buyers), regionCode }), campaignId, 'fridge');
  return reserved(house, till, held);
};

export const redeemedWith = (
  till: Transport,
  preview: redemptions.Preview,
  evidence: readonly Brought[],
  key: string = newKey(),
) =>
  call(till, redemptions.redeemVoucher, {
    key,
    body: { ...saleOf(preview, eligibleModel('fridge')), evidence: [...evidence] },
  });
