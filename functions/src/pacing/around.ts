import type { Category } from '@luhuan/shared/appliance/category';
import { ruleFor } from '@luhuan/shared/campaign/revision';
import { fen, sumFen } from '@luhuan/shared/fen';
import { OPEN } from '@luhuan/shared/pacing/lane';
import { type Around, type Counted, seedOf } from '@luhuan/shared/pacing/pace';
import { type PoolShard, poolOfShards } from '@luhuan/shared/quota/pool';
import type { Running } from '../campaign/store.ts';
import type { Table } from '../platform/table.ts';
import { countersOf, laneOf, readShards } from '../quota/store.ts';

/** Counters of a pool, and what they say together. */
export type Seen = { readonly shards: readonly PoolShard[]; readonly around: Around };

const countedIn = (shards: readonly PoolShard[], lanes: number): Counted => {
  const { reserveFen, heldFen, spentFen, backFen } = poolOfShards(shards);
  const leftFen = Array.from({ length: lanes + 1 }, (_, index) => ({
    lane: OPEN + index,
    amountFen: sumFen(shards.filter((shard) => laneOf(shard) === OPEN + index).map((shard) => shard.leftFen)),
  }));
  return { reserveFen: fen(reserveFen), leftFen, heldFen, spentFen, backFen };
};

/** Several categories of one campaign, read together; one without a rule or a pool is left out. */
export const readAround = async (
  table: Table,
  { campaign, revision }: Running,
  categories: readonly Category[],
): Promise<Map<Category, Seen>> => {
  const { rules, hash } = revision;
  const offered = categories.filter((category) => ruleFor(rules, category) !== undefined);
  const all = await readShards(
    table,
    offered.flatMap((category) => countersOf(campaign, category)),
  );
  const seen = offered.flatMap((category) => {
    const rule = ruleFor(rules, category);
    const shards = all.filter((shard) => shard.category === category);
    if (rule === undefined || shards.length === 0) return [];
    const around = { rules, rule, counted: countedIn(shards, campaign.lanes), seed: seedOf(hash) };
    return [[category, { shards, around }] as const];
  });
  return new Map(seen);
};
