import { nextDrop } from '@luhuan/shared/admission/rush';
import type { CategorySupply } from '@luhuan/shared/api/admissions';
import type { Instant } from '@luhuan/shared/clock';
import { awaitedUntil, poolOfShards } from '@luhuan/shared/quota/pool';
import type { Running } from '../campaign/store.ts';
import type { Table } from '../platform/table.ts';
import { readShards, shardsOf } from '../quota/store.ts';

/** What each category of a campaign has left at a moment, by its counters and what is leased from them. */
export const supplyOf = async (
  table: Table,
  { campaign, revision: { rules } }: Running,
  now: Instant,
): Promise<CategorySupply[]> => {
  const nextDropAt = nextDrop(rules, now);
  const shards = await readShards(
    table,
    rules.categories.flatMap(({ category }) => shardsOf(campaign, category)),
  );
  return rules.categories.map(({ category, capFen }) => {
    const mine = shards.filter((shard) => shard.category === category);
    if (mine.length > 0 && poolOfShards(mine).leftFen >= capFen) return { state: 'open', category, nextDropAt };
    const someBackBy = awaitedUntil(mine, now);
    return someBackBy === null
      ? { state: 'sold-out', category, nextDropAt }
      : { state: 'none-now', category, nextDropAt, someBackBy };
  });
};
