import * as z from 'zod';
import { Window } from '../campaign/revision.ts';
import type { Instant } from '../clock.ts';
import { Instant as InstantSchema, plusDays } from '../clock.ts';
import { type EntryId, PersonId, RewardId, RewardOrderId } from '../ids.ts';
import { Taken } from '../points/journal.ts';
import type { RefusalOf } from '../refusal/refusal.ts';
import { RegionCode } from '../region.ts';
import { type Result, ok, refuse } from '../result.ts';
import { OneLine } from '../text/one-line.ts';
import { LotteryTerms, Ticket } from './lottery.ts';

/** `charity`: the points become a donation of the office at once; nothing is collected. `lottery-entry`: a ticket of a draw of prizes. */
export const RewardKind = z.enum(['goods', 'service-coupon', 'charity', 'lottery-entry']).meta({ id: 'RewardKind' });
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
    /** Of tickets: what they can win. They are sold, and can be given back, until the window ends. */
    lottery: LotteryTerms.optional(),
  })
  .refine(({ kind, lottery }) => (kind === 'lottery-entry') === (lottery !== undefined), {
    message: 'tickets, and nothing else, have prizes',
    path: ['lottery'],
  })
  .refine(({ window, lottery }) => lottery === undefined || lottery.drawnAt >= window.until, {
    message: 'drawn when the last ticket is sold',
    path: ['lottery', 'drawnAt'],
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
    ticket: Ticket.optional(),
    /** `won`: the prize of a ticket can be collected. */
    state: z.enum(['ordered', 'won', 'collected', 'refunded']),
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
  /** Of the ticket, if it is one: random, so that it can be published. */
  readonly entryId: EntryId;
  readonly at: Instant;
};

const CODE_CHARACTERS = 10;

export const newOrder = ({ reward, personId, rewardOrderId, taken, entryId, at }: Placed): RewardOrder => {
  const { rewardId, regionCode, terms } = reward;
  const { title, kind, handOver, costPoints, collectDays, lottery, window } = terms;
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
    collectBy: plusDays(lottery?.drawnAt ?? at, collectDays),
    ...(lottery === undefined
      ? {}
      : { ticket: { entryId, prize: lottery.prize, closesAt: window.until, drawnAt: lottery.drawnAt } }),
    state: given ? 'collected' : 'ordered',
    endedAt: given ? at : null,
  };
};

export type EndRefusal = RefusalOf<'RewardOrderEnded' | 'RewardNotCollected' | 'LotteryClosed' | 'LotteryNotWon'>;

/** A ticket that won: its prize is collected by the order's code. */
export const won = (order: RewardOrder, collectDays: number, drawnAt: Instant): RewardOrder => ({
  ...order,
  state: 'won',
  collectBy: plusDays(drawnAt, collectDays),
});

/** Whether it waits to be handed over: a ticket does once it has won. */
export const isToCollect = ({ state, ticket }: Pick<RewardOrder, 'state' | 'ticket'>): boolean =>
  state === 'won' || (state === 'ordered' && ticket === undefined);

/** The order after it was handed over or given back. */
export const ended = (
  order: RewardOrder,
  state: 'collected' | 'refunded',
  at: Instant,
): Result<RewardOrder, EndRefusal> => {
  const { ticket } = order;
  if (order.state === 'collected' || order.state === 'refunded')
    return refuse({ code: 'RewardOrderEnded', state: order.state, at: order.endedAt ?? order.orderedAt });
  if (ticket !== undefined && state === 'refunded' && (order.state === 'won' || at >= ticket.closesAt))
    return refuse({ code: 'LotteryClosed', until: ticket.closesAt });
  if (state === 'collected' && !isToCollect(order)) return refuse({ code: 'LotteryNotWon' });
  if (state === 'collected' && at >= order.collectBy)
    return refuse({ code: 'RewardNotCollected', until: order.collectBy });
  return ok({ ...order, state, endedAt: at });
};
