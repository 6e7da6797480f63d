import * as z from 'zod';
import type { PriceWatch } from '../campaign/rule.ts';
import { Day, dayOf, plusDays, startOf } from '../clock.ts';
import { Fen, fen } from '../fen.ts';

/**
 * Days before today whose lowest price counts. Audits of 2025 compared with the three to five months before (Hebei:
 * `research/domain.md` §2 F1); three months is the mildest of that.
 */
export const LOOK_BACK_DAYS = 90;

/** The lowest price after discounts that one day saw. */
export const DayLow = z.object({ day: Day, lowFen: Fen }).meta({ id: 'DayLow' });
export type DayLow = z.infer<typeof DayLow>;

const firstDay = (today: Day): Day => dayOf(plusDays(startOf(today), -LOOK_BACK_DAYS));

/** With one more sale: days in order, one entry each, those before the look-back dropped. Said again, it changes nothing. */
export const withSale = (lows: readonly DayLow[], { day, lowFen }: DayLow): DayLow[] => {
  const before = lows.find((low) => low.day === day);
  const others = lows.filter((low) => low.day !== day);
  const all = [...others, { day, lowFen: before !== undefined && before.lowFen < lowFen ? before.lowFen : lowFen }];
  const sorted = all.toSorted((a, b) => (a.day < b.day ? -1 : 1));
  const newest = sorted.at(-1)?.day ?? day;
  return sorted.filter((low) => low.day >= firstDay(newest));
};

/** The lowest of the days before today; `null` where nothing was sold. Today does not count: it is the price that is looked at. */
export const lowestBefore = (lows: readonly DayLow[], today: Day): Fen | null => {
  const counted = lows.filter(({ day }) => day >= firstDay(today) && day < today).map(({ lowFen }) => lowFen);
  return counted.length === 0 ? null : fen(Math.min(...counted));
};

/** What a price is held against, all after discounts. */
export type Known = {
  /** What the shop has filed for the model, or else what its maker has. */
  readonly filedFen: Fen;
  readonly shopFen: Fen | null;
  readonly cityFen: Fen | null;
};

/** A price that is higher than what it is held against, and what the rules want then. */
export const PriceFinding = z
  .object({
    against: z.enum(['filed', 'shop', 'city']),
    referenceFen: Fen,
    askedFen: Fen,
    /** Basis points above the reference, rounded up. */
    over: z.int().min(1),
    action: z.enum(['warn', 'reason', 'refuse']),
  })
  .meta({ id: 'PriceFinding' });
export type PriceFinding = z.infer<typeof PriceFinding>;

const WHOLE = 10_000;
/** By how many basis points, rounded up: one fen too much is too much. */
const overOf = (askedFen: Fen, referenceFen: Fen): number =>
  Math.ceil(((askedFen - referenceFen) * WHOLE) / Math.max(1, referenceFen));

/**
 * Whether a price is too high. The filed price is a pledge and bears nothing on top; the lowest price of the shop, or of its
 * city where the shop sold none, bears what the rules allow. @returns the finding that is worst; `null`: nothing is wrong.
 */
export const findPrice = (
  askedFen: Fen,
  { filedFen, shopFen, cityFen }: Known,
  watch: PriceWatch | undefined,
): PriceFinding | null => {
  if (watch === undefined) return null;
  const lowest =
    shopFen === null ? ({ against: 'city', fen: cityFen } as const) : ({ against: 'shop', fen: shopFen } as const);
  const held = [
    { against: 'filed' as const, referenceFen: filedFen, allowed: 0 },
    ...(lowest.fen === null ? [] : [{ against: lowest.against, referenceFen: lowest.fen, allowed: watch.tolerance }]),
  ];
  const found = held
    .map(({ against, referenceFen, allowed }) => ({
      against,
      referenceFen,
      over: overOf(askedFen, referenceFen),
      allowed,
    }))
    .filter(({ over, allowed }) => over > allowed)
    .toSorted((a, b) => b.over - a.over)[0];
  if (found === undefined) return null;
  const { against, referenceFen, over } = found;
  return { against, referenceFen, askedFen, over, action: watch.action };
};

/** The finding as it stays with the redemption, with what the shop says about it. */
export const PriceNote = PriceFinding.extend({ reason: z.string().nullable() }).meta({ id: 'PriceNote' });
export type PriceNote = z.infer<typeof PriceNote>;
