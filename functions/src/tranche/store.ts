import { Tranche } from '@luhuan/shared/campaign/allocation';
import type { Rules } from '@luhuan/shared/campaign/revision';
import type { Instant } from '@luhuan/shared/clock';
import { CampaignId } from '@luhuan/shared/ids';
import { RegionCode } from '@luhuan/shared/region';
import * as z from 'zod';
import { type Key, type Table, type Write, query } from '../platform/table.ts';

/** Money that an approved revision promises for a later moment. */
export const TrancheRow = z.object({
  ...Tranche.shape,
  type: z.literal('tranche'),
  campaignId: CampaignId,
  regionCode: RegionCode,
  /** The first of the campaign is 1. */
  number: z.int().min(1),
});
export type TrancheRow = z.infer<typeof TrancheRow>;

/** One partition for the country: a few campaigns with a few tranches each. */
const PARTITION = 'TRANCHES#ALL';
const trancheKey = ({ at, campaignId }: Pick<TrancheRow, 'at' | 'campaignId'>): Key => ({
  pk: PARTITION,
  sk: `${at}#${campaignId}`,
});

/** Planned tranches whose moment has come, earliest first. */
export const readDueTranches = async (table: Table, now: Instant, limit: number): Promise<TrancheRow[]> =>
  // '$' sorts just above '#': what is due at `now` itself is included
  (await query(table, { pk: PARTITION, prefix: '', before: `${now}$`, limit }, TrancheRow)).items;

const addTranche = (table: Table, tranche: TrancheRow): Write => ({
  Put: {
    TableName: table.name,
    Item: { ...trancheKey(tranche), ...tranche },
    ConditionExpression: 'attribute_not_exists(pk)',
  },
});

/** Takes a tranche off the plan; its condition fails when its money was let out before. */
export const takeTranche = (table: Table, tranche: Pick<TrancheRow, 'at' | 'campaignId'>): Write => ({
  Delete: { TableName: table.name, Key: trancheKey(tranche), ConditionExpression: 'attribute_exists(pk)' },
});

type Planned = { readonly campaignId: CampaignId; readonly regionCode: RegionCode };

/** The tranches of a revision that comes into force, in place of those of the one before that are still to come. */
export const planTranches = (
  table: Table,
  campaign: Planned,
  before: Rules | undefined,
  after: Rules,
  now: Instant,
): Record<string, Write> => {
  const old = (before?.tranches ?? []).filter(({ at }) => at > now);
  const next = after.tranches.map((tranche, index) => ({ ...tranche, number: index + 1 })).filter(({ at }) => at > now);
  const kept = old.filter(({ at }) => !next.some((tranche) => tranche.at === at));
  const { campaignId, regionCode } = campaign;
  return Object.fromEntries([
    ...kept.map(({ at }) => [`tranche ${at} taken`, takeTranche(table, { at, campaignId })] as const),
    ...next.map((tranche) => {
      const row: TrancheRow = { type: 'tranche', campaignId, regionCode, ...tranche };
      const replaces = old.some(({ at }) => at === tranche.at);
      const add = addTranche(table, row);
      const write =
        replaces && add.Put !== undefined ? { Put: { ...add.Put, ConditionExpression: 'attribute_exists(pk)' } } : add;
      return [`tranche ${tranche.at}`, write] as const;
    }),
  ]);
};
