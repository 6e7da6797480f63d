import {
  GroupName,
  type GroupUse,
  type Related,
  type Relation,
  groupsOf,
  prerequisitesOf,
} from '@luhuan/shared/campaign/relation';
import { isUsed } from '@luhuan/shared/campaign/reclaim';
import type { Instant } from '@luhuan/shared/clock';
import { fen, sumFen } from '@luhuan/shared/fen';
import { CampaignId, PersonId } from '@luhuan/shared/ids';
import type { Voucher } from '@luhuan/shared/voucher/voucher';
import { VoucherId } from '@luhuan/shared/voucher/voucher-id';
import * as z from 'zod';
import { type Key, type Table, type Write, readBatch } from '../platform/table.ts';

/**
 * A person's vouchers in a group of campaigns. Only claims write it; what became of a voucher is read from its slot, so neither
 * a redemption nor an expiry touches it.
 */
export const GroupRow = z.object({
  type: z.literal('group'),
  personId: PersonId,
  group: GroupName,
  /** Rises with every claim in the group; every claim is conditional on it. */
  version: z.int().min(0),
  vouchers: z.array(z.object({ voucherId: VoucherId, campaignId: CampaignId })),
});
export type GroupRow = z.infer<typeof GroupRow>;

const groupKey = (personId: PersonId, group: string): Key => ({ pk: `PERSON#${personId}`, sk: `GROUP#${group}` });

/** A person's rows in the groups of a campaign; a row that is not there yet has version 0. */
export const readGroups = async (
  table: Table,
  personId: PersonId,
  relations: readonly Relation[],
): Promise<GroupRow[]> => {
  const groups = groupsOf(relations);
  if (groups.length === 0) return [];
  const rows = await readBatch(
    table,
    groups.map((group) => groupKey(personId, group)),
  );
  return groups.map((group, index) =>
    rows[index] === undefined
      ? { type: 'group', personId, group, version: 0, vouchers: [] }
      : GroupRow.parse(rows[index]),
  );
};

/** Live vouchers count with their cap, used ones with their subsidy, ended ones not at all. */
const counts = (voucher: Voucher, now: Instant): boolean =>
  isUsed(voucher, now) || (voucher.status === 'held' && now < voucher.expiresAt);
/** Goods that came back cost nothing, though their right may be used up. */
const costOf = (voucher: Voucher) => {
  if (voucher.status === 'redeemed') return voucher.subsidyFen;
  return voucher.status === 'returned' ? fen(0) : voucher.capFen;
};

const countingIn = (row: GroupRow, wallet: readonly Voucher[], now: Instant): Voucher[] =>
  wallet.filter(
    (voucher) => row.vouchers.some(({ voucherId }) => voucherId === voucher.voucherId) && counts(voucher, now),
  );

const useOf = (row: GroupRow, wallet: readonly Voucher[], campaignId: CampaignId, now: Instant): GroupUse => {
  const counting = countingIn(row, wallet, now);
  return {
    items: counting.length,
    fen: sumFen(counting.map(costOf)),
    otherCampaigns: counting.some((voucher) => voucher.campaignId !== campaignId),
  };
};

/** What a decision about one campaign needs to know of the others; `null` for a campaign that stands alone. */
export const relatedOf = (
  campaign: { readonly campaignId: CampaignId; readonly relations: readonly Relation[] },
  rows: readonly GroupRow[],
  wallet: readonly Voucher[],
  now: Instant,
): Related | null => {
  const { campaignId, relations } = campaign;
  if (relations.length === 0) return null;
  const boughtIn = (id: CampaignId) =>
    wallet.some((voucher) => voucher.campaignId === id && voucher.status === 'redeemed');
  return {
    bought: Object.fromEntries(prerequisitesOf(relations).map((id) => [id, boughtIn(id)])),
    groups: Object.fromEntries(rows.map((row) => [row.group, useOf(row, wallet, campaignId, now)])),
  };
};

/** Notes a claim in its groups; the condition fails when another claim in one of them came between. */
export const joinGroups = (
  table: Table,
  rows: readonly GroupRow[],
  wallet: readonly Voucher[],
  voucher: Voucher,
  now: Instant,
): readonly Write[] =>
  rows.map((row) => {
    const kept = countingIn(row, wallet, now).map(({ voucherId, campaignId }) => ({ voucherId, campaignId }));
    const { voucherId, campaignId } = voucher;
    const Item = { ...row, version: row.version + 1, vouchers: [...kept, { voucherId, campaignId }] };
    return {
      Put: {
        TableName: table.name,
        Item: { ...groupKey(row.personId, row.group), ...Item },
        ...(row.version === 0
          ? { ConditionExpression: 'attribute_not_exists(pk)' }
          : { ConditionExpression: 'version = :version', ExpressionAttributeValues: { ':version': row.version } }),
      },
    };
  });
