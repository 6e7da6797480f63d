import * as z from 'zod';
import { ClerkId } from '../api-key/clerk.ts';
import { Category } from '../appliance/category.ts';
import { Gtin } from '../appliance/gtin.ts';
import { Instant } from '../clock.ts';
import { Evidence } from '../evidence/evidence.ts';
import { Fen } from '../fen.ts';
import { GoodsFacts } from '../decision/facts.ts';
import { CampaignId, PersonId, RedemptionId, ShopId, TillId } from '../ids.ts';
import { PriceNote } from '../price/price-watch.ts';
import { Applied } from '../promotion/apply.ts';
import { Quote } from '../quote/quote.ts';
import { VoucherId } from '../voucher/voucher-id.ts';
import { RETURNS_MAX, Return } from './return.ts';

/**
 * Serial number as printed on the unit. Blanks, dashes and case do not count: they are what tills mistype.
 * Six to thirty-two letters and digits.
 */
export const SerialNumber = z
  .string()
  .max(64)
  .transform((typed) => typed.replace(/[\s-]/g, '').replace(/[a-z]+/g, (letters) => letters.toUpperCase()))
  .pipe(z.string().regex(/^[0-9A-Z]{6,32}$/))
  .meta({ id: 'SerialNumber' })
  .brand<'SerialNumber'>();
export type SerialNumber = z.infer<typeof SerialNumber>;

/** Number of a digital invoice (数电票): 20 digits, without a public check digit. */
export const InvoiceNumber = z
  .string()
  .regex(/^\d{20}$/)
  .meta({ id: 'InvoiceNumber' })
  .brand<'InvoiceNumber'>();
export type InvoiceNumber = z.infer<typeof InvoiceNumber>;

/** Where the goods go, seen from the campaign's region. */
export const Delivery = z.enum(['collected', 'in-region', 'elsewhere']).meta({ id: 'Delivery' });
export type Delivery = z.infer<typeof Delivery>;

/** The till's use of one voucher on one item with one serial number. */
export const Redemption = z
  .object({
    redemptionId: RedemptionId,
    voucherId: VoucherId,
    personId: PersonId,
    /** Somebody with a power claimed the voucher for its person; a shop need not know who. */
    claimedByDelegate: z.boolean(),
    campaignId: CampaignId,
    revisionNumber: z.int().min(1),
    category: Category,
    shopId: ShopId,
    clerkId: ClerkId,
    /** The registered till it was pressed at, where there was one. */
    tillId: TillId.optional(),
    gtin: Gtin,
    /** As filed with the model at that moment: part of what locks the unit. */
    brand: z.string(),
    /** What the quote was made from, as the model was filed at that moment. */
    goods: GoodsFacts,
    /** Wh a year that the model saves, as it was filed at that moment; none: nobody can work it out. */
    savedWh: z.int().min(0).optional(),
    serialNumber: z.string(),
    /** Of the unit as it was sold, in the order the clerk read them; their order means nothing. */
    imeis: z.array(z.string()),
    invoiceNumber: z.string(),
    quote: Quote,
    subsidyFen: Fen,
    redeemedAt: Instant,
    /** What the campaign wants to see of the sale; none: nothing. */
    evidence: z.array(Evidence).max(8),
    /** What the price watch found at that moment; none: nothing. */
    priceNote: PriceNote.optional(),
    /** Of the shop's own promotions, what went into the price; none: nothing. */
    promotions: z.array(Applied).max(7).optional(),
    /** Oldest first. What was redeemed stays as it was; these say what became of it. */
    returns: z.array(Return).max(RETURNS_MAX + 1),
  })
  .meta({ id: 'Redemption' });
export type Redemption = z.infer<typeof Redemption>;
