import type { Campaign } from '@luhuan/shared/campaign/campaign';
import type { CampaignId } from '@luhuan/shared/ids';
import type { Person } from '@luhuan/shared/person/person';
import type { RefusalOf } from '@luhuan/shared/refusal/refusal';
import { contains } from '@luhuan/shared/region';
import { type Result, ok, refuse } from '@luhuan/shared/result';
import { readCampaign } from '../campaign/store.ts';
import type { Table } from '../platform/table.ts';

export type Officer = Pick<Person, 'officeRegionCode'>;

/** A campaign of the person's own subtree; any other is not there for them. */
export const readReached = async (
  table: Table,
  person: Officer,
  campaignId: CampaignId,
): Promise<Result<Campaign, RefusalOf<'NotFound'>>> => {
  const campaign = await readCampaign(table, campaignId);
  const { officeRegionCode } = person;
  return campaign !== undefined && officeRegionCode !== null && contains(officeRegionCode, campaign.regionCode)
    ? ok(campaign)
    : refuse({ code: 'NotFound' });
};
