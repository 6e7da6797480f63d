import { type Revision, type Rules, ruleFor } from '../campaign/revision.ts';
import { decide } from '../decision/decision.ts';
import type { ClaimFacts, Facts, GoodsFacts } from '../decision/facts.ts';
import { reasonOf } from '../decision/verdict.ts';
import { fen } from '../fen.ts';
import { baseOf, quote } from '../quote/quote.ts';
import type { Price } from '../quote/quote.ts';
import type { Receipt } from '../receipt/receipt.ts';
import type { Ending } from './ending.ts';

/** A draft held against the past: its rules in the dates of the revision that was in force then. */
export type WhatIf = {
  readonly revision: Revision;
  /** Whether vouchers were counted then the way the draft's limits count them. */
  readonly sameCounting: boolean;
};

const hasReclaimLimit = ({ reclaim }: Rules): boolean =>
  Object.entries(reclaim).some(([field, most]) => field !== 'counts' && most !== null);

/** `base`: the revision whose past is looked at. */
export const whatIf = (draft: Revision, base: Revision): WhatIf => ({
  revision: { ...draft, rules: { ...draft.rules, window: base.rules.window } },
  sameCounting: draft.rules.reclaim.counts === base.rules.reclaim.counts || !hasReclaimLimit(draft.rules),
});

/** Facts that were counted under another rule are not known under this one. */
const claimFacts = (facts: ClaimFacts, { sameCounting }: WhatIf): ClaimFacts =>
  sameCounting ? facts : { ...facts, history: null };

/** Which discounts lower the base is a rule: the base is worked out again from the price. */
const goodsFacts = (facts: GoodsFacts, { waterfall }: Rules, price: Price | null): GoodsFacts =>
  price === null ? facts : { ...facts, baseFen: baseOf(waterfall, price) };

const factsUnder = (one: WhatIf, { facts, price }: Receipt): Facts => ({
  ...facts,
  claim: facts.claim === null ? null : claimFacts(facts.claim, one),
  goods: facts.goods === null ? null : goodsFacts(facts.goods, one.revision.rules, price),
});

/** How a recorded attempt would have ended under the draft. Each is looked at by itself, with what was known of it then. */
export const endingUnder = (one: WhatIf, receipt: Receipt): Ending => {
  const { revision } = one;
  const decision = decide(revision, factsUnder(one, receipt), receipt.at);
  const reason = reasonOf(decision)?.code;
  if (reason !== undefined) return { kind: decision.result === 'refused' ? 'refused' : 'unknown', reason };
  if (receipt.moment === 'claim') return { kind: 'granted', paidFen: fen(0) };
  const rule = ruleFor(revision.rules, receipt.facts.category);
  const label = receipt.facts.goods?.label ?? null;
  if (receipt.price === null || label === null || rule === undefined)
    return { kind: 'unknown', reason: 'PriceUnknown' };
  const priced = quote(rule, revision.rules.waterfall, label, receipt.price, receipt.at);
  return priced.ok
    ? { kind: 'granted', paidFen: priced.value.subsidyFen }
    : { kind: 'refused', reason: priced.error.code };
};
