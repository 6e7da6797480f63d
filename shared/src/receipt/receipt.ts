import canonicalize from 'canonicalize';
import * as z from 'zod';
import { type Revision, ruleFor } from '../campaign/revision.ts';
import { Instant } from '../clock.ts';
import { decide } from '../decision/decision.ts';
import { Facts } from '../decision/facts.ts';
import { Decision } from '../decision/verdict.ts';
import { derivedId } from '../derived-id.ts';
import { CampaignId, ReceiptId } from '../ids.ts';
import { Price, Quote, quote } from '../quote/quote.ts';
import { RegionCode } from '../region.ts';

/**
 * What a decision was made of, so that anybody can make it again: facts without the person, the moment, the revision and what
 * came out. Facts about a person are attested predicates; who it was stands beside the receipt, never in it.
 */
export const Receipt = z
  .object({
    receiptId: ReceiptId,
    /** What was decided: a claim, a redemption at a till, or a question about a product. */
    moment: z.enum(['claim', 'redemption', 'quote']),
    campaignId: CampaignId,
    /** Where it happened: the person's home for a claim, the shop for a redemption. */
    district: RegionCode,
    at: Instant,
    facts: Facts,
    price: Price.nullable(),
    decision: Decision,
    /** `null` where nothing was priced, or the goods were refused. */
    quote: Quote.nullable(),
  })
  .meta({ id: 'Receipt' });
export type Receipt = z.infer<typeof Receipt>;

/** What a receipt is made from; the rest follows. */
export type Question = Omit<Receipt, 'receiptId' | 'decision' | 'quote'>;

const quoteOf = ({ rules }: Revision, { facts, price, at }: Question): Quote | null => {
  const rule = ruleFor(rules, facts.category);
  const label = facts.goods?.label ?? null;
  if (rule === undefined || label === null || price === null) return null;
  const quoted = quote(rule, rules.waterfall, label, price, at);
  return quoted.ok ? quoted.value : null;
};

/** What comes out of a question under a revision: once when it is asked, and again whenever the receipt is replayed. */
export const judge = (revision: Revision, question: Question): Pick<Receipt, 'decision' | 'quote'> => {
  const decision = decide(revision, question.facts, question.at);
  return { decision, quote: decision.result === 'eligible' ? quoteOf(revision, question) : null };
};

/** `source` names the claim, the redemption or the request: the same one always has the same receipt. Ids sort by time. */
export const receiptIdOf = (source: string, at: Instant): ReceiptId => ReceiptId.parse(`rct_${derivedId(source, at)}`);

export const receiptOf = (source: string, revision: Revision, question: Question): Receipt => ({
  receiptId: receiptIdOf(source, question.at),
  ...question,
  ...judge(revision, question),
});

/** Canonical JSON (RFC 8785): what is kept, hashed and signed is this text, never a second writing of the same content. */
export const canonicalText = (content: unknown): string => {
  const text = canonicalize(content);
  if (text === undefined) throw new Error('nothing that JSON can say');
  return text;
};
