import * as z from 'zod';
import { ClerkId } from '../api-key/clerk.ts';
import { Purse, type PurseShare } from '../campaign/rule.ts';
import { Instant } from '../clock.ts';
import { Fen, allocate, fen, minFen, shareOf, takeFrom } from '../fen.ts';
import { ReturnId } from '../ids.ts';
import type { Quote } from '../quote/quote.ts';
import type { RefusalOf } from '../refusal/refusal.ts';
import { type Result, ok, refuse } from '../result.ts';

/** How far the shop's money for a redemption has come: still owed, in a batch on its way, or with the shop. */
export const FiscalPhase = z.enum(['before-payout', 'in-payout', 'paid']).meta({ id: 'FiscalPhase' });
export type FiscalPhase = z.infer<typeof FiscalPhase>;

export const ReturnReason = z
  .enum(['changed-mind', 'faulty', 'wrong-item', 'damaged', 'price', 'other'])
  .meta({ id: 'ReturnReason' });
export type ReturnReason = z.infer<typeof ReturnReason>;

export const ReturnKind = z.enum(['whole', 'part', 'exchange']).meta({ id: 'ReturnKind' });
export type ReturnKind = z.infer<typeof ReturnKind>;

export const PurseAmount = z.object({ purse: Purse, amountFen: Fen }).meta({ id: 'PurseAmount' });
export type PurseAmount = z.infer<typeof PurseAmount>;

const done = { returnId: ReturnId, at: Instant, clerkId: ClerkId, reason: ReturnReason };
const money = {
  phase: FiscalPhase,
  /** What the shop pays back to the shopper, the way they paid. */
  shopperFen: Fen,
  /** What the shop is owed less, or owes. */
  subsidyFen: Fen,
  /** Whose money that is: each purse in the proportion of what it has in the goods. */
  purses: z.array(PurseAmount),
};

/** What became of goods after they were redeemed: all of them back, part of the price back, or another unit for the same price. */
export const Return = z
  .discriminatedUnion('kind', [
    z.object({
      kind: z.literal('whole'),
      ...done,
      ...money,
      /** Up to when the person has their right to the category back; `null`: as long as there are vouchers. */
      restoredUntil: Instant.nullable(),
    }),
    z.object({
      kind: z.literal('part'),
      ...done,
      ...money,
      /** What the goods cost less, before the subsidy. */
      cutFen: Fen,
    }),
    /** `serialNumber`, `imeis`: the unit that the shopper has now. */
    z.object({ kind: z.literal('exchange'), ...done, serialNumber: z.string(), imeis: z.array(z.string()) }),
  ])
  .meta({ id: 'Return' });
export type Return = z.infer<typeof Return>;
export type MoneyReturn = Exclude<Return, { kind: 'exchange' }>;

/** So often may a price be cut or a unit be exchanged before the goods come back. */
export const RETURNS_MAX = 10;

/** What returns need to know of a redemption. */
export type Returnable = {
  readonly quote: Quote;
  readonly returns: readonly Return[];
};

export const broughtBack = (returns: readonly Return[]): MoneyReturn[] =>
  returns.flatMap((one) => (one.kind === 'exchange' ? [] : [one]));

/** Whether the shopper has nothing of it any more, and since when. */
export const wholeReturn = (returns: readonly Return[]): Extract<Return, { kind: 'whole' }> | undefined =>
  returns.find((one) => one.kind === 'whole');

/** What is printed on one unit and on no other of its brand. */
export type Unit = { readonly serialNumber: string; readonly imeis: readonly string[] };

/** The unit that is with the shopper, or was until they brought it back. */
export const unitNow = ({ serialNumber, imeis, returns }: Unit & Pick<Returnable, 'returns'>): Unit =>
  returns.reduce<Unit>((unit, one) => (one.kind === 'exchange' ? one : unit), { serialNumber, imeis });

/** What the goods cost by now, and who paid it; all zero once they are back. */
export type Standing = { readonly baseFen: Fen; readonly payFen: Fen; readonly subsidyFen: Fen };

export const standingOf = ({ quote, returns }: Pick<Returnable, 'quote' | 'returns'>): Standing =>
  broughtBack(returns).reduce<Standing>(
    (now, one) => ({
      baseFen: one.kind === 'whole' ? fen(0) : fen(now.baseFen - one.cutFen),
      payFen: fen(now.payFen - one.shopperFen),
      subsidyFen: fen(now.subsidyFen - one.subsidyFen),
    }),
    quote,
  );

/** What each purse has in the goods by now: its share of the subsidy at first, less what came back to it. */
export const purseStandings = (
  { quote, returns }: Pick<Returnable, 'quote' | 'returns'>,
  purses: readonly PurseShare[],
): PurseAmount[] => {
  const parts = allocate(
    quote.subsidyFen,
    purses.map(({ share }) => share),
  );
  const back = broughtBack(returns).flatMap((one) => one.purses);
  return purses.map(({ purse }, index) => {
    const returned = back.reduce((sum, one) => sum + (one.purse === purse ? one.amountFen : 0), 0);
    return { purse, amountFen: fen((parts[index] ?? 0) - returned) };
  });
};

/** What is asked for: the goods back, or so much off their price. */
export const Wanted = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('whole') }),
    z.strictObject({ kind: z.literal('part'), cutFen: Fen.refine((cut) => cut > 0, 'above zero') }),
  ])
  .meta({ id: 'WantedReturn' });
export type Wanted = z.infer<typeof Wanted>;

/** What a return would move, and what stays. */
export const ReturnTerms = z
  .object({
    shopperFen: Fen,
    subsidyFen: Fen,
    purses: z.array(PurseAmount),
    /** What the shopper has paid and what was subsidised, once it is done. */
    staysPayFen: Fen,
    staysSubsidyFen: Fen,
  })
  .meta({ id: 'ReturnTerms' });
export type ReturnTerms = z.infer<typeof ReturnTerms>;

/** What stays once the goods cost `cutFen` less: the subsidy is worked out anew by the rate and cap of the redemption. */
const standsAfter = ({ rate, capFen }: Quote, now: Standing, cutFen: Fen): Standing => {
  const baseFen = fen(now.baseFen - cutFen);
  const leftFen = fen(now.payFen + now.subsidyFen - cutFen);
  // never more than there was: what was deducted on the way may have made the subsidy smaller than rate and cap do
  const subsidyFen = minFen(minFen(shareOf(baseFen, rate), capFen), minFen(now.subsidyFen, leftFen));
  return { baseFen, subsidyFen, payFen: fen(leftFen - subsidyFen) };
};

const NOTHING: Standing = { baseFen: fen(0), payFen: fen(0), subsidyFen: fen(0) };

export type ReturnRefusal = RefusalOf<'ReturnedAlready' | 'CutTooLarge' | 'ReturnsTooMany'>;

/** Whether anything can still come back; the goods themselves always can, once. */
export const returnable = (
  returns: readonly Return[],
  kind: Return['kind'],
): Result<void, RefusalOf<'ReturnedAlready' | 'ReturnsTooMany'>> => {
  const whole = wholeReturn(returns);
  if (whole !== undefined) return refuse({ code: 'ReturnedAlready', returnedAt: whole.at });
  return kind === 'whole' || returns.length < RETURNS_MAX
    ? ok(undefined)
    : refuse({ code: 'ReturnsTooMany', most: RETURNS_MAX });
};

/** What bringing goods back, or part of their price, comes to under the rules of their redemption. */
export const termsOf = (
  redemption: Returnable,
  purses: readonly PurseShare[],
  wanted: Wanted,
): Result<ReturnTerms, ReturnRefusal> => {
  const free = returnable(redemption.returns, wanted.kind);
  if (!free.ok) return free;
  const now = standingOf(redemption);
  // all of the price is the goods themselves, which are brought back
  const mostFen = Math.min(now.baseFen, now.payFen + now.subsidyFen) - 1;
  if (wanted.kind === 'part' && wanted.cutFen > mostFen)
    return refuse({ code: 'CutTooLarge', mostFen: fen(Math.max(0, mostFen)) });
  const after = wanted.kind === 'whole' ? NOTHING : standsAfter(redemption.quote, now, wanted.cutFen);
  const subsidyFen = fen(now.subsidyFen - after.subsidyFen);
  const held = purseStandings(redemption, purses);
  const taken = takeFrom(
    held.map(({ amountFen }) => amountFen),
    subsidyFen,
  );
  return ok({
    shopperFen: fen(now.payFen - after.payFen),
    subsidyFen,
    purses: held.map(({ purse }, index) => ({ purse, amountFen: taken[index] ?? fen(0) })),
    staysPayFen: after.payFen,
    staysSubsidyFen: after.subsidyFen,
  });
};
