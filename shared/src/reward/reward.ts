import * as z from 'zod';
import { Window } from '../campaign/revision.ts';
import type { Instant } from '../clock.ts';
import { Instant as InstantSchema, plusDays } from '../clock.ts';
import { PersonId, RewardId, RewardOrderId } from '../ids.ts';
import { Taken } from '../points/journal.ts';
import type { RefusalOf } from '../refusal/refusal.ts';
import { RegionCode } from '../region.ts';
import { type Result, ok, refuse } from '../result.ts';
import { OneLine } from '../text/one-line.ts';

/** `charity`: the points become a donation of the office at once; nothing is collected. */
export const RewardKind = z.enum(['goods', 'service-coupon', 'charity']).meta({ id: 'RewardKind' });
export type RewardKind = z.infer<typeof RewardKind>;

/** What an office promises for points. */
export const RewardTerms = z
  .strictObject({
    title: OneLine.pipe(z.string().min(2).max(40)),
    kind: RewardKind,
    costPoints: z.int().min(1).max(1_000_000),
    mostPerPerson: z.int().min(1).max(100),
    window: Window.refine(({ from, until }) => from < until, 'ends after it begins'),
    /** Where and when it is handed over, or what is donated for it. */
    handOver: OneLine.pipe(z.string().min(2).max(120)),
    /** Days to collect it; after them it can only be given back. */
    collectDays: z.int().min(1).max(180),
  })
  .meta({ id: 'RewardTerms' });
export type RewardTerms = z.infer<typeof RewardTerms>;

export const STOCK_MAX = 1_000_000;
export const Reward = z
  .object({
    rewardId: RewardId,
    regionCode: RegionCode,
    terms: RewardTerms,
    /** As many as were ever put in, and what of them is left. */
    stock: z.int().min(0).max(STOCK_MAX),
    left: z.int().min(0).max(STOCK_MAX),
    paused: z.boolean(),
    madeAt: InstantSchema,
  })
  .meta({ id: 'Reward' });
export type Reward = z.infer<typeof Reward>;

/** One reward that somebody bought with points. Bought, it can be collected by its code until `collectBy`, or given back. */
export const RewardOrder = z
  .object({
    rewardOrderId: RewardOrderId,
    rewardId: RewardId,
    regionCode: RegionCode,
    personId: PersonId,
    title: z.string(),
    kind: RewardKind,
    handOver: z.string(),
    costPoints: z.int().min(1),
    /** Lots that paid for it: they get it back. */
    taken: z.array(Taken),
    collectCode: z.string(),
    orderedAt: InstantSchema,
    collectBy: InstantSchema,
    state: z.enum(['ordered', 'collected', 'refunded']),
    endedAt: InstantSchema.nullable(),
  })
  .meta({ id: 'RewardOrder' });
export type RewardOrder = z.infer<typeof RewardOrder>;

export type RewardRefusal = RefusalOf<'RewardNotYet' | 'RewardOver' | 'RewardPaused' | 'RewardSoldOut'>;

/** Whether a reward can be had at a moment, apart from the points. */
export const obtainable = ({ terms, paused, left }: Reward, now: Instant): Result<void, RewardRefusal> => {
  const { from, until } = terms.window;
  if (now < from) return refuse({ code: 'RewardNotYet', from });
  if (now >= until) return refuse({ code: 'RewardOver', until });
  if (paused) return refuse({ code: 'RewardPaused' });
  return left > 0 ? ok(undefined) : refuse({ code: 'RewardSoldOut' });
};

type Placed = {
  readonly reward: Reward;
  readonly personId: PersonId;
  readonly rewardOrderId: RewardOrderId;
  readonly taken: readonly Taken[];
  readonly at: Instant;
};

const CODE_CHARACTERS = 10;

export const newOrder = ({ reward, personId, rewardOrderId, taken, at }: Placed): RewardOrder => {
  const { rewardId, regionCode, terms } = reward;
  const { title, kind, handOver, costPoints, collectDays } = terms;
  const given = kind === 'charity';
  return {
    rewardOrderId,
    rewardId,
    regionCode,
    personId,
    title,
    kind,
    handOver,
    costPoints,
    taken: z.array(Taken).parse(taken),
    collectCode: rewardOrderId.slice(-CODE_CHARACTERS),
    orderedAt: at,
    collectBy: plusDays(at, collectDays),
    state: given ? 'collected' : 'ordered',
    endedAt: given ? at : null,
  };
};

export type EndRefusal = RefusalOf<'RewardOrderEnded' | 'RewardNotCollected'>;

/** The order after it was handed over or given back. */
export const ended = (
  order: RewardOrder,
  state: 'collected' | 'refunded',
  at: Instant,
): Result<RewardOrder, EndRefusal> => {
  if (order.state !== 'ordered')
    return refuse({ code: 'RewardOrderEnded', state: order.state, at: order.endedAt ?? order.orderedAt });
  if (state === 'collected' && at >= order.collectBy)
    return refuse({ code: 'RewardNotCollected', until: order.collectBy });
  return ok({ ...order, state, endedAt: at });
};
