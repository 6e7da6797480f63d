import type { Category } from '@luhuan/shared/appliance/category';
import type { Gtin } from '@luhuan/shared/appliance/gtin';
import type { ApplianceModel } from '@luhuan/shared/appliance/model';
import { type Revision, ruleFor } from '@luhuan/shared/campaign/revision';
import type { Instant } from '@luhuan/shared/clock';
import type { GoodsReason } from '@luhuan/shared/decision/check';
import { decide, mayBuy } from '@luhuan/shared/decision/decision';
import type { Facts, GoodsFacts } from '@luhuan/shared/decision/facts';
import { type Price, type Quote, type QuoteRefusal, baseOf, quote } from '@luhuan/shared/quote/quote';
import type { Delivery } from '@luhuan/shared/redemption/redemption';
import type { RefusalOf } from '@luhuan/shared/refusal/refusal';
import { type Result, ok, refuse } from '@luhuan/shared/result';
import { savedWhOf } from '@luhuan/shared/three-accounts/saved';
import type { Voucher } from '@luhuan/shared/voucher/voucher';
import type { VoucherId } from '@luhuan/shared/voucher/voucher-id';
import { modelKey, parseModel } from '../appliance/store.ts';
import { type Key, type Table, readBatch } from '../platform/table.ts';
import { type SlotRow, parseSlot, slotKeyOf } from '../voucher/store.ts';

/** What a till knows of the goods and their sale. */
export type Goods = {
  readonly gtin: Gtin;
  readonly price: Price;
  /** What the shop took in, by its category. */
  readonly oldItem: Category | null;
  readonly delivery: Delivery;
};

export type GoodsRefusal = QuoteRefusal | GoodsReason | RefusalOf<'CategoryMismatch'>;

/** The voucher's slot and the model, and what else a sale needs, in one consistent request. */
export const readFacts = async (
  table: Table,
  { voucherId, gtin }: { readonly voucherId: VoucherId; readonly gtin: Gtin },
  also: readonly Key[] = [],
): Promise<{
  slot?: SlotRow;
  model?: ApplianceModel;
  beside: readonly (Record<string, unknown> | undefined)[];
}> => {
  const [slot, model, ...beside] = await readBatch(table, [slotKeyOf(voucherId), modelKey(gtin), ...also]);
  return {
    beside,
    ...(slot === undefined ? {} : { slot: parseSlot(slot) }),
    ...(model === undefined ? {} : { model: parseModel(model) }),
  };
};

/** Goods collected at the shop stay where the shop is, which the reservation looked at. */
const factsOf = ({ rules }: Revision, { label, form }: ApplianceModel, goods: Goods): GoodsFacts => ({
  label,
  form,
  listFen: goods.price.listFen,
  baseFen: baseOf(rules.waterfall, goods.price),
  oldItem: goods.oldItem ?? 'none',
  deliveredInRegion: goods.delivery !== 'elsewhere',
});

export type Priced = {
  readonly quote: Quote;
  readonly goods: GoodsFacts;
  readonly brand: string;
  readonly savedWh: number | null;
};

/** `facts`: what the rules said no to; `null` when it was something else that did. */
export type Refused = { readonly reason: GoodsRefusal; readonly facts: Facts | null };

/** Decides on the goods under the voucher's own revision and quotes them. */
export const priceGoods = (
  revision: Revision,
  { category, voucherId }: Voucher,
  model: ApplianceModel,
  goods: Goods,
  now: Instant,
): Result<Priced, Refused> => {
  const { rules } = revision;
  const rule = ruleFor(rules, category);
  if (rule === undefined) throw new Error(`${voucherId} is of a category its revision does not have`);
  if (model.category !== category)
    return refuse({
      reason: { code: 'CategoryMismatch', voucherCategory: category, modelCategory: model.category },
      facts: null,
    });
  const known = factsOf(revision, model, goods);
  const facts = { category, claim: null, goods: known };
  const allowed = mayBuy(decide(revision, facts, now));
  if (!allowed.ok) return refuse({ reason: allowed.error, facts });
  const quoted = quote(rule, rules.waterfall, model.label, goods.price, now);
  return quoted.ok
    ? ok({ quote: quoted.value, goods: known, brand: model.brand, savedWh: savedWhOf(model, known.oldItem) })
    : refuse({ reason: quoted.error, facts: null });
};
