import * as z from 'zod';
import { Category } from '../appliance/category.ts';
import { KeptShare } from '../campaign/allocation.ts';
import type { Rules } from '../campaign/revision.ts';
import type { CategoryRule } from '../campaign/rule.ts';
import { type Instant as At, Instant, dayOf, earlier, endOfDays, plusMs, startOf } from '../clock.ts';
import { Fen, type Fen as Money, fen, sumFen } from '../fen.ts';
import { CampaignId, PersonId } from '../ids.ts';
import { Reading, burnOf, flowsOf, withReading } from './burn.ts';
import { type Lane, reservesOf, sharesOf } from './lane.ts';
import { countFrom, isDrop, nextDropAt } from './moment.ts';
import { Outlook, outlookOf } from './outlook.ts';
import { type LaneMoney, Plan, boundsOf, planDrop } from './plan.ts';

/** Why drops follow nothing for the time being. */
export const Frozen = z.object({ by: PersonId, at: Instant, reason: z.string() }).meta({ id: 'FrozenPacing' });
export type Frozen = z.infer<typeof Frozen>;

/** How the money of one category of a campaign is let out, and what is known of how fast it is used. */
export const Pace = z
  .object({
    campaignId: CampaignId,
    category: Category,
    /** Rises by one with every change; every change is conditional on it. */
    version: z.int().min(1),
    /** The last drop; none comes twice. */
    droppedAt: Instant.nullable(),
    /** When it is next looked at: the next drop, or the next midnight; `null`: the campaign is over. */
    dueAt: Instant.nullable(),
    /** `null`: nothing more is to be let out. */
    next: Plan.nullable(),
    /** What two people want the drop of a moment to be. */
    changed: z.object({ at: Instant, amountFen: Fen }).nullable(),
    frozen: Frozen.nullable(),
    /** The kept shares that `out` counts for, by lane, the open one first. */
    shares: z.array(KeptShare),
    out: z.array(Fen),
    /** Let out by drops since the beginning. */
    outFen: Fen,
    readings: z.array(Reading),
    outlook: Outlook,
  })
  .meta({ id: 'Pace' });
export type Pace = z.infer<typeof Pace>;

/** What the counters of a pool say together, what is left by lane. */
export type Counted = {
  readonly reserveFen: Money;
  readonly leftFen: readonly { readonly lane: Lane; readonly amountFen: Money }[];
  readonly heldFen: Money;
  readonly spentFen: Money;
  readonly backFen: Money;
};

/** What a pace is worked out from besides itself. */
export type Around = {
  readonly rules: Rules;
  readonly rule: CategoryRule;
  readonly counted: Counted;
  /** From the revision's hash. */
  readonly seed: number;
};

export const seedOf = (hash: string): number => Number.parseInt(hash.slice(0, 8), 16);

/** What claims held since the beginning, whatever became of them. */
export const claimedOf = ({ heldFen, spentFen, backFen }: Counted): Money => sumFen([heldFen, spentFen, backFen]);

const unusedOf = ({ reserveFen, leftFen }: Counted): Money =>
  sumFen([reserveFen, ...leftFen.map(({ amountFen }) => amountFen)]);

/** Of the last whole day. */
const readingAt = (counted: Counted, now: At): Reading => {
  const { spentFen, backFen } = counted;
  return { day: dayOf(plusMs(startOf(dayOf(now)), -1)), claimedFen: claimedOf(counted), spentFen, backFen };
};

/** The next moment after `at` at which something is to be done; `null`: none before the campaign's end. */
export const nextLook = (rules: Rules, at: At): At | null => {
  const midnight = endOfDays(at, 1);
  const drop = nextDropAt(rules, at);
  const next = drop === null ? midnight : earlier(drop, midnight);
  return next < rules.window.until ? next : null;
};

const lanesOf = ({ out }: Pace, { rules, counted }: Around): LaneMoney[] =>
  reservesOf(counted.reserveFen, out, rules.release).map((reserveFen, lane) => ({
    lane,
    reserveFen,
    leftFen: counted.leftFen.find((one) => one.lane === lane)?.amountFen ?? fen(0),
  }));

/** What a drop can be changed to: no less than what is kept for others, no more than there is. */
export const boundsAt = (pace: Pace, around: Around, at: At): { leastFen: Money; mostFen: Money } =>
  boundsOf({ timed: around.rules, at, lanes: lanesOf(pace, around) });

/** The drop of a moment: the one that was announced, unless the money it was planned from is another. */
const planAt = (pace: Pace, around: Around, at: At): Plan => {
  const { next, changed, frozen, readings } = pace;
  if (next?.at === at && next.reserveFen === around.counted.reserveFen) return next;
  return planDrop({
    timed: around.rules,
    at,
    lanes: lanesOf(pace, around),
    burn: burnOf(flowsOf(readings)),
    frozen: frozen !== null,
    changedTo: changed?.at === at ? changed.amountFen : null,
  });
};

/** Plans the drop after `at` anew and says what it means to the public. */
export const replanned = (pace: Pace, around: Around, at: At, now: At): Pace => {
  const { rules, rule, counted, seed } = around;
  const nextAt = counted.reserveFen === 0 ? null : nextDropAt(rules, at);
  const next = nextAt === null ? null : planAt({ ...pace, next: null }, around, nextAt);
  const known = { readings: pace.readings, unusedFen: unusedOf(counted), next, seed };
  return { ...pace, version: pace.version + 1, next, outlook: outlookOf(rules, rule, known, now) };
};

const same = (a: readonly KeptShare[], b: readonly KeptShare[]): boolean => JSON.stringify(a) === JSON.stringify(b);

/** Other shares are counted afresh: each is due its part of what is still in reserve. */
const underShares = (pace: Pace, { release }: Rules): Pace => {
  const shares = [...sharesOf(release)];
  return same(shares, pace.shares) ? pace : { ...pace, next: null, shares, out: [fen(0), ...shares.map(() => fen(0))] };
};

export const newPace = (key: Pick<Pace, 'campaignId' | 'category'>, around: Around, at: At, now: At): Pace => {
  const { rules, rule, counted, seed } = around;
  const readings = [readingAt(counted, now)];
  const outlook = outlookOf(rules, rule, { readings, unusedFen: unusedOf(counted), next: null, seed }, now);
  const bare: Pace = {
    ...key,
    version: 1,
    droppedAt: null,
    dueAt: at,
    next: null,
    changed: null,
    frozen: null,
    shares: [],
    out: [fen(0)],
    outFen: fen(0),
    readings,
    outlook,
  };
  return underShares(bare, rules);
};

const afterDrop = (around: Around, drop: Plan | null): Around => {
  if (drop === null) return around;
  const { counted } = around;
  const lanes = drop.parts.map(({ lane, amountFen }) => ({
    lane,
    amountFen: fen(amountFen + (counted.leftFen.find((one) => one.lane === lane)?.amountFen ?? 0)),
  }));
  return { ...around, counted: { ...counted, reserveFen: fen(counted.reserveFen - drop.amountFen), leftFen: lanes } };
};

/**
 * What happens when a pace is due: a drop if one comes at this moment, or if none comes any more and money is still there; what
 * the counters say at the end of a day; and the plan of the next drop.
 */
export const lookedAt = (before: Pace, around: Around, at: At, now: At): { pace: Pace; drop: Plan | null } => {
  const { rules, counted } = around;
  const pace = underShares({ ...before, readings: withReading(before.readings, readingAt(counted, now)) }, rules);
  const isNew = pace.droppedAt === null || at > pace.droppedAt;
  const comes = at >= rules.window.from && (isDrop(rules, at) || countFrom(rules, at) === 0);
  const drop = isNew && comes && counted.reserveFen > 0 ? planAt(pace, around, at) : null;
  const out = pace.out.map((sum, lane) => fen(sum + (drop?.parts.find((one) => one.lane === lane)?.amountFen ?? 0)));
  const changed = pace.changed !== null && pace.changed.at > at ? pace.changed : null;
  const droppedAt = drop === null ? pace.droppedAt : at;
  const moved = {
    ...pace,
    droppedAt,
    out,
    changed,
    outFen: fen(pace.outFen + (drop?.amountFen ?? 0)),
    dueAt: nextLook(rules, at),
  };
  return { pace: replanned(moved, afterDrop(around, drop), at, now), drop };
};
