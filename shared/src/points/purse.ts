import { type Instant, later } from '../clock.ts';
import { type Result, ok, refuse } from '../result.ts';

/** What stands against each other in every journal: `issued` and `debt` on one side, the other five on the other. */
export const ACCOUNTS = ['issued', 'debt', 'pending', 'active', 'spent', 'expired', 'reversed'] as const;
export type Account = (typeof ACCOUNTS)[number];

type Posting = { readonly lotId: string; readonly account: Account; readonly points: number };
type Term = { readonly lotId: string; readonly activeFrom: Instant; readonly expiresAt: Instant };
/** One journal. Its id is the event's, so that a repeat is known; `term` opens a lot. */
export type Entry = {
  readonly id: string;
  readonly at: Instant;
  readonly term?: Term;
  readonly postings: readonly Posting[];
};

export type PurseLot = Term & Readonly<Record<Account, number>>;
export type Purse = {
  readonly at: Instant;
  readonly lots: readonly PurseLot[];
  /** By the id of what was booked. */
  readonly entries: ReadonlyMap<string, Entry>;
};

export type PurseEvent =
  | { readonly kind: 'earn'; readonly id: string; readonly at: Instant; readonly term: Term; readonly points: number }
  | {
      readonly kind: 'reverse';
      readonly id: string;
      readonly at: Instant;
      readonly lotId: string;
      readonly points: number;
    }
  | { readonly kind: 'spend'; readonly id: string; readonly at: Instant; readonly points: number }
  | { readonly kind: 'refund'; readonly id: string; readonly at: Instant; readonly spendId: string };

type PurseRefusal =
  | { readonly code: 'TooFewPoints'; readonly active: number }
  | { readonly code: 'LotUnknown' }
  | { readonly code: 'SpendUnknown' };

export const emptyPurse = (at: Instant): Purse => ({ at, lots: [], entries: new Map() });

const NOTHING = { issued: 0, debt: 0, pending: 0, active: 0, spent: 0, expired: 0, reversed: 0 };

export const totalOf = (purse: Purse, account: Account): number =>
  purse.lots.reduce((sum, lot) => sum + lot[account], 0);

/** A purse is nothing but the fold of its entries. */
const book = (purse: Purse, entry: Entry): Purse => {
  const lots = entry.term === undefined ? purse.lots : [...purse.lots, { ...entry.term, ...NOTHING }];
  return {
    at: later(purse.at, entry.at),
    entries: new Map(purse.entries).set(entry.id, entry),
    lots: lots.map((lot) =>
      entry.postings
        .filter(({ lotId }) => lotId === lot.lotId)
        .reduce((sum, { account, points }) => ({ ...sum, [account]: sum[account] + points }), lot),
    ),
  };
};

const post = (lotId: string, sums: Partial<Record<Account, number>>): Posting[] =>
  ACCOUNTS.flatMap((account) => {
    const points = sums[account] ?? 0;
    return points === 0 ? [] : [{ lotId, account, points }];
  });

const firstToExpire = (lots: readonly PurseLot[]): PurseLot[] =>
  lots
    .filter(({ active }) => active > 0)
    .toSorted((a, b) =>
      a.expiresAt === b.expiresAt ? (a.lotId < b.lotId ? -1 : 1) : a.expiresAt < b.expiresAt ? -1 : 1,
    );

/** Takes points from the active lots, the first to expire first. */
const take = (lots: readonly PurseLot[], points: number): { readonly lotId: string; readonly points: number }[] => {
  let open = points;
  return firstToExpire(lots).flatMap(({ lotId, active }) => {
    const taken = Math.min(active, open);
    open -= taken;
    return taken === 0 ? [] : [{ lotId, points: taken }];
  });
};

/** Active points pay what is owed before anything else, as an entry of its own that the person can see. */
const repaid = (purse: Purse, cause: string): Purse => {
  const due = Math.min(totalOf(purse, 'debt'), totalOf(purse, 'active'));
  if (due <= 0) return purse;
  const postings = take(purse.lots, due).flatMap(({ lotId, points }) =>
    post(lotId, { active: -points, debt: -points }),
  );
  return book(purse, { id: `repay#${cause}`, at: purse.at, postings });
};

type Due = {
  readonly at: Instant;
  readonly lot: PurseLot;
  readonly from: 'pending' | 'active';
  readonly to: 'active' | 'expired';
};

/** What the calendar does next to a purse, at the latest at `now`. A lot that is activated after its end expires at once. */
const nextDue = (purse: Purse, now: Instant): Due | undefined =>
  purse.lots
    .flatMap((lot): Due[] => [
      ...(lot.pending > 0 ? [{ at: lot.activeFrom, lot, from: 'pending', to: 'active' } as const] : []),
      ...(lot.active > 0 ? [{ at: lot.expiresAt, lot, from: 'active', to: 'expired' } as const] : []),
    ])
    .filter(({ at }) => at <= now)
    .toSorted((a, b) => (a.at === b.at ? (a.lot.lotId < b.lot.lotId ? -1 : 1) : a.at < b.at ? -1 : 1))
    .at(0);

/** The purse as the calendar has it at a moment: lots become active, pay debt and expire on their own dates, without a job. */
export const settledAt = (purse: Purse, now: Instant): Purse => {
  const due = nextDue(purse, now);
  if (due === undefined) return { ...purse, at: later(purse.at, now) };
  const { lot, from, to } = due;
  const id = `${to}#${lot.lotId}#${purse.entries.size}`;
  const postings = post(lot.lotId, { [from]: -lot[from], [to]: lot[from] });
  return settledAt(repaid(book(purse, { id, at: due.at, postings }), id), now);
};

/** What is left goes first, then what expired; only what was spent becomes debt, so nobody owes points they never used. */
const reversal = (lot: PurseLot, wanted: number): Posting[] => {
  const points = Math.min(wanted, lot.issued - lot.reversed);
  const pending = Math.min(points, lot.pending);
  const active = Math.min(points - pending, lot.active);
  const expired = Math.min(points - pending - active, lot.expired);
  const debt = points - pending - active - expired;
  return post(lot.lotId, { pending: -pending, active: -active, expired: -expired, debt, reversed: points });
};

/** Points go back into their own lots: first against what the lot's reversal left as debt; an ended lot's points stay expired. */
const refunding = (purse: Purse, spend: Entry): Posting[] => {
  let owed = Math.max(0, totalOf(purse, 'debt'));
  return spend.postings
    .filter(({ account }) => account === 'spent')
    .flatMap(({ lotId, points }) => {
      const lot = purse.lots.find((one) => one.lotId === lotId);
      if (lot === undefined) return [];
      const forgiven = Math.min(points, owed, Math.max(0, lot.debt));
      owed -= forgiven;
      const back = lot.expiresAt <= purse.at ? 'expired' : 'active';
      return post(lotId, { spent: -points, debt: -forgiven, [back]: points - forgiven });
    });
};

const postingsOf = (purse: Purse, event: PurseEvent): Result<readonly Posting[], PurseRefusal> => {
  switch (event.kind) {
    case 'earn':
      return ok(post(event.term.lotId, { issued: event.points, pending: event.points }));
    case 'reverse': {
      const lot = purse.lots.find(({ lotId }) => lotId === event.lotId);
      return lot === undefined ? refuse({ code: 'LotUnknown' }) : ok(reversal(lot, event.points));
    }
    case 'spend': {
      const active = totalOf(purse, 'active');
      if (active < event.points) return refuse({ code: 'TooFewPoints', active });
      return ok(
        take(purse.lots, event.points).flatMap(({ lotId, points }) => post(lotId, { active: -points, spent: points })),
      );
    }
    case 'refund': {
      const spend = purse.entries.get(event.spendId);
      return spend === undefined ? refuse({ code: 'SpendUnknown' }) : ok(refunding(purse, spend));
    }
  }
};

/** A refund is known by what it refunds, an earning by its lot: neither can happen twice under two ids. */
const keyOf = (event: PurseEvent): string => {
  if (event.kind === 'refund') return `refund#${event.spendId}`;
  return event.kind === 'earn' ? `earn#${event.term.lotId}` : `${event.kind}#${event.id}`;
};

/** Books one event; a repeat changes nothing, and a refusal neither. Time never runs back in a purse. */
export const applied = (purse: Purse, event: PurseEvent): Result<Purse, PurseRefusal> => {
  const id = keyOf(event);
  if (purse.entries.has(id)) return ok(purse);
  const now = settledAt(purse, event.at);
  const postings = postingsOf(now, event.kind === 'refund' ? { ...event, spendId: `spend#${event.spendId}` } : event);
  if (!postings.ok) return postings;
  const term = event.kind === 'earn' ? { term: event.term } : {};
  return ok(settledAt(repaid(book(now, { id, at: now.at, postings: postings.value, ...term }), id), now.at));
};

/** The sums at any moment, past ones too: the entries until then, and what the calendar had done by then. */
export const purseAt = (entries: Iterable<Entry>, moment: Instant): Purse => {
  let purse = emptyPurse(moment);
  for (const entry of entries) if (entry.at <= moment) purse = book(purse, entry);
  return settledAt(purse, moment);
};
