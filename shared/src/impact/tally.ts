import * as z from 'zod';
import { Category } from '../appliance/category.ts';
import { Instant } from '../clock.ts';
import { Fen, fen } from '../fen.ts';
import { ReceiptId } from '../ids.ts';
import { RegionCode } from '../region.ts';
import { Grade } from '../appliance/label.ts';
import { Burn } from './burn.ts';
import { Ending, EndingReason } from './ending.ts';

const count = z.int().min(0);

/** Attempts of one kind, how they ended and how they would have. */
const Attempts = z.object({
  attempts: count,
  grantedBefore: count,
  /** Where the recorded facts do not tell, the attempt is in `unknown` and in none of the others. */
  grantedAfter: count,
  gained: count,
  lost: count,
  unknown: count,
});

export const Claims = Attempts.meta({ id: 'ClaimsTested' });
export type Claims = z.infer<typeof Claims>;

/** Redemptions and refused redemptions. */
export const Redemptions = Attempts.extend({
  /** Paid both times, but more or less. */
  more: count,
  less: count,
  /** Subsidies of all attempts of which the end under the draft is known. */
  beforeFen: Fen,
  afterFen: Fen,
  /** Subsidies paid on the attempts of which it is not known. */
  unknownFen: Fen,
}).meta({ id: 'RedemptionsTested' });
export type Redemptions = z.infer<typeof Redemptions>;

export const Tested = z.object({ claims: Claims, redemptions: Redemptions }).meta({ id: 'Tested' });
export type Tested = z.infer<typeof Tested>;

/** One attempt that would have ended otherwise: facts of its receipt, nothing of the person. */
export const Example = z
  .object({
    receiptId: ReceiptId,
    moment: z.enum(['claim', 'redemption']),
    category: Category,
    district: RegionCode,
    at: Instant,
    grade: z.union([Grade, z.literal('no-label')]).nullable(),
    baseFen: Fen.nullable(),
    before: Ending,
    after: Ending,
  })
  .meta({ id: 'Example' });
export type Example = z.infer<typeof Example>;
export const EXAMPLES = 20;

/** An example with the digest that it was chosen by. */
const Drawn = z.object({ digest: z.string(), example: Example });
export type Drawn = z.infer<typeof Drawn>;

/** How often a reason would have come up where it did not, and the other way round. */
const ReasonTally = z.object({ newly: count, noLonger: count });

/** What a back-test knows after some receipts: small whatever their number, and the same in whatever order they came. */
export const Tally = z.object({
  receipts: count,
  first: Instant.nullable(),
  last: Instant.nullable(),
  categories: z.partialRecord(Category, Tested),
  reasons: z.object({
    claim: z.partialRecord(EndingReason, ReasonTally),
    redemption: z.partialRecord(EndingReason, ReasonTally),
  }),
  winners: z.array(Drawn),
  losers: z.array(Drawn),
  burn: Burn,
});
export type Tally = z.infer<typeof Tally>;

const NO_ATTEMPTS = { attempts: 0, grantedBefore: 0, grantedAfter: 0, gained: 0, lost: 0, unknown: 0 };
const zero = fen(0);
export const NO_CLAIMS: Claims = NO_ATTEMPTS;
export const NO_REDEMPTIONS: Redemptions = {
  ...NO_ATTEMPTS,
  more: 0,
  less: 0,
  beforeFen: zero,
  afterFen: zero,
  unknownFen: zero,
};
export const NOTHING_TESTED: Tested = { claims: NO_CLAIMS, redemptions: NO_REDEMPTIONS };

export const EMPTY_TALLY: Tally = {
  receipts: 0,
  first: null,
  last: null,
  categories: {},
  reasons: { claim: {}, redemption: {} },
  winners: [],
  losers: [],
  burn: {},
};

/** Adds figures of the same names. */
export const summed = <T extends Readonly<Record<string, number>>>(a: T, b: T): T =>
  Object.fromEntries(Object.entries(a).map(([name, figure]) => [name, figure + (b[name] ?? 0)])) as unknown as T;
