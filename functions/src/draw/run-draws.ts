import type { Category } from '@luhuan/shared/appliance/category';
import { notHalted } from '@luhuan/shared/campaign/campaign';
import { type Clock, type Instant, plusSeconds } from '@luhuan/shared/clock';
import type { CampaignId } from '@luhuan/shared/ids';
import { readAllotting } from '../award/store.ts';
import { type Running, readRunning } from '../campaign/store.ts';
import { type Log, errorFields } from '../platform/log.ts';
import type { Table } from '../platform/table.ts';
import { awardPlaces } from './award-places.ts';
import { LISTED_AFTER_SECONDS, closeList } from './close-list.ts';
import { drawRound } from './draw-round.ts';
import type { PublicValueOf } from './public-value.ts';
import { countRegistered, putCount, readCount, readRound } from './store.ts';

type Deps = {
  readonly table: Table;
  readonly clock: Clock;
  readonly log: Log;
  readonly publicValueOf: PublicValueOf;
};

/** Everybody sees how many have registered; counting is dear, so it is done now and then. */
const COUNT_EVERY_SECONDS = 600;

const countOpen = async (table: Table, running: Running, category: Category, now: Instant): Promise<void> => {
  const { allocation } = running.revision.rules;
  if (allocation.kind !== 'draw') return;
  const index = allocation.rounds.findIndex(
    ({ registerFrom, registerUntil }) => registerFrom <= now && now < plusSeconds(registerUntil, LISTED_AFTER_SECONDS),
  );
  if (index < 0) return;
  const key = { campaignId: running.campaign.campaignId, category, round: index + 1 };
  const known = await readCount(table, key);
  if (known !== undefined && now < plusSeconds(known.countedAt, COUNT_EVERY_SECONDS)) return;
  await putCount(table, key, { registered: await countRegistered(table, key), countedAt: now });
};

/** What is to be done next for one round. @returns how much was done; nothing: it waits for the clock, the value or money. */
const runRound = async (
  { table, publicValueOf }: Deps,
  running: Running,
  { category, round, rounds }: { readonly category: Category; readonly round: number; readonly rounds: number },
  now: Instant,
): Promise<number> => {
  const { campaignId } = running.campaign;
  if (await closeList(table, running, { category, round }, now)) return 1;
  const row = await readRound(table, { campaignId, category, round });
  if (row === undefined) return 0;
  if (row.state === 'listed') return (await drawRound(table, publicValueOf, row, now)) ? 1 : 0;
  if (round === rounds) return awardPlaces(table, running, row, 'last', now);
  const later = await readRound(table, { campaignId, category, round: round + 1 });
  return awardPlaces(table, running, row, later === undefined ? 'later-round' : 'later-round-listed', now);
};

const runCampaign = async (deps: Deps, campaignId: CampaignId, now: Instant): Promise<number> => {
  const running = await readRunning(deps.table, campaignId, now);
  if (running === undefined || !notHalted(running.campaign).ok) return 0;
  const { allocation, categories } = running.revision.rules;
  if (allocation.kind !== 'draw') return 0;
  const closed = allocation.rounds.filter(({ registerUntil }) => registerUntil <= now).length;
  let done = 0;
  for (const { category } of categories) {
    await countOpen(deps.table, running, category, now);
    // winners of the round before may still wait for their value; what is older has had all of this one's time
    for (let round = Math.max(1, closed - 1); round <= closed; round++)
      done += await runRound(deps, running, { category, round, rounds: allocation.rounds.length }, now);
  }
  return done;
};

/**
 * Closes lists, draws and makes awards, whatever is due: each step is one commit that is made once, so that any number of runs, killed
 * or side by side, do what one does.
 * @returns how much it did; call again while it is not zero.
 */
export const runDraws = (deps: Deps) => async (): Promise<number> => {
  const now = deps.clock.now();
  let done = 0;
  for (const campaignId of await readAllotting(deps.table))
    done += await runCampaign(deps, campaignId, now).catch((error: unknown) => {
      deps.log.error('draw not run', { error: errorFields(error) });
      return 0;
    });
  return done;
};
