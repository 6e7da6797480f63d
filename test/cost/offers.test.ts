import { listOffers } from '@luhuan/shared/api/offers';
import type { Campaign } from '@luhuan/shared/campaign/campaign';
import { revisionOf } from '@luhuan/shared/campaign/revision';
import { RegionCode } from '@luhuan/shared/region';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addCampaign, addRevision } from '../../functions/src/campaign/store.ts';
import { commit } from '../../functions/src/platform/table.ts';
import { call } from '../../miniprogram/src/api/call.ts';
import { NANSHAN, valueOf } from '../support/caller.ts';
import { type TestHouse, startHouse } from '../support/house.ts';
import { campaignId, personId, sampleRules } from '../support/samples.ts';
import { approvedCampaign, asPerson, shopper } from '../support/scenes.ts';

let house: TestHouse;
beforeAll(async () => {
  house = await startHouse();
});
afterAll(() => house.stop());

/** A campaign in force, written as it stands in the table. */
const put = async (regionCode: RegionCode, number: number): Promise<void> => {
  const revision = revisionOf(1, { ...sampleRules(), regionCode });
  const { hash } = revision;
  const approval = { by: personId(9), at: house.clock.now() };
  const campaign: Campaign = {
    campaignId: campaignId(900_000 + number),
    regionCode,
    version: 1,
    proposal: null,
    inForce: {
      number: 1,
      hash,
      authorId: personId(8),
      origin: { kind: 'blank' },
      approvals: [approval],
      reportHash: hash,
      activeFrom: approval.at,
    },
    flow: { state: 'running', since: null },
    shards: 1,
  };
  await commit(house.table, {
    campaign: addCampaign(house.table, campaign),
    revision: addRevision(house.table, campaign.campaignId, revision),
  });
};
const many = async (regionCode: RegionCode, from: number, count: number): Promise<void> => {
  for (let number = from; number < from + count; number++) await put(regionCode, number);
};

test('the offers of a person cost 6 reads; 300 campaigns elsewhere, and 8 more at home once remembered, change nothing', async () => {
  await approvedCampaign(house, { tablet: 5_000 });
  const send = await asPerson(house, shopper(9));
  const ask = async () => valueOf(await call(send, listOffers, { params: { regionCode: NANSHAN } }));
  expect((await ask()).campaigns).toHaveLength(1);
  const before = await house.counter.during(ask);
  // four lists of the lineage, the wallet, the pools of all campaigns together
  expect(before).toEqual({ reads: 6, writes: 0, writeUnits: 0 });
  await many(RegionCode.parse('110000'), 0, 150);
  await many(RegionCode.parse('440100'), 150, 150);
  expect(await house.counter.during(ask)).toEqual(before);
  await many(RegionCode.parse('440300'), 300, 8);
  expect((await ask()).campaigns).toHaveLength(9);
  expect(await house.counter.during(ask)).toEqual(before);
});
