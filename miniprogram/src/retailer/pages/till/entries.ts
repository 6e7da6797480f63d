import { Category } from '@luhuan/shared/appliance/category';
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
    'priceReason',
    'oldItem',
    'delivery',
    'evidence',
  ]),
  DeductionKind,
]);
export type EntryName = z.infer<typeof EntryName>;
