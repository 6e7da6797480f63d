import type { Category } from '@luhuan/shared/appliance/category';
import { Award, type EndedAward, type OpenAward } from '@luhuan/shared/award/award';
import { Coupon } from '@luhuan/shared/award/coupon';
import type { Campaign } from '@luhuan/shared/campaign/campaign';
import type { Instant } from '@luhuan/shared/clock';
import type { Fen } from '@luhuan/shared/fen';
import { type CampaignId, CampaignId as CampaignIdSchema, type PersonId } from '@luhuan/shared/ids';
import type { ShardKey } from '@luhuan/shared/quota/pool';
import * as z from 'zod';
import { shardOf } from '../platform/shard.ts';
import { type Key, type Table, type Write, query, read } from '../platform/table.ts';
import { countersOf, readShards, takeLeft } from '../quota/store.ts';

const [open, claimed, lapsed] = Award.options;
const row = { type: z.literal('award') };
export const AwardRow = z.discriminatedUnion('state', [open.extend(row), claimed.extend(row), lapsed.extend(row)]);
export const CouponRow = Coupon.extend({ type: z.literal('coupon') });

const partition = (personId: PersonId): string => `PERSON#${personId}`;
const awardKey = ({ personId, campaignId, category, awardId }: Award): Key => ({
  pk: partition(personId),
  sk: `AWARD#${campaignId}#${category}#${awardId}`,
});

/** Deadlines come together, as awards do: spread over partitions of the index so that none runs hot. */
const DUE_SHARDS = 8;
const dueKey = ({ awardId, until }: OpenAward) => ({
  listPk: `AWARDS-DUE#${shardOf(awardId, DUE_SHARDS)}`,
  listSk: `${until}#${awardId}`,
});

/** Awards of a person in a campaign, of one category or of all. */
export const readAwards = async (
  table: Table,
  personId: PersonId,
  campaignId: CampaignId,
  category?: Category,
): Promise<Award[]> => {
  const prefix = `AWARD#${campaignId}#${category === undefined ? '' : `${category}#`}`;
  return (await query(table, { pk: partition(personId), prefix }, Award)).items;
};

/** Its condition fails when the same entry has had its award: nobody is offered twice for one place. */
export const addAward = (table: Table, award: OpenAward): Write => ({
  Put: {
    TableName: table.name,
    Item: { ...awardKey(award), ...dueKey(award), type: 'award', ...award },
    ConditionExpression: 'attribute_not_exists(pk)',
  },
});

/** Ends an award, as claimed or as lapsed; its condition fails when it has ended before. */
export const endAward = (table: Table, award: EndedAward): Write => ({
  Put: {
    TableName: table.name,
    Item: { ...awardKey(award), type: 'award', ...award },
    ConditionExpression: '#state = :open',
    ExpressionAttributeNames: { '#state': 'state' },
    ExpressionAttributeValues: { ':open': 'open' },
  },
});

/** Open awards whose time is over, shard by shard, at most `limit` of each. */
export const readDueAwards = async (table: Table, now: Instant, limit: number): Promise<OpenAward[]> => {
  const shards = Array.from({ length: DUE_SHARDS }, (_, shard) => `AWARDS-DUE#${String(shard).padStart(2, '0')}`);
  const pages = await Promise.all(
    // '$' sorts just above '#': what is due at `now` itself is included
    shards.map((pk) => query(table, { index: 'lists', pk, prefix: '', before: `${now}$`, limit }, Award)),
  );
  // the index is behind: what has ended since is passed over
  return pages.flatMap(({ items }) => items.filter((award) => award.state === 'open'));
};

const couponKey = ({ personId, campaignId, month }: Pick<Coupon, 'personId' | 'campaignId' | 'month'>): Key => ({
  pk: partition(personId),
  sk: `COUPON#${campaignId}#${month}`,
});

export const readCoupon = (
  table: Table,
  of: Pick<Coupon, 'personId' | 'campaignId' | 'month'>,
): Promise<Coupon | undefined> => read(table, couponKey(of), Coupon);

/** The key is the rule: one a month. */
export const addCoupon = (table: Table, coupon: Coupon): Write => ({
  Put: {
    TableName: table.name,
    Item: { ...couponKey(coupon), type: 'coupon', ...coupon },
    ConditionExpression: 'attribute_not_exists(pk)',
  },
});

/** Its condition fails when the coupon was exchanged before. */
export const exchangeCoupon = (table: Table, coupon: Coupon, voucherId: NonNullable<Coupon['voucherId']>): Write => ({
  Put: {
    TableName: table.name,
    Item: { ...couponKey(coupon), type: 'coupon', ...coupon, voucherId },
    ConditionExpression: 'couponId = :couponId AND voucherId = :none',
    ExpressionAttributeValues: { ':couponId': coupon.couponId, ':none': null },
  },
});

/** Counters that may have money for awards of a category, fullest first. */
export const readSupply = async (
  table: Table,
  campaign: Campaign,
  category: Category,
): Promise<{ readonly pool: ShardKey; readonly leftFen: Fen }[]> => {
  // what earlier rules kept is nobody's any more, and a draw or a line keeps nothing
  const counters = await readShards(table, countersOf(campaign, category));
  return counters
    .toSorted((a, b) => b.leftFen - a.leftFen)
    .map(({ campaignId, district, shard, leftFen }) => ({ pool: { campaignId, category, district, shard }, leftFen }));
};

/** Takes the money of awards off what is left; its condition fails when there is less. */
export const takeForAwards = (table: Table, pool: ShardKey, amountFen: Fen): Write =>
  takeLeft(table, pool, amountFen, 'held');

/** A campaign whose vouchers are drawn or given in turn: what the jobs look after. */
export const AllottingRow = z.object({ type: z.literal('allotting'), campaignId: CampaignIdSchema });

/** One partition for the country: a few hundred campaigns. */
const ALLOTTING = 'ALLOTTING#ALL';

export const readAllotting = async (table: Table): Promise<CampaignId[]> =>
  (await query(table, { pk: ALLOTTING, prefix: '' }, AllottingRow)).items.map(({ campaignId }) => campaignId);

/** There once and for all while the campaign runs; putting it again changes nothing. */
export const addAllotting = (table: Table, campaignId: CampaignId): Write => ({
  Put: { TableName: table.name, Item: { pk: ALLOTTING, sk: campaignId, type: 'allotting', campaignId } },
});

export const removeAllotting = (table: Table, campaignId: CampaignId): Write => ({
  Delete: { TableName: table.name, Key: { pk: ALLOTTING, sk: campaignId } },
});
