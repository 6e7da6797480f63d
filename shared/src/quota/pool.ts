import * as z from 'zod';
import { Category } from '../appliance/category.ts';
import { Instant, later, plusSeconds } from '../clock.ts';
import { type Fen, Fen as FenSchema, SignedFen, fen, sumFen } from '../fen.ts';
import { CampaignId } from '../ids.ts';
import { RegionCode } from '../region.ts';
import { LeaseId, settledFrom } from './lease.ts';

/** Which money a claim draws on: one campaign, category and district. */
export const PoolKey = z
  .object({ campaignId: CampaignId, category: Category, district: RegionCode })
  .meta({ id: 'PoolKey' });
export type PoolKey = z.infer<typeof PoolKey>;

/** One of the counters over which a pool's money is spread, so that none of them runs hot; the first is 0. */
export const ShardKey = PoolKey.extend({ shard: z.int().min(0) }).meta({ id: 'ShardKey' });
export type ShardKey = z.infer<typeof ShardKey>;

/** What a serving process may give out by itself: so many claims of `capFen` each, up to `expiresAt`. */
export const Lease = z.object({
  owner: z.string(),
  units: z.int().min(1),
  capFen: FenSchema,
  expiresAt: Instant,
});
export type Lease = z.infer<typeof Lease>;

const money = {
  limitFen: FenSchema,
  /** Not let out yet. */
  reserveFen: FenSchema,
  leftFen: FenSchema,
  /** On live vouchers, on awards, in leases, and released but not booked yet. */
  heldFen: FenSchema,
  spentFen: FenSchema,
  /** What came back of claims so far, and may have been claimed again: expiries, returns, what a redemption left of the cap. */
  backFen: FenSchema,
};

/** Money of one counter. `reserveFen + leftFen + heldFen + spentFen = limitFen`, always. */
export const PoolShard = ShardKey.extend({
  ...money,
  leases: z.record(LeaseId, Lease),
  /** By owner, the number and moment of their last lease: an earlier one that arrives late is not taken again. */
  lastOf: z.record(z.string(), z.object({ number: z.int().min(1), at: Instant })),
}).meta({ id: 'PoolShard' });
export type PoolShard = z.infer<typeof PoolShard>;

/** Money of a whole pool: its counters together. */
export const Pool = PoolKey.extend(money).meta({ id: 'Pool' });
export type Pool = z.infer<typeof Pool>;

/**
 * What ends a claim's hold on its counter: `heldFen` comes off, `spentFen` of it was paid out, the rest is free again. After a
 * return nothing was held, and what was paid out becomes less.
 */
export const Release = z
  .object({ releaseId: z.string(), pool: ShardKey, heldFen: FenSchema, spentFen: SignedFen })
  .refine(({ heldFen, spentFen }) => spentFen <= heldFen, 'no more is spent than was held')
  .meta({ id: 'Release' });
export type Release = z.infer<typeof Release>;

/** A new pool: all its money on the first counter, from which the others are filled when a rush wants them. */
export const newPool = (key: PoolKey, limitFen: Fen, reserveFen: Fen = fen(0)): PoolShard => ({
  ...key,
  shard: 0,
  limitFen,
  reserveFen,
  leftFen: fen(limitFen - reserveFen),
  heldFen: fen(0),
  spentFen: fen(0),
  backFen: fen(0),
  leases: {},
  lastOf: {},
});

/** @throws without a counter. */
export const poolOfShards = (shards: readonly PoolShard[]): Pool => {
  const [first] = shards;
  if (first === undefined) throw new Error('a pool has a counter');
  const total = (part: keyof typeof money): Fen => sumFen(shards.map((shard) => shard[part]));
  const { campaignId, category, district } = first;
  return {
    campaignId,
    category,
    district,
    limitFen: total('limitFen'),
    reserveFen: total('reserveFen'),
    leftFen: total('leftFen'),
    heldFen: total('heldFen'),
    spentFen: total('spentFen'),
    backFen: total('backFen'),
  };
};

/** A lease that nothing can arrive on any more is settled within this, unless the job that does it is away. */
const SETTLING_SECONDS = 5 * 60;

/** Until when units that are leased now may come back to these counters; `null`: none can. A lease that is over is open until it is settled. */
export const awaitedUntil = (shards: readonly Pick<PoolShard, 'leases'>[], now: Instant): Instant | null => {
  const ends = shards.flatMap(({ leases }) => Object.values(leases).map(({ expiresAt }) => settledFrom(expiresAt)));
  const last = ends.toSorted().at(-1);
  if (last === undefined) return null;
  return later(last, plusSeconds(now, SETTLING_SECONDS));
};

/** How many counters, by the vouchers the largest category can give out: a small campaign is no rush, and one is simplest. */
export const shardsFor = (units: number): number =>
  units < 2_000 ? 1 : units < 20_000 ? 4 : units < 100_000 ? 16 : 64;
