import * as z from 'zod';
import { Category } from '../appliance/category.ts';
import { Gtin } from '../appliance/gtin.ts';
import { Label } from '../appliance/label.ts';
import { type Instant as At, Day, Instant, dayOf, plusDays } from '../clock.ts';
import { OwnedId, PersonId } from '../ids.ts';
import { Match } from '../recall/match.ts';
import { Recall } from '../recall/recall.ts';
import { SerialNumber } from '../redemption/redemption.ts';
import { OneLine } from '../text/one-line.ts';
import { Build } from '../three-accounts/machine.ts';
import { VoucherId } from '../voucher/voucher-id.ts';

/** So many appliances may one person enter; purchases do not count. */
export const OWNED_MAX = 100;

const Year = z.string().regex(/^(19[89]|20\d)\d$/);
/** The day something was bought, or the year where nobody remembers the day. */
export const Bought = z.union([Day, Year]).meta({ id: 'Bought' });
export type Bought = z.infer<typeof Bought>;

const said = {
  category: Category,
  brand: OneLine.pipe(z.string().min(1).max(40)),
  modelNumber: OneLine.pipe(z.string().min(1).max(40)).nullable(),
  gtin: Gtin.nullable(),
  /** What a heater burns, without which nobody can say how long it is safe. */
  build: Build.nullable(),
  bought: Bought,
  warrantyUntil: Day.nullable(),
};

/** What a person says of an appliance that they have. */
export const OwnedTerms = z
  .strictObject({
    ...said,
    /** Left out, the number that is known stays. */
    serialNumber: SerialNumber.nullable().optional(),
  })
  .meta({ id: 'OwnedTerms' });
export type OwnedTerms = z.infer<typeof OwnedTerms>;

/**
 * An appliance that was entered by hand. Its serial number is kept as it is, because a recall names a range of numbers, which no
 * digest can be compared with; lists show its end alone.
 */
export const OwnedRecord = z
  .object({
    ownedId: OwnedId,
    personId: PersonId,
    ...said,
    serialNumber: z.string().nullable(),
    addedAt: Instant,
    /** Removed, it can be brought back for a day. */
    removedAt: Instant.nullable(),
  })
  .meta({ id: 'OwnedRecord' });
export type OwnedRecord = z.infer<typeof OwnedRecord>;

/** Removed by mistake, something can be brought back up to, not at, this instant. */
export const undoUntil = (removedAt: At): At => plusDays(removedAt, 1);

/** Nobody can have bought something after today. */
export const isBoughtBy = (bought: Bought, now: At): boolean => bought <= dayOf(now);

/** Of the person's own number so much as tells two units apart. */
export const serialEndOf = (serialNumber: string): string => serialNumber.slice(-4);

/** Until when the maker repairs it for nothing; `assumed`: nobody said so, it is the least the law asks for. */
export const Warranty = z.object({ until: Day, assumed: z.boolean() }).meta({ id: 'Warranty' });
export type Warranty = z.infer<typeof Warranty>;

/**
 * An assumption: one year for the whole appliance, as the rules on repair, exchange and return (三包) of common kinds say; makers
 * often promise more.
 */
export const assumedWarranty = (bought: Day): Warranty => {
  const [year = '', ...rest] = bought.split('-');
  const nextYear = String(Number(year) + 1);
  const until = Day.safeParse([nextYear, ...rest].join('-'));
  // the 29th of February has no next year
  return { until: until.success ? until.data : Day.parse(`${nextYear}-02-28`), assumed: true };
};

/** A recall that may be about this very unit. */
export const Alert = z.object({ recall: Recall, match: Match.exclude(['no']) }).meta({ id: 'RecallAlert' });
export type Alert = z.infer<typeof Alert>;

const shown = {
  category: Category,
  brand: z.string(),
  /** From the register of models, where it stands there. */
  name: z.string().nullable(),
  modelNumber: z.string().nullable(),
  size: z.string().nullable(),
  gtin: Gtin.nullable(),
  label: Label.nullable(),
  build: Build.nullable(),
  bought: Bought,
  warranty: Warranty.nullable(),
  serialEnd: z.string().nullable(),
  alerts: z.array(Alert),
};

/** An appliance as its owner sees it. What was bought with a voucher is read from its redemption and changes with it alone. */
export const OwnedAppliance = z
  .discriminatedUnion('origin', [
    z.object({ origin: z.literal('purchase'), voucherId: VoucherId, ...shown }),
    z.object({ origin: z.literal('hand'), ownedId: OwnedId, ...shown }),
  ])
  .meta({ id: 'OwnedAppliance' });
export type OwnedAppliance = z.infer<typeof OwnedAppliance>;

/** Names one appliance among those of its owner. */
export const idOf = (owned: OwnedAppliance): string => (owned.origin === 'hand' ? owned.ownedId : owned.voucherId);
