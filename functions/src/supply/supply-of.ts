import { nextDrop } from '@luhuan/shared/admission/rush';
import type { CategorySupply } from '@luhuan/shared/api/admissions';
import type { Rules } from '@luhuan/shared/campaign/revision';
import type { Instant } from '@luhuan/shared/clock';
import { type Fen, sumFen } from '@luhuan/shared/fen';
import { type Lane, keptLanes } from '@luhuan/shared/pacing/lane';
import { type PoolShard, awaitedUntil } from '@luhuan/shared/quota/pool';
import type { Running } from '../campaign/store.ts';
import type { Table } from '../platform/table.ts';
import { countersOf, laneOf, readShards } from '../quota/store.ts';

/** A lane gives out a voucher when its counters together can: a lease puts what is scattered over them on one. */
const hasOne = (shards: readonly PoolShard[], lane: Lane, capFen: Fen): boolean =>
  sumFen(shards.filter((shard) => laneOf(shard) === lane).map(({ leftFen }) => leftFen)) >= capFen;

type Left = Pick<CategorySupply, 'category' | 'nextDropAt'>;

/** What one category has left, by all its counters. */
const leftOf = (shards: readonly PoolShard[], rules: Rules, capFen: Fen, left: Left, now: Instant): CategorySupply => {
  const kept = keptLanes(rules, now);
  const keeps = (lane: Lane) => kept.some((one) => one.lane === lane);
  const free = shards.filter((shard) => !keeps(laneOf(shard)));
  if (free.some((shard) => hasOne(free, laneOf(shard), capFen))) return { state: 'open', ...left };
  const someBackBy = awaitedUntil(free, now);
  if (someBackBy !== null) return { state: 'none-now', ...left, someBackBy };
  const [first] = kept
    .filter(({ lane }) => {
      const own = shards.filter((shard) => laneOf(shard) === lane);
      return hasOne(own, lane, capFen) || awaitedUntil(own, now) !== null;
    })
    .map(({ until }) => until)
    .toSorted();
  return first === undefined ? { state: 'sold-out', ...left } : { state: 'kept', ...left, keptUntil: first };
};

/** What each category of a campaign has left at a moment, by its counters and what is leased from them. */
export const supplyOf = async (
  table: Table,
  { campaign, revision: { rules } }: Running,
  now: Instant,
): Promise<CategorySupply[]> => {
  const nextDropAt = nextDrop(rules, now);
  const shards = await readShards(
    table,
    rules.categories.flatMap(({ category }) => countersOf(campaign, category)),
  );
  return rules.categories.map(({ category, capFen }) =>
    leftOf(
      shards.filter((shard) => shard.category === category),
      rules,
      capFen,
      { category, nextDropAt },
      now,
    ),
  );
};
