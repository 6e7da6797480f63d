import type { Gtin } from '@luhuan/shared/appliance/gtin';
import { ruleFor } from '@luhuan/shared/campaign/revision';
import type { Instant } from '@luhuan/shared/clock';
import { type Decision, decide } from '@luhuan/shared/decision/decision';
import type { CampaignId } from '@luhuan/shared/ids';
import type { Person } from '@luhuan/shared/person/person';
import { type Price, type Quote, baseOf, quote } from '@luhuan/shared/quote/quote';
import type { RefusalOf } from '@luhuan/shared/refusal/refusal';
import { type Result, ok, refuse } from '@luhuan/shared/result';
import { readModel } from '../appliance/store.ts';
import { readApproved } from '../campaign/store.ts';
import type { Table } from '../platform/table.ts';

type Question = { readonly campaignId: CampaignId; readonly gtin: Gtin; readonly price: Price };
type QuestionRefusal = RefusalOf<
  'NotFound' | 'ModelUnknown' | 'CategoryNotOffered' | 'DeductionNotInWaterfall' | 'DeductionsAbovePrice'
>;

/** What a product would cost, and why it is or is not eligible. Asked without a session, whether the person qualifies is unknown. */
export const makeQuote =
  (table: Table) =>
  async (
    { campaignId, gtin, price }: Question,
    person: Person | null,
    now: Instant,
  ): Promise<Result<{ decision: Decision; quote: Quote | null }, QuestionRefusal>> => {
    const [approved, model] = await Promise.all([readApproved(table, campaignId), readModel(table, gtin)]);
    if (approved === undefined) return refuse({ code: 'NotFound' });
    if (model === undefined) return refuse({ code: 'ModelUnknown', gtin });
    const { category, label } = model;
    const { rules } = approved.revision;
    const rule = ruleFor(rules, category);
    if (rule === undefined) return refuse({ code: 'CategoryNotOffered', category });
    const identityVerified = person === null ? null : person.identity !== null;
    const decision = decide(
      approved.revision,
      { category, identityVerified, label, baseFen: baseOf(rules.waterfall, price) },
      now,
    );
    const quoted = quote(rule, rules.waterfall, label, price);
    if (quoted.ok) return ok({ decision, quote: quoted.value });
    const { error } = quoted;
    return error.code === 'GradeNotSubsidised' || error.code === 'PriceAboveCeiling'
      ? ok({ decision, quote: null })
      : refuse(error);
  };
