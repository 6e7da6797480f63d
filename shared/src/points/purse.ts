import { type Instant, dayOf, later, plusDays } from '../clock.ts';
import {
  ACCOUNTS,
  type Account,
  type Journal,
  type Posting,
  type Purse,
  type PurseLot,
  type Taken,
  type Term,
  emptyPurse,
  folded,
  purseSums,
  totalOf,
} from './journal.ts';

export type PurseEvent =
  /** `mostPerYear`: what the campaign gives a person in a calendar year; `null`: no cap. */
  | {
      readonly kind: 'earn';
      readonly at: Instant;
      readonly term: Term;
      readonly points: number;
      readonly mostPerYear: number | null;
    }
  /** What a lot was waiting for is proven: it is active from when that is booked. */
  | { readonly kind: 'prove'; readonly at: Instant; readonly lotId: string; readonly validDays: number }
  /** Goods came back: no more than `to` of the lot was earned after all. */
  | { readonly kind: 'reduce'; readonly at: Instant; readonly lotId: string; readonly to: number }
  | { readonly kind: 'spend'; readonly at: Instant; readonly points: number }
  | { readonly kind: 'refund'; readonly at: Instant; readonly taken: readonly Taken[] };

/** What an event makes of a purse; no journals: nothing happened. */
export type Booking = { readonly purse: Purse; readonly journals: readonly Journal[] };

const book = ({ purse, journals }: Booking, journal: Journal): Booking => ({
  purse: folded(purse, journal),
  journals: [...journals, journal],
});

const post = (lotId: string, sums: Partial<Record<Account, number>>): Posting[] =>
  ACCOUNTS.flatMap((account) => {
    const points = sums[account] ?? 0;
    return points === 0 ? [] : [{ lotId, account, points }];
  });

const byEnd = (a: PurseLot, b: PurseLot): number =>
  a.expiresAt === b.expiresAt ? (a.lotId < b.lotId ? -1 : 1) : a.expiresAt < b.expiresAt ? -1 : 1;

/** Lots that can be spent, the first to expire first. */
export const firstToExpire = ({ lots }: Purse): PurseLot[] => lots.filter(({ active }) => active > 0).toSorted(byEnd);

const take = (purse: Purse, points: number): Taken[] => {
  let open = points;
  return firstToExpire(purse).flatMap(({ lotId, active }) => {
    const taken = Math.min(active, open);
    open -= taken;
    return taken === 0 ? [] : [{ lotId, points: taken }];
  });
};

/** Active points pay what is owed before anything else, in a journal of its own that the person can see. */
const repaid = (booking: Booking): Booking => {
  const { purse } = booking;
  const due = Math.min(totalOf(purse, 'debt'), totalOf(purse, 'active'));
  if (due <= 0) return booking;
  const postings = take(purse, due).flatMap(({ lotId, points }) => post(lotId, { active: -points, debt: -points }));
  return book(booking, { kind: 'repaid', at: purse.at, postings });
};

type Due = { readonly at: Instant; readonly kind: 'activated' | 'expired'; readonly lot: PurseLot };

/** What the calendar does next to a purse, at the latest at `now`. A lot that is activated after its end expires at once; one that was never proven expires as it waits. */
const nextDue = ({ lots }: Purse, now: Instant): Due | undefined =>
  lots
    .flatMap((lot): Due[] => [
      ...(lot.pending > 0 && lot.activeFrom !== null ? [{ at: lot.activeFrom, kind: 'activated', lot } as const] : []),
      ...(lot.active > 0 || (lot.pending > 0 && lot.activeFrom === null)
        ? [{ at: lot.expiresAt, kind: 'expired', lot } as const]
        : []),
    ])
    .filter(({ at }) => at <= now)
    .toSorted((a, b) => (a.at === b.at ? byEnd(a.lot, b.lot) : a.at < b.at ? -1 : 1))
    .at(0);

const movesOf = ({ kind, lot }: Due): Posting[] =>
  kind === 'activated'
    ? post(lot.lotId, { pending: -lot.pending, active: lot.pending })
    : lot.activeFrom === null
      ? post(lot.lotId, { pending: -lot.pending, expired: lot.pending })
      : post(lot.lotId, { active: -lot.active, expired: lot.active });

const settled = (booking: Booking, now: Instant): Booking => {
  const due = nextDue(booking.purse, now);
  if (due === undefined) return { ...booking, purse: { ...booking.purse, at: later(booking.purse.at, now) } };
  return settled(repaid(book(booking, { kind: due.kind, at: due.at, postings: movesOf(due) })), now);
};

/** The purse as the calendar has it at a moment: lots become active, pay debt and expire on their own dates, without a job. */
export const dueUntil = (purse: Purse, now: Instant): Booking => settled({ purse, journals: [] }, now);
const settledAt = (purse: Purse, now: Instant): Purse => dueUntil(purse, now).purse;

/** What is left goes first, then what expired; only what was spent becomes debt, so nobody owes points they never used. */
const reversal = (lot: PurseLot, points: number): Posting[] => {
  const pending = Math.min(points, lot.pending);
  const active = Math.min(points - pending, lot.active);
  const expired = Math.min(points - pending - active, lot.expired);
  const debt = points - pending - active - expired;
  return post(lot.lotId, { pending: -pending, active: -active, expired: -expired, debt, reversed: points });
};

/** Points go back into their own lots: first against what the lot's reversal left as debt; an ended lot's points stay expired. */
const refunding = (purse: Purse, taken: readonly Taken[]): Posting[] => {
  let owed = Math.max(0, totalOf(purse, 'debt'));
  return taken.flatMap(({ lotId, points }) => {
    const lot = purse.lots.find((one) => one.lotId === lotId);
    if (lot === undefined) throw new Error(`points of ${lotId} come back to no lot`);
    const forgiven = Math.min(points, owed, Math.max(0, lot.debt));
    owed -= forgiven;
    const back = lot.expiresAt <= purse.at ? 'expired' : 'active';
    return post(lotId, { spent: -points, debt: -forgiven, [back]: points - forgiven });
  });
};

const yearOf = (at: Instant): string => dayOf(at).slice(0, 4);

/** What the campaign's cap leaves of an earning in its calendar year; what was reversed makes room again. */
const underCap = ({ lots }: Purse, { term, points, mostPerYear }: Extract<PurseEvent, { kind: 'earn' }>): number => {
  if (mostPerYear === null) return points;
  const alike = lots.filter(
    ({ campaignId, earnedAt }) => campaignId === term.campaignId && yearOf(earnedAt) === yearOf(term.earnedAt),
  );
  const earned = alike.reduce((sum, { issued, reversed }) => sum + issued - reversed, 0);
  return Math.max(0, Math.min(points, mostPerYear - earned));
};

/** A lot is kept for so long after its end, so that a late return still finds it. */
const KEPT_DAYS = 731;
const isPast = ({ expiresAt, pending, active, debt }: PurseLot, now: Instant): boolean =>
  pending === 0 && active === 0 && debt === 0 && plusDays(expiresAt, KEPT_DAYS) <= now;

/** The journal of an event itself; `undefined`: it has happened before, or changes nothing. */
const journalOf = (purse: Purse, event: PurseEvent): Journal | undefined => {
  const { at } = purse;
  switch (event.kind) {
    case 'earn': {
      const { term } = event;
      const over = plusDays(term.expiresAt, KEPT_DAYS) <= at;
      if (over || purse.lots.some(({ lotId }) => lotId === term.lotId)) return undefined;
      const points = underCap(purse, event);
      return { kind: 'earned', at, term, postings: post(term.lotId, { issued: points, pending: points }) };
    }
    case 'prove': {
      const { lotId, validDays } = event;
      const lot = purse.lots.find((one) => one.lotId === lotId);
      if (lot === undefined || lot.activeFrom !== null || lot.pending === 0) return undefined;
      const { campaignId, earnedAt } = lot;
      const term = { lotId, campaignId, earnedAt, activeFrom: at, expiresAt: plusDays(at, validDays) };
      return { kind: 'proven', at, term, postings: [] };
    }
    case 'reduce': {
      const lot = purse.lots.find(({ lotId }) => lotId === event.lotId);
      const points = lot === undefined ? 0 : lot.issued - lot.reversed - event.to;
      return lot === undefined || points <= 0 ? undefined : { kind: 'reversed', at, postings: reversal(lot, points) };
    }
    case 'spend': {
      const postings = take(purse, event.points).flatMap(({ lotId, points }) =>
        post(lotId, { active: -points, spent: points }),
      );
      return { kind: 'spent', at, postings };
    }
    case 'refund':
      return { kind: 'refunded', at, postings: refunding(purse, event.taken) };
  }
};

const withoutPast = (purse: Purse): Purse => {
  const gone = purse.lots.filter((lot) => isPast(lot, purse.at));
  if (gone.length === 0) return purse;
  const past = purseSums({ ...purse, lots: gone });
  return { ...purse, lots: purse.lots.filter((lot) => !gone.includes(lot)), past };
};

/**
 * Books one event, and before it what the calendar had due. An earning or a return that is told again changes nothing; a
 * spending needs that many active points (`spendable`), a refund what was taken. Time never runs back in a purse.
 */
export const applied = (purse: Purse, event: PurseEvent): Booking => {
  const due = dueUntil(purse, event.at);
  const journal = journalOf(due.purse, event);
  if (journal === undefined) return { purse, journals: [] };
  const booked = settled(repaid(book(due, journal)), due.purse.at);
  return { ...booked, purse: withoutPast(booked.purse) };
};

/** What can be spent at a moment. */
export const spendable = (purse: Purse, now: Instant): number => totalOf(settledAt(purse, now), 'active');

/** From which lots the spending in these journals came. */
export const takenIn = (journals: readonly Journal[]): Taken[] =>
  journals
    .filter(({ kind }) => kind === 'spent')
    .flatMap(({ postings }) => postings)
    .flatMap(({ lotId, account, points }) => (account === 'spent' ? [{ lotId, points }] : []));

/** The purse at any moment, past ones too: the journals until then in their order, and what the calendar had done by then. */
export const purseAt = (journals: Iterable<Journal>, moment: Instant): Purse => {
  let purse = emptyPurse(moment);
  for (const journal of journals) if (journal.at <= moment) purse = folded(purse, journal);
  return settledAt(purse, moment);
};
