import { type Revision, ruleFor } from '../campaign/revision.ts';
import { decide } from '../decision/decision.ts';
import type { ReceiptId } from '../ids.ts';
import { type Quote, quote } from '../quote/quote.ts';
import type { Receipt } from './receipt.ts';

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

/** The receipt of a question, under an id that its source gives. */
export const receiptOf = (receiptId: ReceiptId, revision: Revision, question: Question): Receipt => {
  const { moment, campaignId, district, at, facts, price } = question;
  return { receiptId, moment, campaignId, district, at, facts, price, ...judge(revision, question) };
};
