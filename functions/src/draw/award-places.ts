import { type OpenAward, answerUntil, awardIdOf } from '@luhuan/shared/award/award';
import { ruleFor } from '@luhuan/shared/campaign/revision';
import type { Instant } from '@luhuan/shared/clock';
import { fen } from '@luhuan/shared/fen';
import { addAward, readSupply, takeForAwards } from '../award/store.ts';
import { type Running, addStep, readRevision } from '../campaign/store.ts';
import { type Table, commit } from '../platform/table.ts';
import { type RoundRow, moveOn, readOrder } from './store.ts';

/** Awards of one transaction, which holds a hundred items at most. */
const TOGETHER = 40;
type Drawn = Extract<RoundRow, { state: 'drawn' }>;

/**
 * Up to which place awards are made: the winners; after them as many as did not claim; and after the last round whoever there is
 * money for, since no later one will want it.
 */
const upTo = ({ units, lapsed, entries }: Drawn, after: 'later-round-listed' | 'later-round' | 'last'): number => {
  if (after === 'last') return entries;
  return Math.min(entries, after === 'later-round' ? units + lapsed : units);
};

/**
 * Makes the next awards of a round in the order drawn: their money, the awards and how far the round is, in one transaction, so that
 * no place is awarded twice and no unit given to two.
 * @returns how many awards this call made.
 */
export const awardPlaces = async (
  table: Table,
  { campaign, revision: { rules } }: Running,
  round: Drawn,
  after: Parameters<typeof upTo>[1],
  now: Instant,
): Promise<number> => {
  if (rules.allocation.kind !== 'draw') return 0;
  const until = answerUntil(rules.allocation.answerHours, rules.window.until, now);
  const most = Math.min(TOGETHER, upTo(round, after) - (round.next - 1));
  if (until === null || most <= 0) return 0;
  const { campaignId, category } = round;
  const drawnUnder = await readRevision(table, campaignId, round.revisionNumber);
  const capFen = ruleFor(drawnUnder.rules, category)?.capFen;
  if (capFen === undefined) throw new Error(`${campaignId} drew ${category}, which it does not offer`);
  const [fullest] = await readSupply(table, campaign, category);
  const places = Math.min(most, Math.floor((fullest?.leftFen ?? 0) / capFen));
  if (fullest === undefined || places === 0) return 0;
  const entries = await readOrder(table, round, round.next, places);
  const awards = entries.map(({ entryId, personId }, index): OpenAward => ({
    awardId: awardIdOf(entryId),
    personId,
    campaignId,
    category,
    capFen,
    until,
    revisionNumber: round.revisionNumber,
    pool: fullest.pool,
    source: { kind: 'draw', round: round.round, entryId, place: round.next + index },
    madeAt: now,
    state: 'open',
  }));
  const winners = Math.min(round.units, round.entries);
  const allAwarded = round.next <= winners && round.next + places > winners;
  const did = { kind: 'awarded-winners' as const, category, round: round.round, awards: winners };
  const done = await commit(table, {
    round: moveOn(table, round, places),
    pool: takeForAwards(table, fullest.pool, fen(capFen * places)),
    awards: awards.map((award) => addAward(table, award)),
    step: allAwarded
      ? addStep(table, campaignId, { at: now, by: null, did }, `${category} ${round.round} awarded`)
      : undefined,
  });
  // another run was faster, or took the money: the next look sees what is there
  return done.ok ? places : 0;
};
