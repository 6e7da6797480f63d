import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { Instant } from '../clock.ts';
import { type Fen, fen } from '../fen.ts';
import type { Receipt } from '../receipt/receipt.ts';
import type { RegionCode } from '../region.ts';
import { burned, firstDayOf, partOf, trimmed } from './burn.ts';
import { type Ending, endingOf } from './ending.ts';
import {
  type Claims,
  type Drawn,
  EXAMPLES,
  type Example,
  NOTHING_TESTED,
  type Redemptions,
  type Tally,
  type Tested,
  summed,
} from './tally.ts';
import { type WhatIf, endingUnder } from './what-if.ts';

type Both = { readonly before: Ending; readonly after: Ending };

const paidOf = (ending: Ending): Fen => (ending.kind === 'granted' ? ending.paidFen : fen(0));
const one = (is: boolean): number => (is ? 1 : 0);

const attemptOf = ({ before, after }: Both): Claims => {
  const [had, has] = [before.kind === 'granted', after.kind === 'granted'];
  const known = after.kind !== 'unknown';
  return {
    attempts: 1,
    grantedBefore: one(had),
    grantedAfter: one(has),
    gained: one(known && !had && has),
    lost: one(known && had && !has),
    unknown: one(!known),
  };
};

const redemptionOf = (both: Both): Redemptions => {
  const { before, after } = both;
  const known = after.kind !== 'unknown';
  const [was, is] = [paidOf(before), paidOf(after)];
  const paidTwice = before.kind === 'granted' && after.kind === 'granted';
  return {
    ...attemptOf(both),
    more: one(paidTwice && is > was),
    less: one(paidTwice && is < was),
    beforeFen: known ? was : fen(0),
    afterFen: is,
    unknownFen: known ? fen(0) : was,
  };
};

/** Whom the draft would have served better, or worse; `null`: the same, or not known. */
const turnOf = ({ before, after }: Both): 'winners' | 'losers' | null => {
  if (after.kind === 'unknown' || (before.kind !== 'granted' && after.kind !== 'granted')) return null;
  if (before.kind !== 'granted') return 'winners';
  if (after.kind !== 'granted') return 'losers';
  const more = after.paidFen - before.paidFen;
  return more === 0 ? null : more > 0 ? 'winners' : 'losers';
};

const exampleOf = ({ receiptId, facts, district, at }: Receipt, moment: Example['moment'], both: Both): Example => {
  const { category, goods } = facts;
  const label = goods?.label ?? null;
  return {
    receiptId,
    moment,
    category,
    district,
    at,
    grade: label === null ? null : label.kind === 'none' ? 'no-label' : label.grade,
    baseFen: goods?.baseFen ?? null,
    ...both,
  };
};

const byDigest = (a: Drawn, b: Drawn): number => (a.digest < b.digest ? -1 : 1);

/** Keeps the examples with the smallest digests: a choice that nobody makes, and that is the same in every order. */
const drawn = (examples: readonly Drawn[], example: Example): Drawn[] => {
  const digest = bytesToHex(sha256(utf8ToBytes(example.receiptId)));
  const last = examples.at(-1);
  if (examples.length === EXAMPLES && last !== undefined && last.digest < digest) return [...examples];
  return [...examples, { digest, example }].toSorted(byDigest).slice(0, EXAMPLES);
};

type Reasons = Tally['reasons']['claim'];

const reasonsOf = (reasons: Reasons, { before, after }: Both): Reasons => {
  const [was, is] = [before, after].map((ending) => (ending.kind === 'refused' ? ending.reason : null));
  if (after.kind === 'unknown' || was === is) return reasons;
  const counted = (sum: Reasons, reason: typeof was, way: 'newly' | 'noLonger'): Reasons => {
    if (reason === null || reason === undefined) return sum;
    const { newly, noLonger } = sum[reason] ?? { newly: 0, noLonger: 0 };
    return { ...sum, [reason]: { newly, noLonger, [way]: (sum[reason]?.[way] ?? 0) + 1 } };
  };
  return counted(counted(reasons, was, 'noLonger'), is, 'newly');
};

const testedOf = (tested: Tested, moment: Example['moment'], both: Both): Tested =>
  moment === 'claim'
    ? { ...tested, claims: summed(tested.claims, attemptOf(both)) }
    : { ...tested, redemptions: summed(tested.redemptions, redemptionOf(both)) };

type Burn = Tally['burn'];

/** The burn without what the first receipt of a new week puts out of sight. */
const kept = ({ burn, last: before }: Tally, last: Instant): Burn =>
  before === null || firstDayOf(before) === firstDayOf(last) ? burn : trimmed(burn, last);

/** What was spent, and would have been; where that is not known, as much as was. */
const burnOf = (burn: Burn, receipt: Receipt, region: RegionCode, { before, after }: Both, last: Instant): Burn => {
  const beforeFen = paidOf(before);
  const afterFen = after.kind === 'unknown' ? beforeFen : paidOf(after);
  const { at, district, facts } = receipt;
  if (beforeFen === 0 && afterFen === 0) return burn;
  const spent = { category: facts.category, district: partOf(region, district), at };
  return burned(burn, spent, { beforeFen, afterFen }, firstDayOf(last));
};

/** What the region of the campaign is divided into is what districts are counted by. */
export type Question = WhatIf & { readonly region: RegionCode };

/**
 * Holds one more past attempt against the draft. A question about a product was no attempt and is passed over. An attempt that
 * the recorded facts cannot answer was answered with no already where they could not then either: no difference.
 */
export const tested = (tally: Tally, receipt: Receipt, question: Question): Tally => {
  const { moment, at, facts } = receipt;
  if (moment === 'quote') return tally;
  const before = endingOf(receipt);
  const would = endingUnder(question, receipt);
  const still = would.kind === 'unknown' && receipt.decision.result === 'unknown';
  const both = { before, after: still ? before : would };
  const turn = turnOf(both);
  const last = tally.last === null || at > tally.last ? at : tally.last;
  return {
    receipts: tally.receipts + 1,
    first: tally.first === null || at < tally.first ? at : tally.first,
    last,
    categories: {
      ...tally.categories,
      [facts.category]: testedOf(tally.categories[facts.category] ?? NOTHING_TESTED, moment, both),
    },
    reasons: { ...tally.reasons, [moment]: reasonsOf(tally.reasons[moment], both) },
    winners: turn === 'winners' ? drawn(tally.winners, exampleOf(receipt, moment, both)) : tally.winners,
    losers: turn === 'losers' ? drawn(tally.losers, exampleOf(receipt, moment, both)) : tally.losers,
    burn: moment === 'claim' ? kept(tally, last) : burnOf(kept(tally, last), receipt, question.region, both, last),
  };
};
