import { type ApprovedCampaign, Campaign } from '@luhuan/shared/campaign/campaign';
import { Revision } from '@luhuan/shared/campaign/revision';
import type { Instant } from '@luhuan/shared/clock';
import { CampaignId, type PersonId } from '@luhuan/shared/ids';
import { COUNTRY, type RegionCode, lineage, stemOf } from '@luhuan/shared/region';
import * as z from 'zod';
import { type Key, type Table, type Write, query, read, readBatch, readImmutable } from '../platform/table.ts';

const row = { type: z.literal('campaign') };
const [draft, inReview, objected, approved] = Campaign.options;
export const CampaignRow = z.discriminatedUnion('status', [
  draft.extend(row),
  inReview.extend(row),
  objected.extend(row),
  approved.extend(row),
]);
export const RevisionRow = Revision.extend({ type: z.literal('revision'), campaignId: CampaignId });
export const ApprovalRow = z.object({
  type: z.literal('approval'),
  campaignId: CampaignId,
  revisionNumber: z.int(),
  hash: z.string(),
  approvedBy: z.string(),
  approvedAt: z.string(),
});

const partition = (campaignId: CampaignId): string => `CAMPAIGN#${campaignId}`;
const campaignKey = (campaignId: CampaignId): Key => ({ pk: partition(campaignId), sk: 'CAMPAIGN' });
const numbered = (kind: string, revisionNumber: number): string => `${kind}#${String(revisionNumber).padStart(6, '0')}`;

/** Campaigns are listed by province and, within it, by region code: a subtree is one range. */
const listPartition = (regionCode: RegionCode): string => `CAMPAIGNS#${regionCode.slice(0, 2)}`;
const listKey = ({ regionCode, campaignId }: Campaign) => ({
  listPk: listPartition(regionCode),
  listSk: `${regionCode}#${campaignId}`,
});

export const readCampaign = (table: Table, campaignId: CampaignId): Promise<Campaign | undefined> =>
  read(table, campaignKey(campaignId), Campaign);

export const readRevision = async (table: Table, campaignId: CampaignId, number: number): Promise<Revision> => {
  const revision = await readImmutable(
    table,
    { pk: partition(campaignId), sk: numbered('REVISION', number) },
    Revision,
  );
  if (revision === undefined) throw new Error(`revision ${number} of ${campaignId} is missing`);
  return revision;
};

type Approved = { readonly campaign: ApprovedCampaign; readonly revision: Revision };

const withRules = async (table: Table, campaign: Campaign | undefined): Promise<Approved | undefined> =>
  campaign?.status === 'approved'
    ? { campaign, revision: await readRevision(table, campaign.campaignId, campaign.revisionNumber) }
    : undefined;

/** An approved campaign with the rules it runs under; `undefined` while it is not public. */
export const readApproved = async (table: Table, campaignId: CampaignId): Promise<Approved | undefined> =>
  withRules(table, await readCampaign(table, campaignId));

/** The same, and in the same request an item of another store, raw. */
export const readApprovedBeside = async (
  table: Table,
  campaignId: CampaignId,
  other: Key,
): Promise<readonly [Approved | undefined, unknown]> => {
  const [campaign, item] = await readBatch(table, [campaignKey(campaignId), other]);
  return [await withRules(table, campaign === undefined ? undefined : Campaign.parse(campaign)), item];
};

/** Campaigns of exactly these regions: what reaches somebody who lives at the end of the lineage. */
export const listReaching = async (table: Table, home: RegionCode): Promise<Campaign[]> => {
  const pages = lineage(home).map((region) =>
    query(table, { index: 'lists', pk: listPartition(region), prefix: `${region}#` }, Campaign),
  );
  return (await Promise.all(pages)).flatMap(({ items }) => items);
};

/** Campaigns of a region and everything below it. The subtree is in the key that is read, not in a filter. */
export const listSubtree = async (
  table: Table,
  root: RegionCode,
  provinces: readonly RegionCode[],
): Promise<Campaign[]> => {
  const partitions = root === COUNTRY ? [COUNTRY, ...provinces] : [root];
  const pages = partitions.map((region) =>
    query(
      table,
      { index: 'lists', pk: listPartition(region), prefix: region === COUNTRY ? '' : stemOf(region) },
      Campaign,
    ),
  );
  return (await Promise.all(pages)).flatMap(({ items }) => items);
};

const campaignItem = (campaign: Campaign) => ({
  ...campaignKey(campaign.campaignId),
  ...listKey(campaign),
  type: 'campaign',
  ...campaign,
});

export const addCampaign = (table: Table, campaign: Campaign): Write => ({
  Put: { TableName: table.name, Item: campaignItem(campaign), ConditionExpression: 'attribute_not_exists(pk)' },
});

/** Replaces a campaign that is still as `before` says: same status, same revision. */
export const changeCampaign = (table: Table, before: Campaign, after: Campaign): Write => ({
  Put: {
    TableName: table.name,
    Item: campaignItem(after),
    ConditionExpression: '#status = :status AND revisionNumber = :number',
    ExpressionAttributeNames: { '#status': 'status' },
    ExpressionAttributeValues: { ':status': before.status, ':number': before.revisionNumber },
  },
});

export const addRevision = (table: Table, campaignId: CampaignId, revision: Revision): Write => ({
  Put: {
    TableName: table.name,
    Item: {
      pk: partition(campaignId),
      sk: numbered('REVISION', revision.number),
      type: 'revision',
      campaignId,
      ...revision,
    },
    ConditionExpression: 'attribute_not_exists(pk)',
  },
});

/** Who approved which text: kept apart from the campaign, which goes on changing. */
export const addApproval = (
  table: Table,
  { campaignId, revisionNumber, hash }: Campaign,
  approval: { approvedBy: PersonId; approvedAt: Instant },
): Write => ({
  Put: {
    TableName: table.name,
    Item: {
      pk: partition(campaignId),
      sk: numbered('APPROVAL', revisionNumber),
      type: 'approval',
      campaignId,
      revisionNumber,
      hash,
      ...approval,
    },
    ConditionExpression: 'attribute_not_exists(pk)',
  },
});
