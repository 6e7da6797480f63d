import { type OpenAward, lapsedAward } from '@luhuan/shared/award/award';
import type { Clock, Instant } from '@luhuan/shared/clock';
import { signedFen } from '@luhuan/shared/fen';
import type { Release } from '@luhuan/shared/quota/pool';
import { countLapsed } from '../draw/store.ts';
import { type Log, errorFields } from '../platform/log.ts';
import { type Table, type Write, commit } from '../platform/table.ts';
import { addRelease } from '../quota/store.ts';
import { endAward, readDueAwards } from './store.ts';

/** Awards that end in one transaction, with a release each. */
const TOGETHER = 30;
const PER_SHARD = 50;

const releaseOf = ({ awardId, pool, capFen }: OpenAward): Release => ({
  releaseId: awardId,
  pool,
  heldFen: capFen,
  spentFen: signedFen(0),
});

/** What ends awards of one draw's round, or of waiting lists, and gives their money back: the next in the order may follow. */
export const lapseWrites = (
  table: Table,
  awards: readonly OpenAward[],
  by: 'time' | 'person',
  now: Instant,
): { award: Write[]; release: Write[]; round: Write | undefined } => {
  const [first] = awards;
  return {
    award: awards.map((award) => endAward(table, lapsedAward(award, by, now))),
    release: awards.map((award) => addRelease(table, releaseOf(award))),
    round:
      first?.source.kind === 'draw'
        ? countLapsed(table, { ...first, round: first.source.round }, awards.length)
        : undefined,
  };
};

/** Ends them together; where one was claimed meanwhile, each by itself. @returns how many were dealt with. */
const lapse = async (table: Table, awards: readonly OpenAward[], now: Instant): Promise<number> => {
  const done = await commit(table, lapseWrites(table, awards, 'time', now));
  if (done.ok || awards.length === 1) return awards.length;
  for (const award of awards) await lapse(table, [award], now);
  return awards.length;
};

const sameSource = ({ campaignId, category, source }: OpenAward): string =>
  `${campaignId} ${category} ${source.kind === 'draw' ? source.round : ''}`;

/**
 * Ends awards that nobody claimed in time. Nothing depends on when it runs: a claim looks at the time itself.
 * @returns how many it dealt with; call again while it is not zero.
 */
export const lapseAwards =
  ({ table, clock, log }: { readonly table: Table; readonly clock: Clock; readonly log: Log }) =>
  async (): Promise<number> => {
    const now = clock.now();
    const groups = new Map<string, OpenAward[]>();
    for (const award of await readDueAwards(table, now, PER_SHARD)) {
      const key = sameSource(award);
      groups.set(key, [...(groups.get(key) ?? []), award]);
    }
    let done = 0;
    for (const group of groups.values())
      for (let from = 0; from < group.length; from += TOGETHER)
        done += await lapse(table, group.slice(from, from + TOGETHER), now).catch((error: unknown) => {
          log.error('awards not lapsed', { error: errorFields(error) });
          return 0;
        });
    return done;
  };
