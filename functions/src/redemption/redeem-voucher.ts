import type { Clerk } from '@luhuan/shared/api-key/clerk';
import { imeisOf } from '@luhuan/shared/appliance/model';
import { type Revision, ruleFor } from '@luhuan/shared/campaign/revision';
import { later } from '@luhuan/shared/clock';
import type { Brought } from '@luhuan/shared/evidence/evidence';
import { type NewId, type OrderId, RedemptionId, type ReservationId, type ShopId } from '@luhuan/shared/ids';
import { journalOfRedemption } from '@luhuan/shared/ledger/journal';
import type { Imei } from '@luhuan/shared/redemption/imei';
import type { InvoiceNumber, Redemption, SerialNumber } from '@luhuan/shared/redemption/redemption';
import type { RefusalOf } from '@luhuan/shared/refusal/refusal';
import { ok, refuse, unreachable } from '@luhuan/shared/result';
import { trading } from '@luhuan/shared/retailer/shop';
import type { TillIn } from '@luhuan/shared/till/till';
import { type Voucher, type VoucherEnded, claimedByDelegate, redeem } from '@luhuan/shared/voucher/voucher';
import { type VoucherId, addressOf } from '@luhuan/shared/voucher/voucher-id';
import { readRevision } from '../campaign/store.ts';
import { evidenceKeys, putDue, useFiles } from '../evidence/store.ts';
import { type EvidenceRefusal, showEvidence } from '../evidence/files.ts';
import { addJournal } from '../ledger/store.ts';
import type { Rings } from '../platform/digests.ts';
import { type Attempt, type Outcome, once } from '../platform/idempotency.ts';
import type { Log } from '../platform/log.ts';
import type { PriceNote } from '@luhuan/shared/price/price-watch';
import { Contention, type Table, type Write } from '../platform/table.ts';
import { type PriceRefusal, sellAt, watchPrice } from './watch-price.ts';
import { addRelease } from '../quota/store.ts';
import { recordRefusal } from '../receipt/record-refusal.ts';
import { parseStore, readShop, shopKey } from '../retailer/store.ts';
import { useTill } from '../till/store.ts';
import { releaseOf } from '../voucher/release.ts';
import { changeVoucher, voucherIn } from '../voucher/store.ts';
import {
  type Named,
  type Promoted,
  type PromotionRefusal,
  namedKeys,
  promoteSale,
  promotionWrites,
} from './promote-sale.ts';
import { type Goods, type GoodsRefusal, type Priced, type Refused, priceGoods, readFacts } from './price-goods.ts';
import { type ImeiLocks, imeiLocks, placeOf } from './imei-locks.ts';
import type { Reserved } from './trial.ts';
import { addRedemption, lockInvoice, lockSerial } from './store.ts';

type Deps = {
  readonly table: Table;
  readonly rings: Rings;
  readonly newId: NewId;
  readonly log: Log;
  readonly reserved?: Reserved;
};

type Sale = Goods &
  Named & {
    readonly voucherId: VoucherId;
    readonly reservationId: ReservationId | OrderId;
    readonly serialNumber: SerialNumber;
    readonly imeis: readonly Imei[];
    readonly invoiceNumber: InvoiceNumber;
    readonly evidence: readonly Brought[];
    readonly priceReason?: string | undefined;
  };
type Redeem = {
  readonly sale: Sale;
  /** Who sells, and for which shop. */
  readonly person: Clerk;
  /** The registered till it is pressed at; `null`: none. */
  readonly till: TillIn<'active'> | null;
  readonly attempt: Attempt;
  /** What of an online order goes with it. */
  readonly ordered?: (redemption: Redemption) => readonly Write[];
};
export type RedeemRefusal =
  | VoucherEnded
  | GoodsRefusal
  | RefusalOf<
      | 'NotFound'
      | 'ReservationOver'
      | 'ModelUnknown'
      | 'SerialUsed'
      | 'ImeisMissing'
      | 'ImeiUsed'
      | 'InvoiceUsed'
      | 'ShopStopped'
    >
  | EvidenceRefusal
  | PromotionRefusal
  | PriceRefusal;

type TillRefusal = PriceRefusal | PromotionRefusal;
/** What an order can meet when it is signed for: its price was agreed on before, without promotions of the till. */
export type OrderedRefusal = Exclude<RedeemRefusal, TillRefusal>;

const OF_TILL = {
  PriceReasonNeeded: true,
  PriceTooHigh: true,
  PromotionNotForThis: true,
  BundleNotForThis: true,
} as const satisfies Record<TillRefusal['code'], true>;
export const isOfTill = <R extends { readonly code: string }>(refusal: R): refusal is Extract<R, TillRefusal> =>
  refusal.code in OF_TILL;

/** The reason, kept as a receipt for whose voucher it is; the till has no business with it. */
const kept = async (
  deps: Deps,
  revision: Revision,
  { voucherId, campaignId }: Voucher,
  { sale, person, attempt: { at, key } }: Omit<Redeem, 'till'>,
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
  { person, till }: Pick<Redeem, 'person' | 'till'>,
  voucher: Extract<Voucher, { status: 'redeemed' }>,
  { quote: quoted, goods, brand, savedWh }: Priced,
  beside: {
    readonly evidence: Redemption['evidence'];
    readonly priceNote: PriceNote | null;
    readonly promotions: Promoted['applied'];
  },
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
  ...(till === null ? {} : { tillId: till.tillId }),
  gtin: sale.gtin,
  brand,
  goods,
  ...(savedWh === null ? {} : { savedWh }),
  serialNumber: sale.serialNumber,
  imeis: [...sale.imeis],
  invoiceNumber: sale.invoiceNumber,
  quote: quoted,
  subsidyFen: quoted.subsidyFen,
  redeemedAt: voucher.redeemedAt,
  evidence: beside.evidence,
  ...(beside.promotions.length === 0 ? {} : { promotions: [...beside.promotions] }),
  ...(beside.priceNote === null ? {} : { priceNote: beside.priceNote }),
  returns: [],
});

/** What a sale is decided on, in one request; or why nothing can be sold here. */
const readSale = async (table: Table, sale: Sale, shopId: ShopId, ordered: boolean) => {
  const named = namedKeys(shopId, sale);
  const also = [shopKey(shopId), ...named, ...evidenceKeys(sale.evidence)];
  const { beside, ...facts } = await readFacts(table, sale, also);
  const [shop, ...others] = beside;
  const store = parseStore(shop);
  const voucher = voucherIn(facts.slot, sale.voucherId);
  // what was ordered before a shop closed for a while is signed for all the same
  const open = trading(ordered ? { ...store, state: 'open' } : store);
  if (!open.ok) return open;
  const { slot, model } = facts;
  if (slot === undefined || voucher === undefined) return refuse({ code: 'NotFound' as const });
  if (model === undefined) return refuse({ code: 'ModelUnknown' as const, gtin: sale.gtin });
  const [promotions, files] = [others.slice(0, named.length), others.slice(named.length)];
  return ok({ slot, voucher, model, promotions, files, store });
};

type Failed =
  | 'slot'
  | 'serial'
  | keyof ImeiLocks
  | 'till'
  | 'promotions'
  | 'bundle'
  | 'invoice'
  | 'files'
  | 'due'
  | 'redemption'
  | 'journal'
  | 'release'
  | 'ordered';

/** What the first write that failed means. @throws {Contention} where somebody was faster */
const refusalFor = (failed: Failed, redemptionId: RedemptionId): RedeemRefusal => {
  switch (failed) {
    case 'serial':
      return { code: 'SerialUsed' };
    case 'imei1':
    case 'imei2':
      return { code: 'ImeiUsed', place: placeOf(failed) };
    case 'invoice':
      return { code: 'InvoiceUsed' };
    case 'files':
      return { code: 'EvidenceReused' };
    case 'slot':
    case 'till':
    case 'promotions':
    case 'bundle':
    case 'ordered':
      throw new Contention('the voucher, the till or a promotion changed while it was being redeemed');
    case 'redemption':
    case 'due':
    case 'journal':
    case 'release':
      throw new Error(`${failed} of ${redemptionId} was there before the redemption`);
    default:
      return unreachable(failed);
  }
};

/**
 * Exactly once, or not at all: voucher, redemption, locks of serial number, IMEIs and invoice, journal, release of the hold and
 * the memory of the request are one transaction. Three reads at most.
 */
export const redeemVoucher =
  (deps: Deps) =>
  ({
    sale,
    person,
    till,
    attempt,
    ordered,
  }: Redeem): Promise<Outcome<Redemption, RedeemRefusal | RefusalOf<'IdempotencyKeyReused'>>> =>
    once<Redemption, RedeemRefusal>(deps.table, attempt, async (commitOnce) => {
      const { table } = deps;
      const { shopId } = person;
      if (shopId === null) return refuse({ code: 'NotFound' });
      const read = await readSale(table, sale, shopId, ordered !== undefined);
      if (!read.ok) return read;
      const { slot, voucher, model, promotions, files, store } = read.value;
      const revision = await readRevision(table, voucher.campaignId, voucher.revisionNumber);
      const { rules } = revision;
      // a clock that is behind does not redeem a voucher before it was claimed
      const at = later(attempt.at, voucher.claimedAt);
      const promoted = promoteSale(sale, promotions, { model, goods: sale, now: at });
      if (!promoted.ok) return promoted;
      const asked = { ...sale, price: promoted.value.price };
      const priced = priceGoods(revision, voucher, model, asked, at);
      if (!priced.ok)
        return refuse(
          await kept(deps, revision, voucher, { sale: asked, person, attempt: { ...attempt, at } }, priced.error),
        );
      const rule = ruleFor(rules, voucher.category);
      const { baseFen } = priced.value.quote;
      const found = await watchPrice(table, { rule, model, shop: store, baseFen, at });
      // what was ordered was priced weeks ago: the office is told, nobody is sent home
      const sold =
        ordered === undefined
          ? sellAt(found, sale.priceReason)
          : ok(found === null ? null : { ...found, reason: null });
      if (!sold.ok) return sold;
      const { imeis } = sale;
      if (imeis.length !== imeisOf(model))
        return refuse({ code: 'ImeisMissing', has: imeisOf(model), given: imeis.length });
      const shown = showEvidence(rule, sale.evidence, files, { shopId, at });
      if (!shown.ok) return shown;
      const { subsidyFen } = priced.value.quote;
      const redemptionId = RedemptionId.parse(`rdm_${deps.newId()}`);
      const use = { reservationId: sale.reservationId, redemptionId, shopId, subsidyFen };
      const redeemed = redeem(deps.reserved?.(voucher, use, at) ?? voucher, use, at);
      if (!redeemed.ok) return redeemed;
      const redemption = redemptionOf(sale, { person, till }, redeemed.value, priced.value, {
        evidence: shown.value.evidence,
        priceNote: sold.value,
        promotions: promoted.value.applied,
      });
      const digests = await deps.rings.current(attempt.at);
      const done = await commitOnce(redemption, {
        slot: changeVoucher(table, slot, redeemed.value),
        serial: lockSerial(table, digests, redemption, redemptionId),
        ...imeiLocks(table, digests, imeis, redemptionId),
        till: till === null ? undefined : useTill(table, till, attempt.at),
        ...promotionWrites(table, promoted.value, redemption),
        invoice: lockInvoice(table, sale.invoiceNumber, redemptionId),
        files: useFiles(table, digests, shown.value.files, redemptionId),
        due: putDue(table, redemption, rules.regionCode),
        redemption: addRedemption(table, redemption),
        journal: addJournal(table, journalOfRedemption(redemption, rules.purses, at)),
        release: addRelease(table, releaseOf(voucher, rules.regionCode, subsidyFen)),
        ordered: ordered?.(redemption),
      });
      if (done.ok) return done.value;
      return refuse(refusalFor(done.error, redemptionId));
    });
