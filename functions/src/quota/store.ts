import type { Category } from '@luhuan/shared/appliance/category';
import type { Campaign } from '@luhuan/shared/campaign/campaign';
import type { Instant } from '@luhuan/shared/clock';
import { type Fen, fen, sumFen } from '@luhuan/shared/fen';
import {
  type Lease,
  type Pool,
  type PoolKey,
  PoolShard,
  Release,
  type ShardKey,
  poolOfShards,
} from '@luhuan/shared/quota/pool';
import type { LeaseId } from '@luhuan/shared/quota/lease';
import { type Lane, OPEN } from '@luhuan/shared/pacing/lane';
import * as z from 'zod';
import { type Key, type Table, type Write, readBatch, updateOne } from '../platform/table.ts';

export const PoolRow = PoolShard.extend({ type: z.literal('pool') });
export const ReleaseRow = Release.extend({ type: z.literal('release') });

const partition = ({ campaignId, category, district, shard }: ShardKey): string =>
  `POOL#${campaignId}#${category}#${district}#${String(shard).padStart(2, '0')}`;
export const shardRowKey = (key: ShardKey): Key => ({ pk: partition(key), sk: 'POOL' });
const releaseKey = ({ pool, releaseId }: Release): Key => ({ pk: partition(pool), sk: `RELEASE#${releaseId}` });

type Region = Pick<Campaign, 'campaignId' | 'regionCode'>;
type Sharded = Region & Pick<Campaign, 'shards' | 'lanes'>;

/** The pool that claims of a campaign draw on: one per category for the whole region of the campaign. */
export const poolOf = ({ campaignId, regionCode }: Region, category: Category): PoolKey => ({
  campaignId,
  category,
  district: regionCode,
});

/** The counters of a pool, whether they are filled yet or not. */
export const shardsOf = (campaign: Region & Pick<Campaign, 'shards'>, category: Category): ShardKey[] =>
  Array.from({ length: campaign.shards }, (_, shard) => ({ ...poolOf(campaign, category), shard }));

/** Counters of kept lanes stand apart from the others, however many those are. */
const KEPT_FROM = 100;

/** The counter of a kept lane. */
export const keptCounter = (campaign: Region, category: Category, lane: Lane): ShardKey => ({
  ...poolOf(campaign, category),
  shard: KEPT_FROM + lane,
});
export const laneOf = ({ shard }: Pick<ShardKey, 'shard'>): Lane => (shard < KEPT_FROM ? OPEN : shard - KEPT_FROM);

/** The counters that claims of a lane draw on. */
export const laneCounters = (campaign: Region & Pick<Campaign, 'shards'>, category: Category, lane: Lane): ShardKey[] =>
  lane === OPEN ? shardsOf(campaign, category) : [keptCounter(campaign, category, lane)];

/** Every counter of a pool, those of kept lanes included. */
export const countersOf = (campaign: Sharded, category: Category): ShardKey[] => [
  ...shardsOf(campaign, category),
  ...Array.from({ length: campaign.lanes }, (_, lane) => keptCounter(campaign, category, lane + 1)),
];

/** Counters that are there, in the order of `keys`. */
export const readShards = async (table: Table, keys: readonly ShardKey[]): Promise<PoolShard[]> =>
  (await readBatch(table, keys.map(shardRowKey))).flatMap((item) =>
    item === undefined ? [] : [PoolShard.parse(item)],
  );

/** Pools of several campaigns and categories, each as the sum of its counters. */
export const readPools = async (
  table: Table,
  wanted: readonly { readonly campaign: Sharded; readonly category: Category }[],
): Promise<Pool[]> => {
  const keys = wanted.map(({ campaign, category }) => countersOf(campaign, category));
  const shards = await readShards(table, keys.flat());
  return keys.flatMap(([first]) => {
    const mine = shards.filter(
      ({ campaignId, category }) => campaignId === first?.campaignId && category === first.category,
    );
    return mine.length === 0 ? [] : [poolOfShards(mine)];
  });
};

export const addShard = (table: Table, shard: PoolShard): Write => ({
  Put: {
    TableName: table.name,
    Item: { ...shardRowKey(shard), type: 'pool', ...shard },
    ConditionExpression: 'attribute_not_exists(pk)',
  },
});

const updateOf = (table: Table, key: ShardKey) => ({ TableName: table.name, Key: shardRowKey(key) });

const NEWER = '(attribute_not_exists(lastOf.#owner) OR lastOf.#owner.#number < :number)';

/** A lease all of whose units are accounted for: `restFen` of it was never spent. */
export type Finished = { readonly id: LeaseId; readonly restFen: Fen };
/** What a lease takes, and the own earlier ones on the counter that it closes in passing. */
export type LeaseWish = {
  readonly id: LeaseId;
  readonly lease: Lease;
  /** The how-manieth of its owner, and when it is taken. */
  readonly nth: { readonly number: number; readonly at: Instant };
  readonly closes: readonly Finished[];
};
/** What was left afterwards; or what was found instead, `null` without a counter there. */
export type LeaseOutcome =
  | { readonly taken: true; readonly leftFen: Fen }
  | { readonly taken: false; readonly found: PoolShard | null };

/**
 * Takes a lease in one conditional update. It is safe to repeat, and stays so after the lease is closed: an owner's leases have
 * numbers, and none is taken after a later one. Finished leases of the same process
 * go in the same update, and what is left of them comes back.
 */
export const takeLease = async (
  table: Table,
  key: ShardKey,
  { id, lease, nth, closes }: LeaseWish,
): Promise<LeaseOutcome> => {
  const amount = lease.units * lease.capFen;
  const back = sumFen(closes.map(({ restFen }) => restFen));
  const closed = closes.map((_, n) => `leases.#c${n}`).join(', ');
  const open = closes.map((_, n) => `attribute_exists(leases.#c${n})`);
  const after = await updateOne(
    table,
    {
      ...updateOf(table, key),
      UpdateExpression: `SET leases.#id = :lease, lastOf.#owner = :nth${closed === '' ? '' : ` REMOVE ${closed}`} ADD leftFen :minus, heldFen :plus`,
      ConditionExpression: ['leftFen >= :amount', NEWER, ...open].join(' AND '),
      ExpressionAttributeNames: {
        '#id': id,
        '#owner': lease.owner,
        '#number': 'number',
        ...Object.fromEntries(closes.map((one, n) => [`#c${n}`, one.id])),
      },
      ExpressionAttributeValues: {
        ':lease': lease,
        ':nth': nth,
        ':number': nth.number,
        ':amount': amount,
        ':minus': back - amount,
        ':plus': amount - back,
      },
    },
    PoolShard,
  );
  if (after !== undefined) return { taken: true, leftFen: after.leftFen };
  const [found = null] = await readShards(table, [key]);
  // the reply to an earlier try was lost: the lease is ours
  return found?.leases[id] === undefined ? { taken: false, found } : { taken: true, leftFen: found.leftFen };
};

/** Ends a lease of which `restFen` was never spent; its condition fails when it is closed already. */
export const closeLease = (table: Table, key: ShardKey, { id, restFen }: Finished): Write => ({
  Update: {
    ...updateOf(table, key),
    UpdateExpression: 'REMOVE leases.#id ADD leftFen :rest, heldFen :minusRest',
    ConditionExpression: 'attribute_exists(leases.#id) AND heldFen >= :rest',
    ExpressionAttributeNames: { '#id': id },
    ExpressionAttributeValues: { ':rest': restFen, ':minusRest': -restFen },
  },
});

/** Forgets an owner whose last lease is so long ago that nothing of it can arrive any more. */
export const forgetOwner = (table: Table, key: ShardKey, owner: string, at: Instant): Write => ({
  Update: {
    ...updateOf(table, key),
    UpdateExpression: 'REMOVE lastOf.#owner',
    ConditionExpression: 'lastOf.#owner.#at = :at',
    ExpressionAttributeNames: { '#owner': owner, '#at': 'at' },
    ExpressionAttributeValues: { ':at': at },
  },
});

/** Takes money that is left off a counter, for another one or for an award; its condition fails when there is less. */
export const takeLeft = (table: Table, key: ShardKey, amountFen: Fen, into: 'limit' | 'held'): Write => ({
  Update: {
    ...updateOf(table, key),
    UpdateExpression: into === 'held' ? 'ADD leftFen :minus, heldFen :amount' : 'ADD leftFen :minus, limitFen :minus',
    ConditionExpression: 'leftFen >= :amount',
    ExpressionAttributeValues: { ':amount': amountFen, ':minus': -amountFen },
  },
});

/** How much more, or less, a counter has in reserve and left. */
export type MoneyChange = { readonly reserveFen: number; readonly leftFen: number };

/** Changes a counter's part of a budget; its condition fails when the part is not what was seen, or there is less than goes. */
export const changeLimit = (
  table: Table,
  key: ShardKey,
  seenFen: Fen,
  { reserveFen, leftFen }: MoneyChange,
): Write => ({
  Update: {
    ...updateOf(table, key),
    UpdateExpression: 'ADD limitFen :both, reserveFen :reserve, leftFen :left',
    ConditionExpression: 'limitFen = :seen AND reserveFen >= :lessReserve AND leftFen >= :lessLeft',
    ExpressionAttributeValues: {
      ':seen': seenFen,
      ':both': reserveFen + leftFen,
      ':reserve': reserveFen,
      ':left': leftFen,
      ':lessReserve': Math.max(0, -reserveFen),
      ':lessLeft': Math.max(0, -leftFen),
    },
  },
});

/** Adds money that later drops let out. */
export const addReserve = (table: Table, key: ShardKey, amountFen: Fen): Write => ({
  Update: {
    ...updateOf(table, key),
    UpdateExpression: 'ADD limitFen :amount, reserveFen :amount',
    ConditionExpression: 'attribute_exists(pk)',
    ExpressionAttributeValues: { ':amount': amountFen },
  },
});

/** Adds money to a counter: promised for this moment, or from another counter. */
export const addMoney = (table: Table, key: ShardKey, amountFen: Fen): Write => ({
  Update: {
    ...updateOf(table, key),
    UpdateExpression: 'ADD limitFen :amount, leftFen :amount',
    ConditionExpression: 'attribute_exists(pk)',
    ExpressionAttributeValues: { ':amount': amountFen },
  },
});

/** Lets money out of the reserve, here and to other counters, which `addMoney` gives it; its condition fails when the reserve has less. */
export const letOut = (table: Table, key: ShardKey, hereFen: Fen, elsewhereFen: Fen): Write => ({
  Update: {
    ...updateOf(table, key),
    UpdateExpression: 'ADD reserveFen :minusAll, leftFen :here, limitFen :minusElsewhere',
    ConditionExpression: 'reserveFen >= :all',
    ExpressionAttributeValues: {
      ':all': hereFen + elsewhereFen,
      ':minusAll': -(hereFen + elsewhereFen),
      ':here': hereFen,
      ':minusElsewhere': -elsewhereFen,
    },
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

/** Books releases of one counter on it. */
export const book = (table: Table, key: ShardKey, releases: readonly Release[]): Write => {
  const held = releases.reduce((sum, release) => sum + release.heldFen, 0);
  const spent = releases.reduce((sum, release) => sum + release.spentFen, 0);
  return {
    Update: {
      ...updateOf(table, key),
      UpdateExpression: 'ADD heldFen :minusHeld, spentFen :spent, leftFen :free, backFen :free',
      ConditionExpression: 'heldFen >= :held AND spentFen >= :less',
      ExpressionAttributeValues: {
        ':held': held,
        ':minusHeld': -held,
        ':spent': spent,
        // what returns make of it; a redemption that was not booked yet is waited for
        ':less': Math.max(0, -spent),
        ':free': fen(held - spent),
      },
    },
  };
};
