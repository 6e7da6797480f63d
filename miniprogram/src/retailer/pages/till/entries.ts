import { DeductionKind } from '@luhuan/shared/campaign/rule';
import * as z from 'zod';

/** What a clerk types about one sale, as typed. */
export const Entries = z.object({
  gtin: z.string(),
  serialNumber: z.string(),
  invoiceNumber: z.string(),
  /** In yuan; `null`: the filed price. */
  price: z.string().nullable(),
  /** In yuan. */
  deductions: z.partialRecord(DeductionKind, z.string()),
});
export type Entries = z.infer<typeof Entries>;

export const NO_ENTRIES: Entries = { gtin: '', serialNumber: '', invoiceNumber: '', price: null, deductions: {} };

export const EntryName = z.union([z.enum(['gtin', 'serialNumber', 'invoiceNumber', 'price']), DeductionKind]);
export type EntryName = z.infer<typeof EntryName>;
