import type { Gtin } from '@luhuan/shared/appliance/gtin';
import type { ApplianceModel } from '@luhuan/shared/appliance/model';
import type { Channel } from '@luhuan/shared/campaign/channel';
import { ruleFor } from '@luhuan/shared/campaign/revision';
import type { Instant } from '@luhuan/shared/clock';
import { factsFromWallet } from '@luhuan/shared/decision/claim-facts';
import { decide } from '@luhuan/shared/decision/decision';
import type { ClaimFacts } from '@luhuan/shared/decision/facts';
import type { Decision } from '@luhuan/shared/decision/verdict';
import type { CampaignId } from '@luhuan/shared/ids';
import type { Why } from '@luhuan/shared/offer/offer';
import { whyNot } from '@luhuan/shared/offer/why';
import type { Person } from '@luhuan/shared/person/person';
import { type Price, type Quote, baseOf, quote } from '@luhuan/shared/quote/quote';
import type { RefusalOf } from '@luhuan/shared/refusal/refusal';
import { type Result, ok, refuse } from '@luhuan/shared/result';
import { readModel } from '../appliance/store.ts';
import { type Running, readRunning } from '../campaign/store.ts';
import type { Table } from '../platform/table.ts';
import { readGroups, relatedOf } from '../relation/store.ts';
import { readWallet, vouchersIn } from '../voucher/store.ts';

type Question = {
  readonly campaignId: CampaignId;
  readonly gtin: Gtin;
  readonly price: Price;
  readonly channel: Channel;
};
type QuestionRefusal = RefusalOf<
  'NotFound' | 'ModelUnknown' | 'CategoryNotOffered' | 'DeductionNotInWaterfall' | 'DeductionsAbovePrice'
>;

/** What is known of who asks; without a session, nothing. */
const claimFactsOf = async (
  table: Table,
  { campaign: { campaignId }, revision: { rules } }: Running,
  asked: { readonly category: ApplianceModel['category']; readonly channel: Channel },
  person: Person | null,
  now: Instant,
): Promise<ClaimFacts> => {
  if (person === null) return factsFromWallet(rules, asked, { proof: null, related: null, wallet: null }, now);
  const { relations } = rules;
  const [slots, groups] = await Promise.all([
    readWallet(table, person.personId),
    readGroups(table, person.personId, relations),
  ]);
  const wallet = vouchersIn(slots);
  const related = relatedOf({ campaignId, relations }, groups, wallet, now);
  return factsFromWallet(rules, asked, { proof: person.identity, related, wallet }, now);
};

/** What a product would cost, and why it is or is not eligible. Asked without a session, whether the person qualifies is unknown. */
export const makeQuote =
  (table: Table) =>
  async (
    { campaignId, gtin, price, channel }: Question,
    person: Person | null,
    now: Instant,
  ): Promise<Result<{ decision: Decision; why: Why | null; quote: Quote | null }, QuestionRefusal>> => {
    const [running, model] = await Promise.all([readRunning(table, campaignId, now), readModel(table, gtin)]);
    if (running === undefined) return refuse({ code: 'NotFound' });
    if (model === undefined) return refuse({ code: 'ModelUnknown', gtin });
    const { category, label, form } = model;
    const { revision } = running;
    const { rules } = revision;
    const rule = ruleFor(rules, category);
    if (rule === undefined) return refuse({ code: 'CategoryNotOffered', category });
    const claim = await claimFactsOf(table, running, { category, channel }, person, now);
    const baseFen = baseOf(rules.waterfall, price);
    const goods = { label, form, listFen: price.listFen, baseFen, oldItem: null, deliveredInRegion: null };
    const decision = decide(revision, { category, claim, goods }, now);
    const why = whyNot(decision);
    const quoted = quote(rule, rules.waterfall, label, price, now);
    if (quoted.ok) return ok({ decision, why, quote: quoted.value });
    const { error } = quoted;
    return error.code === 'DeductionNotInWaterfall' || error.code === 'DeductionsAbovePrice'
      ? refuse(error)
      : ok({ decision, why, quote: null });
  };
