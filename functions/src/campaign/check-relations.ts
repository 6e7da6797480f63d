import { type Campaign, inForceAt } from '@luhuan/shared/campaign/campaign';
import { type Relation, cycleFrom, prerequisitesOf } from '@luhuan/shared/campaign/relation';
import type { Instant } from '@luhuan/shared/clock';
import type { CampaignId } from '@luhuan/shared/ids';
import type { RefusalOf } from '@luhuan/shared/refusal/refusal';
import { type Result, ok, refuse } from '@luhuan/shared/result';
import type { Table } from '../platform/table.ts';
import { readCampaign, readRevision } from './store.ts';

type Node = { readonly campaignId: CampaignId; readonly relations: readonly Relation[] };
export type RelationRefusal = RefusalOf<'RelationCircular' | 'RelationUnknown'>;

/** What a campaign waits for: as it is in force, and as somebody may be about to change it. */
const relationsOf = async (table: Table, campaign: Campaign, now: Instant): Promise<Relation[]> => {
  const numbers = new Set([campaign.proposal?.number, inForceAt(campaign, now)?.number]);
  const known = [...numbers].filter((number) => number !== undefined);
  const revisions = await Promise.all(known.map((number) => readRevision(table, campaign.campaignId, number)));
  return revisions.flatMap(({ rules }) => rules.relations);
};

/** Campaigns that come first must exist, and may not in turn wait for this one. */
export const checkRelations = async (
  table: Table,
  start: Node,
  now: Instant,
): Promise<Result<void, RelationRefusal>> => {
  const nodes: Node[] = [];
  const wanted = prerequisitesOf(start.relations);
  for (let next = wanted.shift(); next !== undefined; next = wanted.shift()) {
    const campaignId = next;
    if (campaignId === start.campaignId || nodes.some((node) => node.campaignId === campaignId)) continue;
    const campaign = await readCampaign(table, campaignId);
    if (campaign === undefined) return refuse({ code: 'RelationUnknown', campaignId });
    const relations = await relationsOf(table, campaign, now);
    nodes.push({ campaignId, relations });
    wanted.push(...prerequisitesOf(relations));
  }
  const campaignIds = cycleFrom(start, nodes);
  return campaignIds === null ? ok(undefined) : refuse({ code: 'RelationCircular', campaignIds });
};
