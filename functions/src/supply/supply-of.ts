import type { CategorySupply } from '@luhuan/shared/api/admissions';
import { nextDrop } from '@luhuan/shared/admission/rush';
import { ruleFor } from '@luhuan/shared/campaign/revision';
import type { Instant } from '@luhuan/shared/clock';
import type { Running } from '../campaign/store.ts';
import type { Table } from '../platform/table.ts';
import { poolOf, readPools } from '../quota/store.ts';

/** What each category of a campaign has left at a moment. */
export const supplyOf = async (
  table: Table,
  { campaign, revision: { rules } }: Running,
  now: Instant,
): Promise<CategorySupply[]> => {
  const pools = await readPools(
    table,
    rules.categories.map(({ category }) => poolOf(campaign, category)),
  );
  const nextDropAt = nextDrop(rules, now);
  return pools.map(({ category, leftFen }) => ({
    state: leftFen >= (ruleFor(rules, category)?.capFen ?? Infinity) ? 'open' : 'sold-out',
    category,
    nextDropAt,
  }));
};
