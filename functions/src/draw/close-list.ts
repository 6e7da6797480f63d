import type { Category } from '@luhuan/shared/appliance/category';
import { ruleFor } from '@luhuan/shared/campaign/revision';
import { type Instant, plusSeconds } from '@luhuan/shared/clock';
import { type DrawKey, inCanonicalOrder, listHashOf } from '@luhuan/shared/draw/draw';
import { drawListOf, unitsOf } from '@luhuan/shared/draw/round';
import { readSupply } from '../award/store.ts';
import { type Running, addStep } from '../campaign/store.ts';
import { type Table, commit } from '../platform/table.ts';
import { type RoundRow, addRound, putList, readRegistered, readRound } from './store.ts';

/**
 * How long after the end of the registration its list is read: a request that came in time may still be on its way to the store,
 * for as long as it stays signed and clocks may differ.
 */
export const LISTED_AFTER_SECONDS = 20 * 60;

/** Winners of an earlier round who have not had their awards yet: their vouchers are not drawn a second time. */
const owedBy = (round: RoundRow | undefined): number =>
  round === undefined ? 0 : Math.max(0, Math.min(round.units, round.entries) - (round.next - 1));

/** Vouchers that the money that is left pays for, but for those of winners before. */
const unitsLeft = async (
  table: Table,
  { campaign, revision }: Running,
  { campaignId, category, round }: DrawKey,
): Promise<number> => {
  const capFen = ruleFor(revision.rules, category)?.capFen ?? Infinity;
  const supply = await readSupply(table, campaign, category);
  const left = supply.reduce((sum, { leftFen }) => sum + Math.floor(leftFen / capFen), 0);
  const before = round === 1 ? undefined : await readRound(table, { campaignId, category, round: round - 1 });
  return Math.max(0, left - owedBy(before));
};

/**
 * Closes the list of a round and publishes its hash, before anybody can know the public value: a value from before this moment does
 * not count. Killed anywhere, it begins again; the commit is made once.
 * @returns whether this call closed it.
 */
export const closeList = async (
  table: Table,
  running: Running,
  { category, round }: { readonly category: Category; readonly round: number },
  now: Instant,
): Promise<boolean> => {
  const { campaign, revision } = running;
  const { allocation } = revision.rules;
  const times = allocation.kind === 'draw' ? allocation.rounds[round - 1] : undefined;
  if (allocation.kind !== 'draw' || times === undefined) return false;
  if (now < plusSeconds(times.registerUntil, LISTED_AFTER_SECONDS)) return false;
  const key: DrawKey = { campaignId: campaign.campaignId, category, round };
  if ((await readRound(table, key)) !== undefined) return false;
  const entries = inCanonicalOrder(await readRegistered(table, key));
  const units = unitsOf(await unitsLeft(table, running, key), round, allocation.rounds.length);
  await putList(table, key, entries);
  const draw = {
    ...key,
    revisionHash: revision.hash,
    seedRule: allocation.seed,
    seedFrom: times.drawnAt < now ? now : times.drawnAt,
    units,
  };
  const listHash = listHashOf(drawListOf(draw, entries));
  const done = await commit(table, {
    round: addRound(table, {
      ...draw,
      state: 'listed',
      revisionNumber: revision.number,
      entries: entries.length,
      listHash,
      listedAt: now,
      entered: null,
      confirmedBy: null,
    }),
    step: addStep(
      table,
      key.campaignId,
      { at: now, by: null, did: { kind: 'listed-draw', category, round, listHash, entries: entries.length, units } },
      `${category} ${round} listed`,
    ),
  });
  return done.ok;
};
