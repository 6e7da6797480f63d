import { prerequisitesOf } from '../campaign/relation.ts';
import type { Instant } from '../clock.ts';
import { type Fen, fen, sumFen } from '../fen.ts';
import type { CampaignId } from '../ids.ts';
import type { Result } from '../result.ts';
import { type Candidate, candidateFor } from './candidate.ts';
import type { Combination, NotTaken, Offer, OfferReason, Taken, Wanted } from './combination.ts';
import { conflictIn, turnsOf } from './lawful.ts';

/** A voucher, or none, for each item in turn. */
type Choice = readonly (Candidate | null)[];
type Found = { readonly choice: Choice; readonly subsidyFen: number; readonly campaigns: number };

const takenIn = (choice: Choice): Candidate[] => choice.filter((one) => one !== null);
const subsidyOf = (choice: Choice): Fen => sumFen(takenIn(choice).map(({ quote }) => quote.subsidyFen));
const campaignsIn = (choice: Choice): number => new Set(takenIn(choice).map(({ offer }) => offer.campaignId)).size;
const conflictOf = (choice: Choice, now: Instant) => {
  const chosen = takenIn(choice);
  return conflictIn(chosen, turnsOf(chosen).keys(), now);
};

/**
 * Tries the campaigns of each item in the order declared, none last, and leaves a branch that cannot beat what was found: by
 * its money if every item left brought the most it can, then by its campaigns. The first of equals is the one declared first.
 */
const search = (
  candidates: readonly (readonly Candidate[])[],
  offered: ReadonlySet<CampaignId>,
  now: Instant,
): Found => {
  const most = candidates.map((some) => Math.max(0, ...some.map(({ quote }) => quote.subsidyFen)));
  const mostFrom = most.map((_, item) => most.slice(item).reduce((sum, one) => sum + one, 0));
  let best: Found = { choice: candidates.map(() => null), subsidyFen: 0, campaigns: 0 };
  const walk = (choice: Choice): void => {
    const item = choice.length;
    const [subsidyFen, campaigns] = [subsidyOf(choice), campaignsIn(choice)];
    const reachFen = subsidyFen + (mostFrom[item] ?? 0);
    if (reachFen < best.subsidyFen || (reachFen === best.subsidyFen && campaigns >= best.campaigns)) return;
    // prerequisites can still come with the items that are left; whatever else stands against the choice stays
    if (conflictIn(takenIn(choice), offered, now) !== null) return;
    if (item < candidates.length) for (const next of [...(candidates[item] ?? []), null]) walk([...choice, next]);
    else if (conflictOf(choice, now) === null) best = { choice, subsidyFen, campaigns };
  };
  walk([]);
  return best;
};

const notTaken = (
  campaignId: CampaignId,
  on: Result<Candidate, OfferReason>,
  item: number,
  best: Found,
  now: Instant,
): NotTaken => {
  if (!on.ok) return { campaignId, why: 'refused', reason: on.error };
  const instead = best.choice.with(item, on.value);
  const reason = conflictOf(instead, now);
  if (reason !== null) return { campaignId, why: 'conflict', reason };
  return { campaignId, why: 'less', quote: on.value.quote, lessFen: fen(best.subsidyFen - subsidyOf(instead)) };
};

const takenAs = ({ offer, quote, claim }: Candidate, turns: ReturnType<typeof turnsOf>): Taken => {
  const { campaignId, revision } = offer;
  const turn = turns.get(campaignId) ?? 0;
  const prerequisites = turn === 0 ? [] : prerequisitesOf(revision.rules.relations);
  const after = prerequisites.filter((one) => claim.related?.bought[one] !== true && (turns.get(one) ?? turn) < turn);
  return { campaignId, quote, after };
};

/**
 * The vouchers that bring the most for the goods somebody wants, at most one for an item; of equals the one with fewer campaigns,
 * then the one whose campaigns are declared first. Exact, so meant for some six items and eight campaigns.
 */
export const bestCombination = (wanted: readonly Wanted[], offers: readonly Offer[], now: Instant): Combination => {
  const offered = new Set(offers.map(({ campaignId }) => campaignId));
  const alone = wanted.map((one) => offers.map((offer) => candidateFor(one, offer, offered, now)));
  const candidates = alone.map((results) => results.flatMap((result) => (result.ok ? [result.value] : [])));
  const best = search(candidates, offered, now);
  const turns = turnsOf(takenIn(best.choice));
  return {
    subsidyFen: fen(best.subsidyFen),
    items: alone.map((results, item) => {
      const taken = best.choice[item] ?? null;
      const others = offers.flatMap(({ campaignId }, index) => {
        const on = results[index];
        return on === undefined || campaignId === taken?.offer.campaignId
          ? []
          : [notTaken(campaignId, on, item, best, now)];
      });
      return { taken: taken === null ? null : takenAs(taken, turns), others };
    }),
  };
};
