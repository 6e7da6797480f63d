import type { Page } from '@luhuan/shared/api/endpoint';
import { Campaign, type InForce, inForceAt } from '@luhuan/shared/campaign/campaign';
import { Revision } from '@luhuan/shared/campaign/revision';
import { Step } from '@luhuan/shared/campaign/step';
import { type Instant, plusMs } from '@luhuan/shared/clock';
import { CampaignId } from '@luhuan/shared/ids';
import type { Person } from '@luhuan/shared/person/person';
import type { RefusalOf } from '@luhuan/shared/refusal/refusal';
import { COUNTRY, type RegionCode, contains, lineage, stemOf } from '@luhuan/shared/region';
import { type Result, ok, refuse } from '@luhuan/shared/result';
import * as z from 'zod';
import { type Key, type Table, type Write, query, read, readImmutable } from '../platform/table.ts';

export const CampaignRow = Campaign.extend({ type: z.literal('campaign') });
export const RevisionRow = Revision.extend({ type: z.literal('revision'), campaignId: CampaignId });
export const StepRow = Step.extend({ type: z.literal('step'), campaignId: CampaignId });

const partition = (campaignId: CampaignId): string => `CAMPAIGN#${campaignId}`;
const campaignKey = (campaignId: CampaignId): Key => ({ pk: partition(campaignId), sk: 'CAMPAIGN' });
const revisionSk = (number: number): string => `REVISION#${String(number).padStart(6, '0')}`;

/** Campaigns are listed by province and, within it, by region code: a subtree is one range. */
const listPartition = (regionCode: RegionCode): string => `CAMPAIGNS#${regionCode.slice(0, 2)}`;
const listKey = ({ regionCode, campaignId }: Campaign) => ({
  listPk: listPartition(regionCode),
  listSk: `${regionCode}#${campaignId}`,
});

export const readCampaign = (table: Table, campaignId: CampaignId): Promise<Campaign | undefined> =>
  read(table, campaignKey(campaignId), Campaign);

export const readRevision = async (table: Table, campaignId: CampaignId, number: number): Promise<Revision> => {
  const revision = await readImmutable(table, { pk: partition(campaignId), sk: revisionSk(number) }, Revision);
  if (revision === undefined) throw new Error(`revision ${number} of ${campaignId} is missing`);
  return revision;
};

/** What decides how far somebody of an office sees. */
export type Officer = Pick<Person, 'officeRegionCode'>;

/** A campaign of the person's own subtree; any other is not there for them. */
export const readManaged = async (
  table: Table,
  { officeRegionCode }: Officer,
  campaignId: CampaignId,
): Promise<Result<Campaign, RefusalOf<'NotFound'>>> => {
  const campaign = await readCampaign(table, campaignId);
  return campaign !== undefined && officeRegionCode !== null && contains(officeRegionCode, campaign.regionCode)
    ? ok(campaign)
    : refuse({ code: 'NotFound' });
};

type ListAsked = {
  readonly campaignId: CampaignId;
  readonly person: Officer;
  readonly query: { readonly limit: number; readonly cursor?: string | undefined };
};

/** A list of a campaign, for officers within whose reach it is. */
export const ofOwn =
  <T>(list: (table: Table, campaignId: CampaignId, page: ListAsked['query']) => Promise<Page<T>>) =>
  (table: Table) =>
  async ({ campaignId, person, query: page }: ListAsked): Promise<Result<Page<T>, RefusalOf<'NotFound'>>> => {
    const found = await readManaged(table, person, campaignId);
    return found.ok ? ok(await list(table, campaignId, page)) : found;
  };

/** A campaign with the revision that claims are decided under. */
export type Running = { readonly campaign: Campaign; readonly inForce: InForce; readonly revision: Revision };

/** `undefined` while nothing of the campaign is in force. */
export const runningOf = async (
  table: Table,
  campaign: Campaign | undefined,
  now: Instant,
): Promise<Running | undefined> => {
  const inForce = campaign === undefined ? null : inForceAt(campaign, now);
  if (campaign === undefined || inForce === null) return undefined;
  return { campaign, inForce, revision: await readRevision(table, campaign.campaignId, inForce.number) };
};

/** A campaign that is in force; `undefined` while it is not public. */
export const readRunning = async (table: Table, campaignId: CampaignId, now: Instant): Promise<Running | undefined> =>
  runningOf(table, await readCampaign(table, campaignId), now);

/** For how long a crowd's claims go by what a process has read: a stop elsewhere counts within it. */
const RECENT_MS = 1_000;

/** A campaign in force as it was at most a second ago; this process's own changes count at once. */
export const readRunningLately = async (
  table: Table,
  campaignId: CampaignId,
  now: Instant,
): Promise<Running | undefined> => {
  const known = table.recent.get(campaignId);
  const fresh = known !== undefined && known.at <= now && now < plusMs(known.at, RECENT_MS);
  const reading = fresh ? known.row : readCampaign(table, campaignId);
  if (!fresh) table.recent.set(campaignId, { at: now, row: reading });
  // only ever what `readCampaign` promised for this campaign
  const campaign = await (reading as Promise<Campaign | undefined>).catch((error: unknown) => {
    table.recent.delete(campaignId);
    throw error;
  });
  return runningOf(table, campaign, now);
};

/** After a change by this process: the next claim reads it. */
export const forgetLately = (table: Table, campaignId: CampaignId): void => void table.recent.delete(campaignId);

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

/** Replaces a campaign that is still as `before`: its version is the condition. */
export const changeCampaign = (table: Table, before: Campaign, after: Campaign): Write => ({
  Put: {
    TableName: table.name,
    Item: campaignItem(after),
    ConditionExpression: 'version = :version',
    ExpressionAttributeValues: { ':version': before.version },
  },
});

export const addRevision = (table: Table, campaignId: CampaignId, revision: Revision): Write => ({
  Put: {
    TableName: table.name,
    Item: { pk: partition(campaignId), sk: revisionSk(revision.number), type: 'revision', campaignId, ...revision },
    ConditionExpression: 'attribute_not_exists(pk)',
  },
});

/** Adds to what happened; `mark` tells apart what happened in one millisecond. */
export const addStep = (table: Table, campaignId: CampaignId, step: Step, mark: string): Write => ({
  Put: {
    TableName: table.name,
    Item: { pk: partition(campaignId), sk: `STEP#${step.at}#${mark}`, type: 'step', campaignId, ...step },
    ConditionExpression: 'attribute_not_exists(pk)',
  },
});

/** Revisions that every approver had said yes to, the first one first. */
export const listApprovedNumbers = async (table: Table, campaignId: CampaignId): Promise<number[]> => {
  const { items } = await query(table, { pk: partition(campaignId), prefix: 'STEP#' }, Step);
  return items.flatMap(({ did }) =>
    did.kind === 'approved' && did.approvals === did.approvalsNeeded ? [did.number] : [],
  );
};

/** What happened, newest first. */
export const listSteps = (
  table: Table,
  campaignId: CampaignId,
  page: { limit: number; cursor?: string | undefined },
): Promise<{ items: Step[]; cursor: string | null }> =>
  query(
    table,
    { pk: partition(campaignId), prefix: 'STEP#', descending: true, limit: page.limit, after: page.cursor },
    Step,
  );
