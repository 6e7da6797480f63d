import type { PacedCategory, Pacing, PastDrop } from '@luhuan/shared/api/pacing';
import { inForceAt } from '@luhuan/shared/campaign/campaign';
import type { Instant } from '@luhuan/shared/clock';
import { fen } from '@luhuan/shared/fen';
import type { CampaignId } from '@luhuan/shared/ids';
import { burnOf, flowsOf } from '@luhuan/shared/pacing/burn';
import type { Outlook } from '@luhuan/shared/pacing/outlook';
import { type Pace, boundsAt, claimedOf } from '@luhuan/shared/pacing/pace';
import type { Person } from '@luhuan/shared/person/person';
import { sumFen } from '@luhuan/shared/fen';
import type { RefusalOf } from '@luhuan/shared/refusal/refusal';
import { type Result, ok, refuse } from '@luhuan/shared/result';
import { type Running, readManaged, readRunning, runningOf } from '../campaign/store.ts';
import type { Table } from '../platform/table.ts';
import { type Seen, readAround } from './around.ts';
import { type DropRow, listDropChanges, listDrops, listPaces } from './store.ts';

type NotFound = RefusalOf<'NotFound'>;

/** What everybody is told; worked out when it changes, never when it is asked for. */
export const listOutlooks =
  (table: Table) =>
  async (campaignId: CampaignId, now: Instant): Promise<Result<{ items: Outlook[] }, NotFound>> => {
    const running = await readRunning(table, campaignId, now);
    if (running === undefined) return refuse({ code: 'NotFound' });
    return ok({ items: (await listPaces(table, campaignId)).map(({ outlook }) => outlook) });
  };

/** Drops of each category that are shown. */
const SHOWN = 14;
const CHANGES = 20;

/** Newest first; each with what was claimed until the one after it. */
const pastOf = (drops: readonly DropRow[], claimedFen: number): PastDrop[] =>
  drops.map((drop, index) => {
    const { type: _, campaignId: __, category: ___, claimedFen: before, ...plan } = drop;
    const until = index === 0 ? claimedFen : (drops[index - 1]?.claimedFen ?? claimedFen);
    return { ...plan, claimedSinceFen: fen(Math.max(0, until - before)) };
  });

const viewOf = (pace: Pace, { around }: Seen, drops: readonly DropRow[]): PacedCategory => {
  const { category, next, readings, outlook } = pace;
  const { counted } = around;
  return {
    category,
    reserveFen: counted.reserveFen,
    leftFen: sumFen(counted.leftFen.map(({ amountFen }) => amountFen)),
    next,
    bounds: next === null ? null : boundsAt(pace, around, next.at),
    burn: burnOf(flowsOf(readings)),
    outlook,
    drops: pastOf(drops.slice(0, SHOWN), claimedOf(counted)),
  };
};

/** `paces`: as they are, or as they are about to be. */
export const pacingOf = async (table: Table, running: Running, paces: readonly Pace[]): Promise<Pacing> => {
  const { campaignId } = running.campaign;
  const categories = paces.map(({ category }) => category);
  const [seen, drops, changes] = await Promise.all([
    readAround(table, running, categories),
    listDrops(table, campaignId, SHOWN * Math.max(1, paces.length)),
    listDropChanges(table, campaignId, CHANGES),
  ]);
  const items = paces.flatMap((pace) => {
    const one = seen.get(pace.category);
    const mine = drops.filter(({ category }) => category === pace.category);
    return one === undefined ? [] : [viewOf(pace, one, mine)];
  });
  return { frozen: paces.find(({ frozen }) => frozen !== null)?.frozen ?? null, items, changes };
};

export const getPacing =
  (table: Table) =>
  async (person: Person, campaignId: CampaignId, now: Instant): Promise<Result<Pacing, NotFound>> => {
    const found = await readManaged(table, person, campaignId);
    if (!found.ok) return found;
    if (inForceAt(found.value, now) === null) return ok({ frozen: null, items: [], changes: [] });
    const running = await runningOf(table, found.value, now);
    if (running === undefined) throw new Error(`${campaignId} is in force without a revision`);
    return ok(await pacingOf(table, running, await listPaces(table, campaignId)));
  };
