import type { Preview } from '@luhuan/shared/api/redemptions';
import { Gtin } from '@luhuan/shared/appliance/gtin';
import type { DeductionKind, EvidenceKind, WaterfallStep } from '@luhuan/shared/campaign/rule';
import type { Brought } from '@luhuan/shared/evidence/evidence';
import type { Fen } from '@luhuan/shared/fen';
import type { PriceFinding } from '@luhuan/shared/price/price-watch';
import { Price } from '@luhuan/shared/quote/quote';
import { readImei } from '@luhuan/shared/redemption/imei';
import { InvoiceNumber, SerialNumber } from '@luhuan/shared/redemption/redemption';
import type { Problem } from '@luhuan/shared/refusal/problem';
import type { RefusalCode } from '@luhuan/shared/refusal/refusal';
import { fenOf } from '../../../entry/yuan-entry.ts';
import type { Entries, EntryName } from './entries.ts';

/** The deductions a waterfall lets a clerk enter, in its order. */
export const deductionsIn = (
  waterfall: readonly WaterfallStep[],
): readonly Extract<WaterfallStep, { kind: DeductionKind }>[] =>
  waterfall.flatMap((step) => (step.kind === 'subsidy' ? [] : [step]));

const isNothing = (typed: string | undefined): boolean => /^[0.\s]*$/.test(typed ?? '');

const typedDeductions = (entries: Entries, waterfall: readonly WaterfallStep[]) =>
  deductionsIn(waterfall).flatMap(({ kind }) => {
    const typed = entries.deductions[kind];
    return isNothing(typed) ? [] : [{ kind, amountFen: fenOf(typed ?? '') }];
  });

/** The price to quote and to redeem; `undefined` while an amount is missing or wrong. */
export const priceOf = (
  entries: Entries,
  waterfall: readonly WaterfallStep[],
  filedFen: Fen | undefined,
): Price | undefined => {
  const listFen = entries.price === null ? filedFen : fenOf(entries.price);
  return Price.safeParse({ listFen, deductions: typedDeductions(entries, waterfall) }).data;
};

const PRICE_REASON_MIN = 4;
/** Whether the campaign wants to know why the price is what it is, and the clerk has not said it yet. */
export const lacksPriceReason = ({ priceReason }: Entries, finding: PriceFinding | undefined): boolean =>
  finding?.action === 'reason' && priceReason.trim().length < PRICE_REASON_MIN;

/** The entries of a model's IMEIs, in the order of the screen. */
export const imeiEntries = (has: number): readonly ('imei1' | 'imei2')[] => (['imei1', 'imei2'] as const).slice(0, has);

/** Whether two entries of one unit say the same number. */
export const sameImeis = ([one, other]: readonly string[]): boolean => {
  const [first, second] = [readImei(one ?? ''), readImei(other ?? '')];
  return 'imei' in first && 'imei' in second && first.imei === second.imei;
};

/** Entries that cannot be sent as they are, in the order of the screen; `has`: how many IMEIs the model has. */
export const wrongEntries = (entries: Entries, waterfall: readonly WaterfallStep[], has = 0): readonly EntryName[] => {
  const imeis = imeiEntries(has).map((name, at) => [name, 'imei' in readImei(entries.imeis[at] ?? '')] as const);
  const twice = has === 2 && sameImeis(entries.imeis);
  const right: Partial<Record<EntryName, boolean>> = {
    gtin: Gtin.safeParse(entries.gtin).success,
    serialNumber: SerialNumber.safeParse(entries.serialNumber).success,
    ...Object.fromEntries(imeis),
    ...(twice ? { imei2: false } : {}),
    invoiceNumber: InvoiceNumber.safeParse(entries.invoiceNumber).success,
    // a price that nobody typed comes with the model
    price: entries.price === null || fenOf(entries.price) !== undefined,
  };
  for (const { kind, amountFen } of typedDeductions(entries, waterfall)) right[kind] = amountFen !== undefined;
  return (Object.keys(right) as EntryName[]).filter((name) => !right[name]);
};

/** The kinds that have to be there when a voucher is redeemed. */
export const askedAtTill = ({ rule }: Pick<Preview, 'rule'>): EvidenceKind[] =>
  (rule.evidenceDue ?? []).flatMap(({ kind, when }) => (when === 'at-redemption' ? [kind] : []));

/** What was photographed for this voucher; photos of a voucher before it stay out. */
export const broughtFor = (preview: Pick<Preview, 'rule'>, { evidence }: Entries): Brought[] =>
  evidence.filter(({ kind }) => askedAtTill(preview).includes(kind));

const ENTRY_OF: Partial<Record<RefusalCode, EntryName>> = {
  ModelUnknown: 'gtin',
  CategoryMismatch: 'gtin',
  GradeNotSubsidised: 'gtin',
  StandardNotAccepted: 'gtin',
  OldItemNeeded: 'oldItem',
  DeliveryElsewhere: 'delivery',
  SerialUsed: 'serialNumber',
  ImeisMissing: 'imei1',
  InvoiceUsed: 'invoiceNumber',
  EvidenceMissing: 'evidence',
  EvidenceNotAsked: 'evidence',
  EvidenceUnknown: 'evidence',
  EvidenceReused: 'evidence',
  PriceAboveCeiling: 'price',
  PriceTooHigh: 'price',
  PriceReasonNeeded: 'priceReason',
  DeductionsAbovePrice: 'price',
  PromotionNotForThis: 'promotions',
  BundleNotForThis: 'promotions',
  DeductionNotInWaterfall: 'price',
};

/** The entry that a refusal is about. */
export const entryOf = ({ code, facts }: Problem): EntryName | undefined => {
  if (code === 'ImeiUsed') return facts['place'] === 2 ? 'imei2' : 'imei1';
  return ENTRY_OF[code as RefusalCode];
};
