import * as z from 'zod';
import { Category } from '../appliance/category.ts';
import { Gtin } from '../appliance/gtin.ts';
import { CategoryRule, LocationProof, OldItemRule, WaterfallStep } from '../campaign/rule.ts';
import { BroughtList } from '../evidence/evidence.ts';
import { GOODS_REASONS } from '../decision/check.ts';
import { PersonName } from '../identity/person-name.ts';
import { BundleId, PromotionId, ReservationId } from '../ids.ts';
import { PriceFinding } from '../price/price-watch.ts';
import { Applied } from '../promotion/apply.ts';
import { Price, Quote } from '../quote/quote.ts';
import { Imeis } from '../redemption/imei.ts';
import { Delivery, InvoiceNumber, Redemption, SerialNumber } from '../redemption/redemption.ts';
import { OneLine } from '../text/one-line.ts';
import { VoucherId } from '../voucher/voucher-id.ts';
import { HeldVoucher, Reservation } from '../voucher/voucher.ts';
import { Paging, ask, get, pageOf, post } from './endpoint.ts';

/** What the clerk sees before anything is redeemed. */
export const Preview = z
  .object({
    reservation: Reservation,
    voucher: HeldVoucher.omit({ claimedBy: true }),
    /** Somebody with a power claimed it for its person; the clerk need not know who. */
    claimedByDelegate: z.boolean(),
    campaignTitle: z.string(),
    regionName: z.string(),
    rule: CategoryRule,
    waterfall: z.array(WaterfallStep),
    oldItem: OldItemRule,
    location: z.array(LocationProof),
  })
  .meta({ id: 'Preview' });
export type Preview = z.infer<typeof Preview>;

const ended = ['VoucherExpired', 'VoucherRedeemed', 'VoucherReturned', 'VoucherGivenBack'] as const;

export const reserveVoucher = post({
  id: 'reserveVoucher',
  dryRun: true,
  path: '/v1/reservations',
  summary: 'Swap the code on the shopper’s screen for a preview that holds the voucher for this shop',
  body: z.strictObject({
    code: z.string().min(1).max(200),
    /** With a printed card: the name on the identity card that the clerk looks at. */
    name: PersonName.optional(),
  }),
  reply: Preview,
  refusals: [
    ...ended,
    'VoucherReserved',
    'CodeUnreadable',
    'CodeStale',
    'PinWrong',
    'PinLocked',
    'KeyNotForThis',
    'CardStopped',
    'CardNameNeeded',
    'CardNameWrong',
    'CardRests',
    'CardNameUnknown',
    'RegionMismatch',
    'ChannelNotOffered',
    'ShopStopped',
  ],
});

/** What a till knows of the goods and their sale. */
const goods = {
  gtin: Gtin,
  price: Price,
  /** The old appliance that the shop took in, by its category; `null`: none. */
  oldItem: Category.nullable().default(null),
  delivery: Delivery.default('collected'),
  /** The shop's own promotions that go with it: their amounts are worked out here, beside what is typed into the price. */
  promotions: z
    .array(PromotionId)
    .max(6)
    .refine((all) => new Set(all).size === all.length, 'each once')
    .optional(),
  /** The goods it is bought with. */
  bundleId: BundleId.optional(),
};
const goodsRefusals = [
  'NotFound',
  'ModelUnknown',
  'CategoryMismatch',
  ...GOODS_REASONS,
  'DeductionNotInWaterfall',
  'DeductionsAbovePrice',
  'PromotionNotForThis',
  'BundleNotForThis',
] as const;

/** A quote, what the price watch makes of its price, and what of it promotions are. */
export const SaleQuote = Quote.extend({
  priceFinding: PriceFinding.optional(),
  promotions: z.array(Applied).optional(),
}).meta({ id: 'SaleQuote' });
export type SaleQuote = z.infer<typeof SaleQuote>;

export const quoteSale = ask({
  id: 'quoteSale',
  dryRun: true,
  path: '/v1/sale-quotes',
  summary: 'What goods would cost with a voucher, under the rules it was claimed under; changes nothing',
  body: z.strictObject({ voucherId: VoucherId, ...goods }),
  reply: SaleQuote,
  refusals: [...goodsRefusals, 'PriceTooHigh'],
});

const EVIDENCE_REASONS = ['EvidenceMissing', 'EvidenceNotAsked', 'EvidenceUnknown', 'EvidenceReused'] as const;

export const redeemVoucher = post({
  id: 'redeemVoucher',
  dryRun: true,
  path: '/v1/redemptions',
  summary: 'Redeem a reserved voucher on one item: exactly once, or not at all',
  body: z.strictObject({
    voucherId: VoucherId,
    reservationId: ReservationId,
    serialNumber: SerialNumber,
    /** As many as the model has; none where it has none. */
    imeis: Imeis.default([]),
    invoiceNumber: InvoiceNumber,
    evidence: BroughtList.default([]),
    /** Why the price is higher than before, where the campaign asks. */
    priceReason: OneLine.min(4).max(120).optional(),
    ...goods,
  }),
  reply: Redemption,
  refusals: [
    ...ended,
    ...goodsRefusals,
    'ReservationOver',
    'SerialUsed',
    'PriceReasonNeeded',
    'PriceTooHigh',
    'ImeisMissing',
    'ImeiUsed',
    'InvoiceUsed',
    'ShopStopped',
    ...EVIDENCE_REASONS,
  ],
});

export const listRedemptions = get({
  id: 'listRedemptions',
  path: '/v1/redemptions',
  summary: 'Redemptions of the own shop, newest first',
  query: Paging,
  reply: pageOf(Redemption),
});
