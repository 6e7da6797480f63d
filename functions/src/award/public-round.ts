import type { ManagedRound } from '@luhuan/shared/award/standing';
import type { Category } from '@luhuan/shared/appliance/category';
import type { DrawKey } from '@luhuan/shared/draw/draw';
import type { Running } from '../campaign/store.ts';
import { readCount, readRound } from '../draw/store.ts';
import type { Table } from '../platform/table.ts';

/** A round of a draw with all that is known of it; the reply says who sees how much. `undefined`: the campaign has no such round. */
export const readPublicRound = async (
  table: Table,
  { campaign, revision }: Running,
  { category, round }: { readonly category: Category; readonly round: number },
): Promise<ManagedRound | undefined> => {
  const { allocation, categories } = revision.rules;
  const times = allocation.kind === 'draw' ? allocation.rounds[round - 1] : undefined;
  const offered = categories.some((rule) => rule.category === category);
  if (allocation.kind !== 'draw' || times === undefined || !offered) return undefined;
  const key: DrawKey = { campaignId: campaign.campaignId, category, round };
  const [counted, closed] = await Promise.all([readCount(table, key), readRound(table, key)]);
  return {
    category,
    round,
    rounds: allocation.rounds.length,
    ...times,
    answerHours: allocation.answerHours,
    seedRule: allocation.seed,
    counted: counted ?? null,
    closed: closed ?? null,
  };
};
