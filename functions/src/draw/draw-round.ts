import { drawListOf } from '@luhuan/shared/draw/round';
import type { Instant } from '@luhuan/shared/clock';
import { drawnOrder, listHashOf, orderHashOf, seedOf, winnersHashOf } from '@luhuan/shared/draw/draw';
import { faultOfValue } from '@luhuan/shared/draw/public-seed';
import { addStep } from '../campaign/store.ts';
import { type Table, commit } from '../platform/table.ts';
import type { PublicValueOf } from './public-value.ts';
import { type RoundRow, changeRound, putOrder, readList } from './store.ts';

/**
 * Draws a round whose public value is known. The order is written first, the same however often; the commit makes it the result,
 * once. @returns whether this call did.
 * @throws when the list is not the one whose hash was published.
 */
export const drawRound = async (
  table: Table,
  publicValueOf: PublicValueOf,
  before: Extract<RoundRow, { state: 'listed' }>,
  now: Instant,
): Promise<boolean> => {
  const publicValue = await publicValueOf(before);
  if (publicValue === null) return false;
  const { campaignId, category, round, units, listHash } = before;
  const fault = faultOfValue(before.seedRule, before.seedFrom, publicValue, now);
  if (fault !== null) throw new Error(`the public value of ${campaignId} ${category} ${round} is ${fault}`);
  const { entries } = await readList(table, before);
  if (listHashOf(drawListOf(before, entries)) !== listHash)
    throw new Error(`the list of ${campaignId} ${category} ${round} is not the one that was published`);
  const seed = seedOf(listHash, publicValue.value);
  const order = drawnOrder(entries, seed);
  await putOrder(table, before, entries, order);
  const [winnersHash, orderHash] = [winnersHashOf(order, units), orderHashOf(order)];
  const { entered: _, confirmedBy: __, ...listed } = before;
  const after = { ...listed, state: 'drawn' as const, publicValue, seed, winnersHash, orderHash, drawnAt: now };
  const done = await commit(table, {
    round: changeRound(table, before, after),
    step: addStep(
      table,
      campaignId,
      { at: now, by: null, did: { kind: 'drew', category, round, seed, winnersHash, orderHash } },
      `${category} ${round} drawn`,
    ),
  });
  return done.ok;
};
