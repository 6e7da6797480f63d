import type { Category } from '@luhuan/shared/appliance/category';
import type { Gtin } from '@luhuan/shared/appliance/gtin';
import type { ApplianceModel } from '@luhuan/shared/appliance/model';
import { type Revision, ruleFor } from '@luhuan/shared/campaign/revision';
import type { Instant } from '@luhuan/shared/clock';
import type { GoodsReason } from '@luhuan/shared/decision/check';
import { decide, mayBuy } from '@luhuan/shared/decision/decision';
import type { Facts, GoodsFacts } from '@luhuan/shared/decision/facts';
import { type NewId, RedemptionId, type ReservationId } from '@luhuan/shared/ids';
import { journalOfRedemption } from '@luhuan/shared/ledger/journal';
import type { Person } from '@luhuan/shared/person/person';
import { type Price, type Quote, type QuoteRefusal, baseOf, quote } from '@luhuan/shared/quote/quote';
import type { InvoiceNumber, Redemption, SerialNumber } from '@luhuan/shared/redemption/redemption';
import type { RefusalOf } from '@luhuan/shared/refusal/refusal';
import { type RegionCode, contains } from '@luhuan/shared/region';
import { type Result, ok, refuse, unreachable } from '@luhuan/shared/result';
import { type Voucher, type VoucherEnded, claimedByDelegate, redeem } from '@luhuan/shared/voucher/voucher';
import { type VoucherId, addressOf } from '@luhuan/shared/voucher/voucher-id';
import { modelKey, parseModel } from '../appliance/store.ts';
import { readRevision } from '../campaign/store.ts';
import { addJournal } from '../ledger/store.ts';
import type { Rings } from '../platform/digests.ts';
import { type Attempt, type Outcome, once } from '../platform/idempotency.ts';
import type { Log } from '../platform/log.ts';
import { Contention, type Table, readBatch } from '../platform/table.ts';
import { addRelease } from '../quota/store.ts';
import { recordRefusal } from '../receipt/record-refusal.ts';
import { readShop } from '../retailer/store.ts';
import { releaseOf } from '../voucher/release.ts';
import { type SlotRow, changeVoucher, parseSlot, slotKeyOf, voucherIn } from '../voucher/store.ts';
import { addRedemption, lockInvoice, lockSerial } from './store.ts';

type Deps = { readonly table: Table; readonly rings: Rings; readonly newId: NewId; readonly log: Log };

type Sale = {
  readonly voucherId: VoucherId;
  readonly reservationId: ReservationId;
  readonly gtin: Gtin;
  readonly serialNumber: SerialNumber;
  readonly invoiceNumber: InvoiceNumber;
  readonly price: Price;
  readonly oldItem: Category | null;
  readonly deliveryRegion: RegionCode | null;
};
type Redeem = { readonly sale: Sale; readonly person: Person; readonly attempt: Attempt };
type GoodsRefusal = QuoteRefusal | GoodsReason | RefusalOf<'CategoryMismatch'>;
type RedeemRefusal =
  | VoucherEnded
  | GoodsRefusal
  | RefusalOf<'NotFound' | 'ReservationOver' | 'ModelUnknown' | 'SerialUsed' | 'InvoiceUsed'>;

/** The voucher's slot and the model, in one consistent request. */
const readFacts = async (
  table: Table,
  { voucherId, gtin }: Sale,
): Promise<{ slot?: SlotRow; model?: ApplianceModel }> => {
  const [slot, model] = await readBatch(table, [slotKeyOf(voucherId), modelKey(gtin)]);
  return {
    ...(slot === undefined ? {} : { slot: parseSlot(slot) }),
    ...(model === undefined ? {} : { model: parseModel(model) }),
  };
};

/** Goods collected at the shop stay where the shop is, which the reservation looked at. */
const goodsOf = ({ rules }: Revision, { label, form }: ApplianceModel, sale: Sale): GoodsFacts => ({
  label,
  form,
  listFen: sale.price.listFen,
  baseFen: baseOf(rules.waterfall, sale.price),
  oldItem: sale.oldItem ?? 'none',
  deliveredInRegion: sale.deliveryRegion === null || contains(rules.regionCode, sale.deliveryRegion),
});

type Priced = { readonly quote: Quote; readonly goods: GoodsFacts };

/** `facts`: what the rules said no to; `null` when it was something else that did. */
type Refused = { readonly reason: GoodsRefusal; readonly facts: Facts | null };

const priceGoods = (
  revision: Revision,
  { category, voucherId }: Voucher,
  model: ApplianceModel,
  sale: Sale,
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
  const goods = goodsOf(revision, model, sale);
  const facts = { category, claim: null, goods };
  const allowed = mayBuy(decide(revision, facts, now));
  if (!allowed.ok) return refuse({ reason: allowed.error, facts });
  const quoted = quote(rule, rules.waterfall, model.label, sale.price, now);
  return quoted.ok ? ok({ quote: quoted.value, goods }) : refuse({ reason: quoted.error, facts: null });
};

/** The reason, kept as a receipt for whose voucher it is; the till has no business with it. */
const kept = async (
  deps: Deps,
  revision: Revision,
  { voucherId, campaignId }: Voucher,
  { sale, person, attempt: { at, key } }: Redeem,
  { reason, facts }: Refused,
): Promise<GoodsRefusal> => {
  if (facts === null || person.shopId === null) return reason;
  const shop = await readShop(deps.table, person.shopId);
  const district = shop?.regionCode ?? revision.rules.regionCode;
  const question = { moment: 'redemption' as const, campaignId, district, at, facts, price: sale.price };
  const { personId } = addressOf(voucherId);
  await recordRefusal(deps)({ personId, requestId: `${person.personId}:${key}`, revision, question });
  return reason;
};

const redemptionOf = (
  sale: Sale,
  person: Person,
  voucher: Extract<Voucher, { status: 'redeemed' }>,
  { quote: quoted, goods }: Priced,
): Redemption => ({
  redemptionId: voucher.redemptionId,
  voucherId: voucher.voucherId,
  personId: addressOf(voucher.voucherId).personId,
  claimedByDelegate: claimedByDelegate(voucher),
  campaignId: voucher.campaignId,
  revisionNumber: voucher.revisionNumber,
  category: voucher.category,
  shopId: voucher.shopId,
  clerkId: person.personId,
  gtin: sale.gtin,
  goods,
  serialNumber: sale.serialNumber,
  invoiceNumber: sale.invoiceNumber,
  quote: quoted,
  subsidyFen: quoted.subsidyFen,
  redeemedAt: voucher.redeemedAt,
});

/**
 * Exactly once, or not at all: voucher, redemption, serial and invoice locks, journal, release of the hold and the memory of
 * the request are one transaction. Three reads at most.
 */
export const redeemVoucher =
  (deps: Deps) =>
  ({
    sale,
    person,
    attempt,
  }: Redeem): Promise<Outcome<Redemption, RedeemRefusal | RefusalOf<'IdempotencyKeyReused'>>> =>
    once<Redemption, RedeemRefusal>(deps.table, attempt, async (commitOnce) => {
      const { table } = deps;
      const { slot, model } = await readFacts(table, sale);
      const voucher = voucherIn(slot, sale.voucherId);
      if (slot === undefined || voucher === undefined || person.shopId === null) return refuse({ code: 'NotFound' });
      if (model === undefined) return refuse({ code: 'ModelUnknown', gtin: sale.gtin });
      const revision = await readRevision(table, voucher.campaignId, voucher.revisionNumber);
      const { rules } = revision;
      const priced = priceGoods(revision, voucher, model, sale, attempt.at);
      if (!priced.ok) return refuse(await kept(deps, revision, voucher, { sale, person, attempt }, priced.error));
      const { subsidyFen } = priced.value.quote;
      const redemptionId = RedemptionId.parse(`rdm_${deps.newId()}`);
      const use = { reservationId: sale.reservationId, redemptionId, shopId: person.shopId, subsidyFen };
      const redeemed = redeem(voucher, use, attempt.at);
      if (!redeemed.ok) return redeemed;
      const redemption = redemptionOf(sale, person, redeemed.value, priced.value);
      const digests = await deps.rings.current(attempt.at);
      const done = await commitOnce(redemption, {
        slot: changeVoucher(table, slot, redeemed.value),
        serial: lockSerial(table, digests, { brand: model.brand, serialNumber: sale.serialNumber }, redemptionId),
        invoice: lockInvoice(table, sale.invoiceNumber, redemptionId),
        redemption: addRedemption(table, redemption),
        journal: addJournal(table, journalOfRedemption(redemption, rules.purses, attempt.at)),
        release: addRelease(table, releaseOf(voucher, rules.regionCode, subsidyFen)),
      });
      if (done.ok) return done.value;
      switch (done.error) {
        case 'serial':
          return refuse({ code: 'SerialUsed' });
        case 'invoice':
          return refuse({ code: 'InvoiceUsed' });
        case 'slot':
          throw new Contention('the voucher changed while it was being redeemed');
        case 'redemption':
        case 'journal':
        case 'release':
          throw new Error(`${done.error} of ${redemptionId} was there before the redemption`);
        default:
          return unreachable(done.error);
      }
    });
