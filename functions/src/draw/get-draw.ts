import { drawListOf } from '@luhuan/shared/draw/round';
import type { Page } from '@luhuan/shared/api/endpoint';
import type { ManagedRound, PublicRound } from '@luhuan/shared/award/standing';
import type { Instant } from '@luhuan/shared/clock';
import type { DrawKey, Entry } from '@luhuan/shared/draw/draw';
import { publishedDraw, writeDraw } from '@luhuan/shared/draw/published-draw';
import type { CampaignId } from '@luhuan/shared/ids';
import type { Person } from '@luhuan/shared/person/person';
import type { RefusalOf } from '@luhuan/shared/refusal/refusal';
import { type Result, ok, refuse } from '@luhuan/shared/result';
import { readPublicRound } from '../award/public-round.ts';
import { readManaged, readRunning, runningOf } from '../campaign/store.ts';
import type { Table } from '../platform/table.ts';
import { readList, readRound } from './store.ts';

type NotFound = RefusalOf<'NotFound'>;

export const getDraw =
  (table: Table) =>
  async (key: DrawKey, now: Instant): Promise<Result<PublicRound, NotFound>> => {
    const running = await readRunning(table, key.campaignId, now);
    const round = running === undefined ? undefined : await readPublicRound(table, running, key);
    return round === undefined ? refuse({ code: 'NotFound' }) : ok(round);
  };

/** Rounds whose registration has begun, and the next one, as the office of their region sees them. */
export const listRounds =
  (table: Table) =>
  async (
    campaignId: CampaignId,
    person: Person,
    now: Instant,
  ): Promise<Result<{ items: ManagedRound[] }, NotFound>> => {
    const found = await readManaged(table, person, campaignId);
    if (!found.ok) return found;
    const running = await runningOf(table, found.value, now);
    const allocation = running?.revision.rules.allocation;
    if (running === undefined || allocation?.kind !== 'draw') return ok({ items: [] });
    const next = allocation.rounds.filter(({ registerFrom }) => registerFrom <= now).length + 1;
    const keys = allocation.rounds
      .slice(0, next)
      .flatMap((_, index) => running.revision.rules.categories.map(({ category }) => ({ category, round: index + 1 })));
    const rounds = await Promise.all(keys.map((key) => readPublicRound(table, running, key)));
    return ok({ items: rounds.flatMap((round) => round ?? []) });
  };

/** Parts of the list that are read for one answer: 2,500 entries. */
const PARTS = 5;

/** The closed list of a round, part by part; without the persons. */
export const listEntries =
  (table: Table) =>
  async (key: DrawKey, cursor: string | undefined): Promise<Result<Page<Entry>, NotFound>> => {
    if ((await readRound(table, key)) === undefined) return refuse({ code: 'NotFound' });
    const page = await readList(table, key, { after: cursor, limit: PARTS });
    return ok({ items: page.entries.map(({ entryId, weight }) => ({ entryId, weight })), cursor: page.cursor });
  };

/** A drawn round as the file that `npm run draw` makes again; `undefined`: it is not drawn. */
export const publishedFile = async (table: Table, key: DrawKey): Promise<string | undefined> => {
  const round = await readRound(table, key);
  if (round?.state !== 'drawn') return undefined;
  const { entries } = await readList(table, key);
  return writeDraw(publishedDraw(drawListOf(round, entries), round.publicValue));
};
