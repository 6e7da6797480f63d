import { Category } from '@luhuan/shared/appliance/category';
import { BundleId } from '@luhuan/shared/ids';
import { DeductionKind } from '@luhuan/shared/campaign/rule';
import { Brought } from '@luhuan/shared/evidence/evidence';
import { Delivery } from '@luhuan/shared/redemption/redemption';
import * as z from 'zod';

/** What a clerk types about one sale, as typed. */
export const Entries = z.object({
  gtin: z.string(),
  serialNumber: z.string(),
  /** As many as the model has; what was typed for another model may stand here still. */
  imeis: z.array(z.string()).default([]),
  invoiceNumber: z.string(),
  /** In yuan; `null`: the filed price. */
  price: z.string().nullable(),
  /** In yuan. */
  deductions: z.partialRecord(DeductionKind, z.string()),
  /** The old appliance that was taken in; `null`: none. */
  oldItem: Category.nullable(),
  delivery: Delivery,
  /** Why the price is higher than before, where the campaign asks. */
  priceReason: z.string().default(''),
  /** Goods that it was put together with; `null`: none. */
  bundleId: BundleId.nullable().default(null),
  /** Of the shop's promotions, what is best for the customer goes in by itself, unless the clerk says no. */
  promoted: z.boolean().default(true),
  /** Photos that were taken and received. */
  evidence: z.array(Brought).default([]),
});
export type Entries = z.infer<typeof Entries>;

export const NO_ENTRIES: Entries = {
  gtin: '',
  serialNumber: '',
  imeis: [],
  invoiceNumber: '',
  price: null,
  deductions: {},
  oldItem: null,
  delivery: 'collected',
  priceReason: '',
  bundleId: null,
  promoted: true,
  evidence: [],
};

export const EntryName = z.union([
  z.enum([
    'gtin',
    'serialNumber',
    'imei1',
    'imei2',
    'invoiceNumber',
    'price',
    'promotions',
    'priceReason',
    'oldItem',
    'delivery',
    'evidence',
  ]),
  DeductionKind,
]);
export type EntryName = z.infer<typeof EntryName>;
