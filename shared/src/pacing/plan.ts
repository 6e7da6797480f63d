import * as z from 'zod';
import { BasisPoints, type BasisPoints as Rate, Fen, type Fen as Money, fen, minFen, shareOf, sumFen } from '../fen.ts';
import { Instant, epochMs } from '../clock.ts';
import type { Burn } from './burn.ts';
import { Lane, OPEN } from './lane.ts';
import { type Timed, countFrom, nextDropAt } from './moment.ts';

/**
 * Why a release is as large as it is. `even`: the schedule's even amount, because its rules follow nothing else, pacing is
 * frozen, or too few days are known; `followed`: what is claimed; `changed`: two people said so; `last`: all that is left.
 */
export const WhyDrop = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.literal('even'), because: z.enum(['rules', 'frozen', 'history']) }),
    z.object({
      kind: z.literal('followed'),
      /** Mean of the last days, the newest ones counting most, in fen a day. */
      claimedFen: Fen,
      backFen: Fen,
      /** Let out before and not claimed. */
      leftFen: Fen,
      /** What claims will need until the release after this one, before the bounds. */
      neededFen: Fen,
      changeMax: BasisPoints,
    }),
    z.object({ kind: z.literal('changed'), amountFen: Fen }),
    z.object({ kind: z.literal('last') }),
  ])
  .meta({ id: 'WhyDrop' });
export type WhyDrop = z.infer<typeof WhyDrop>;

/** One release of a category: its moment, its money by lane, and why it is as much. */
export const Plan = z
  .object({
    at: Instant,
    amountFen: Fen,
    /** What it would be if every release from this one on were the same. */
    evenFen: Fen,
    /** The reserve that it was planned from: with another one it is planned anew. */
    reserveFen: Fen,
    parts: z.array(z.object({ lane: Lane, amountFen: Fen })).min(1),
    why: WhyDrop,
  })
  .meta({ id: 'DropPlan' });
export type Plan = z.infer<typeof Plan>;

/** Money of one lane. */
export type LaneMoney = { readonly lane: Lane; readonly reserveFen: Money; readonly leftFen: Money };

export type Asked = {
  readonly timed: Timed;
  readonly at: Instant;
  readonly lanes: readonly LaneMoney[];
  /** `null`: too few days are known. */
  readonly burn: Burn | null;
  readonly frozen: boolean;
  /** What two people want in place of it. */
  readonly changedTo: Money | null;
};

const DAY_MS = 86_400_000;
const WHOLE = 10_000;

/** The first of as many parts, rounded up: the parts differ by one fen at the most, the larger ones first. */
const evenPart = (amountFen: Money, parts: number): Money => fen(Math.ceil(amountFen / Math.max(1, parts)));

const between = (amount: number, least: number, most: number): number => Math.min(Math.max(amount, least), most);

/** Half up to the whole fen; the days from one release to the next need not be whole. */
const over = (amountFen: number, days: number): number => Math.round(amountFen * days);

const followed = (
  { timed, at, lanes }: Asked,
  burn: Burn,
  changeMax: Rate,
  evenFen: Money,
): { why: WhyDrop; amountFen: Money } => {
  const next = nextDropAt(timed, at) ?? timed.window.until;
  const days = (epochMs(next) - epochMs(at)) / DAY_MS;
  const leftFen = sumFen(lanes.map((lane) => lane.leftFen));
  const neededFen = fen(Math.max(0, over(burn.claimedFen - burn.backFen, days) - leftFen));
  const least = shareOf(evenFen, BasisPoints.parse(WHOLE - changeMax));
  const amountFen = fen(between(neededFen, least, evenFen + shareOf(evenFen, changeMax)));
  const { claimedFen, backFen } = burn;
  return { amountFen, why: { kind: 'followed', claimedFen, backFen, leftFen, neededFen, changeMax } };
};

/** The whole release before what is kept is set apart. */
const wanted = (asked: Asked, evenFen: Money, isLast: boolean): { why: WhyDrop; amountFen: Money } => {
  const { timed, burn, frozen, changedTo } = asked;
  if (changedTo !== null) return { why: { kind: 'changed', amountFen: changedTo }, amountFen: changedTo };
  if (isLast) return { why: { kind: 'last' }, amountFen: evenFen };
  const pace = timed.release.kind === 'at-once' ? undefined : timed.release.pace;
  const even = (because: 'rules' | 'frozen' | 'history') => ({
    why: { kind: 'even' as const, because },
    amountFen: evenFen,
  });
  if (pace === undefined) return even('rules');
  if (frozen) return even('frozen');
  return burn === null ? even('history') : followed(asked, burn, pace.changeMax, evenFen);
};

/** Between what is kept for others and all that there is: what a release can be. */
export const boundsOf = ({
  timed,
  at,
  lanes,
}: Pick<Asked, 'timed' | 'at' | 'lanes'>): { leastFen: Money; mostFen: Money } => {
  const releases = countFrom(timed, at);
  const kept = lanes.filter(({ lane }) => lane !== OPEN).map(({ reserveFen }) => evenPart(reserveFen, releases));
  const open = lanes.find(({ lane }) => lane === OPEN)?.reserveFen ?? fen(0);
  return { leastFen: sumFen(kept), mostFen: fen(sumFen(kept) + open) };
};

/**
 * What is let out at a moment. Kept shares always get their even part, whatever else moves; the last release is all that is left,
 * so that together they are the budget to the fen.
 */
export const planDrop = (asked: Asked): Plan => {
  const { timed, at, lanes } = asked;
  const releases = countFrom(timed, at);
  const even = lanes.map(({ lane, reserveFen }) => ({ lane, reserveFen, amountFen: evenPart(reserveFen, releases) }));
  const evenFen = sumFen(even.map(({ amountFen }) => amountFen));
  const { why, amountFen } = wanted(asked, evenFen, releases <= 1);
  const keptFen = sumFen(even.filter(({ lane }) => lane !== OPEN).map((part) => part.amountFen));
  const openFen = fen(Math.max(0, amountFen - keptFen));
  const parts = even.map(({ lane, reserveFen, amountFen: evenly }) => ({
    lane,
    amountFen: lane === OPEN ? minFen(openFen, reserveFen) : evenly,
  }));
  const reserveFen = sumFen(lanes.map((lane) => lane.reserveFen));
  return { at, amountFen: sumFen(parts.map((part) => part.amountFen)), evenFen, reserveFen, parts, why };
};
