import { type Fen, fen } from '@luhuan/shared/fen';
import type { CampaignId } from '@luhuan/shared/ids';
import type { Category } from '@luhuan/shared/appliance/category';
import { Pool, type PoolKey, Release } from '@luhuan/shared/quota/pool';
import type { RegionCode } from '@luhuan/shared/region';
import * as z from 'zod';
import { type Key, type Table, type Write, readBatch } from '../platform/table.ts';

export const PoolRow = Pool.extend({ type: z.literal('pool') });
export const ReleaseRow = Release.extend({ type: z.literal('release') });

const partition = ({ campaignId, category, district }: PoolKey): string => `POOL#${campaignId}#${category}#${district}`;
export const poolKey = (key: PoolKey): Key => ({ pk: partition(key), sk: 'POOL' });
const releaseKey = ({ pool, releaseId }: Release): Key => ({ pk: partition(pool), sk: `RELEASE#${releaseId}` });

/** The pool that claims of a campaign draw on: one per category for the whole region of the campaign. */
export const poolOf = (campaign: { campaignId: CampaignId; regionCode: RegionCode }, category: Category): PoolKey => ({
  campaignId: campaign.campaignId,
  category,
  district: campaign.regionCode,
});

export const readPools = async (table: Table, keys: readonly PoolKey[]): Promise<Pool[]> =>
  (await readBatch(table, keys.map(poolKey))).flatMap((item) => (item === undefined ? [] : [Pool.parse(item)]));

export const addPool = (table: Table, pool: Pool): Write => ({
  Put: {
    TableName: table.name,
    Item: { ...poolKey(pool), type: 'pool', ...pool },
    ConditionExpression: 'attribute_not_exists(pk)',
  },
});

/** Holds the most a voucher can cost; its condition fails when less than that is left. */
export const hold = (table: Table, key: PoolKey, capFen: Fen): Write => ({
  Update: {
    TableName: table.name,
    Key: poolKey(key),
    UpdateExpression: 'ADD leftFen :minusCap, heldFen :cap',
    ConditionExpression: 'leftFen >= :cap',
    ExpressionAttributeValues: { ':cap': capFen, ':minusCap': -capFen },
  },
});

/** Changes a budget that is what the caller says; its condition fails, too, when less would remain than is held and spent. */
export const changeLimit = (table: Table, key: PoolKey, currentFen: Fen, targetFen: Fen): Write => ({
  Update: {
    TableName: table.name,
    Key: poolKey(key),
    UpdateExpression: 'SET limitFen = :target ADD leftFen :more',
    ConditionExpression: 'limitFen = :current AND leftFen >= :less',
    ExpressionAttributeValues: {
      ':current': currentFen,
      ':target': targetFen,
      ':more': targetFen - currentFen,
      ':less': Math.max(0, currentFen - targetFen),
    },
  },
});

/** Adds money that was promised for this moment. */
export const addMoney = (table: Table, key: PoolKey, amountFen: Fen): Write => ({
  Update: {
    TableName: table.name,
    Key: poolKey(key),
    UpdateExpression: 'ADD limitFen :amount, leftFen :amount',
    ConditionExpression: 'attribute_exists(pk)',
    ExpressionAttributeValues: { ':amount': amountFen },
  },
});

/**
 * Ends a claim's hold. Written in the transaction that ends the voucher, so that no redemption touches the pool's counter;
 * `foldReleases` applies it afterwards.
 */
export const addRelease = (table: Table, release: Release): Write => ({
  Put: {
    TableName: table.name,
    Item: { ...releaseKey(release), type: 'release', ...release },
    ConditionExpression: 'attribute_not_exists(pk)',
  },
});

/** Takes a release row off the pile; its condition fails when it was folded before. */
export const takeRelease = (table: Table, release: Release): Write => ({
  Delete: { TableName: table.name, Key: releaseKey(release), ConditionExpression: 'attribute_exists(pk)' },
});

/** Books releases of one pool on its counter. */
export const book = (table: Table, key: PoolKey, releases: readonly Release[]): Write => {
  const held = releases.reduce((sum, release) => sum + release.heldFen, 0);
  const spent = releases.reduce((sum, release) => sum + release.spentFen, 0);
  return {
    Update: {
      TableName: table.name,
      Key: poolKey(key),
      UpdateExpression: 'ADD heldFen :minusHeld, spentFen :spent, leftFen :free',
      ConditionExpression: 'heldFen >= :held',
      ExpressionAttributeValues: { ':held': held, ':minusHeld': -held, ':spent': spent, ':free': fen(held - spent) },
    },
  };
};
