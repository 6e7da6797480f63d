import * as z from 'zod';
import { Category } from '../appliance/category.ts';
import { Fen } from '../fen.ts';
import { RegionCode } from '../region.ts';
import { Machine } from './machine.ts';
import { Question } from './question.ts';
import { Range } from './range.ts';
import { Sourced } from './sourced.ts';

const Missing = z.object({ state: z.literal('missing'), questions: z.array(Question).min(1) });
const NotCovered = z.object({ state: z.literal('not-covered') });
const answered = <S extends z.ZodRawShape>(shape: S) =>
  z.discriminatedUnion('state', [z.object({ state: z.literal('reckoned'), ...shape }), Missing, NotCovered]);

/** What somebody said of the old one, the new one and their home; `null` was not said yet. */
export const AccountsFacts = z
  .strictObject({
    category: Category,
    old: Machine.extend({ boughtYear: z.int().min(1980).max(2100).nullable() }).strict(),
    next: Machine,
    regionCode: RegionCode.nullable(),
    /** kWh that the household uses in a year, the old appliance included. */
    householdKwh: z.union([z.int().min(0).max(1_000_000), z.literal('unknown')]).nullable(),
    /** Price of a kWh on the bill in hundredths of a fen; stands before the stored tariff. */
    billPrice: z.int().min(1).max(100_000).nullable(),
    /** Price of a cubic metre of water on the bill, waste water included, in fen. */
    waterPriceFen: z.int().min(1).max(100_000).nullable().default(null),
    /** To pay after discounts and subsidy, as the quote has it, and what is given for the old one. */
    cost: z.strictObject({ payFen: Fen, tradeInFen: Fen }).nullable(),
  })
  .meta({ id: 'AccountsFacts' });
export type AccountsFacts = z.infer<typeof AccountsFacts>;

/** Keeping the old against buying the new, a year: energy, money, safety. A saving below zero is what the new one costs more. */
export const ThreeAccounts = z
  .object({
    energy: answered({
      oldWh: Range,
      newWh: Range,
      savingWh: Range,
      savingLitres: Range.nullable(),
      savingCo2Grams: Range.nullable(),
      /** The two labels are of different editions, which measure differently. */
      differentStandards: z.boolean(),
    }),
    money: answered({
      /** Electricity, and water where its price was said. */
      savingFen: Range,
      /** The part of it that is water; `null`: the kind uses none, or its price was not said. */
      waterFen: Range.nullable(),
      /** `null` months: never by what is saved; `null` altogether: the price is not known. */
      payback: z
        .object({
          costFen: z.int(),
          lowMonths: z.int().nullable(),
          pointMonths: z.int().nullable(),
          highMonths: z.int().nullable(),
        })
        .nullable(),
    }),
    safety: answered({
      safe: z.enum(['fine', 'plan', 'overdue', 'stop-use']),
      lowAgeMonths: z.int(),
      highAgeMonths: z.int(),
      lifeYears: z.int(),
    }),
    missing: z.array(Question),
    sources: z.array(Sourced),
  })
  .meta({ id: 'ThreeAccounts' });
export type ThreeAccounts = z.infer<typeof ThreeAccounts>;
