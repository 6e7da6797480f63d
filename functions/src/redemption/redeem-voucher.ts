import type { Gtin } from '@luhuan/shared/appliance/gtin';
import type { ApplianceModel } from '@luhuan/shared/appliance/model';
import { type Rules, ruleFor } from '@luhuan/shared/campaign/revision';
import { type NewId, RedemptionId, type ReservationId } from '@luhuan/shared/ids';
import { journalOfRedemption } from '@luhuan/shared/ledger/journal';
import type { Person } from '@luhuan/shared/person/person';
import { type Price, type Quote, type QuoteRefusal, quote } from '@luhuan/shared/quote/quote';
import type { InvoiceNumber, Redemption, SerialNumber } from '@luhuan/shared/redemption/redemption';
import type { RefusalOf } from '@luhuan/shared/refusal/refusal';
import { type Result, refuse, unreachable } from '@luhuan/shared/result';
import { type Voucher, type VoucherEnded, claimedByDelegate, redeem } from '@luhuan/shared/voucher/voucher';
import { type VoucherId, addressOf } from '@luhuan/shared/voucher/voucher-id';
import { modelKey, parseModel } from '../appliance/store.ts';
import { readRevision } from '../campaign/store.ts';
import { addJournal } from '../ledger/store.ts';
import type { Rings } from '../platform/digests.ts';
import { type Attempt, type Outcome, once } from '../platform/idempotency.ts';
import { Contention, type Table, readBatch } from '../platform/table.ts';
import { addRelease } from '../quota/store.ts';
import { releaseOf } from '../voucher/release.ts';
import { type SlotRow, changeVoucher, parseSlot, slotKeyOf, voucherIn } from '../voucher/store.ts';
import { addRedemption, lockInvoice, lockSerial } from './store.ts';

type Deps = { readonly table: Table; readonly rings: Rings; readonly newId: NewId };

type Sale = {
  readonly voucherId: VoucherId;
  readonly reservationId: ReservationId;
  readonly gtin: Gtin;
  readonly serialNumber: SerialNumber;
  readonly invoiceNumber: InvoiceNumber;
  readonly price: Price;
};
type Redeem = { readonly sale: Sale; readonly person: Person; readonly attempt: Attempt };
type GoodsRefusal = QuoteRefusal | RefusalOf<'CategoryMismatch'>;
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

const quoteFor = (rules: Rules, voucher: Voucher, model: ApplianceModel, price: Price): Result<Quote, GoodsRefusal> => {
  const rule = ruleFor(rules, voucher.category);
  if (rule === undefined) throw new Error(`${voucher.voucherId} is of a category its revision does not have`);
  if (model.category !== voucher.category)
    return refuse({ code: 'CategoryMismatch', voucherCategory: voucher.category, modelCategory: model.category });
  return quote(rule, rules.waterfall, model.label, price);
};

const redemptionOf = (
  sale: Sale,
  person: Person,
  voucher: Extract<Voucher, { status: 'redeemed' }>,
  quoted: Quote,
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
      const { rules } = await readRevision(table, voucher.campaignId, voucher.revisionNumber);
      const quoted = quoteFor(rules, voucher, model, sale.price);
      if (!quoted.ok) return quoted;
      const { subsidyFen } = quoted.value;
      const redemptionId = RedemptionId.parse(`rdm_${deps.newId()}`);
      const use = { reservationId: sale.reservationId, redemptionId, shopId: person.shopId, subsidyFen };
      const redeemed = redeem(voucher, use, attempt.at);
      if (!redeemed.ok) return redeemed;
      const redemption = redemptionOf(sale, person, redeemed.value, quoted.value);
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
