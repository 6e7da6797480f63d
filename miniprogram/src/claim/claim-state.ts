import type { Admission, CategorySupply } from '@luhuan/shared/api/admissions';
import type { WalletVoucher } from '@luhuan/shared/api/vouchers';
import type { Channel } from '@luhuan/shared/campaign/channel';
import { Instant } from '@luhuan/shared/clock';
import type { Problem } from '@luhuan/shared/refusal/problem';
import * as z from 'zod';
import type { Trouble } from '../api/trouble.ts';

/** One wish for one voucher: its key is made with the first tap, and stored before anything is sent. */
type Wish = { readonly key: string; readonly channel: Channel };

type Early = Extract<Admission, { state: 'early' }>;
type Placed = Extract<Admission, { state: 'placed' }>;

/** What a wish carries along: the way through the room may lead back to it, but not for ever. */
type Carried = { readonly wish: Wish; readonly rounds: number };

/** Everything the screen of a claim can be. */
export type ClaimState =
  /** `again`: it was sold out a moment ago, and some came back. */
  | { readonly state: 'ready'; readonly again: boolean }
  /** `roomFrom`: when the waiting room opens; `null`: there is none. */
  | { readonly state: 'counting'; readonly opensAt: Instant; readonly roomFrom: Instant | null }
  | ({ readonly state: 'locating' } & Carried)
  | { readonly state: 'unlocated'; readonly trouble: Trouble | { readonly state: 'denied' } }
  /** `behind`: the last question had no answer, and it goes on asking. */
  | ({ readonly state: 'entering'; readonly behind: boolean } & Carried)
  | ({ readonly state: 'early'; readonly admission: Early; readonly behind: boolean } & Carried)
  | ({
      readonly state: 'waiting';
      readonly admission: Placed;
      /** Nothing is left at this moment, though some may come back. */
      readonly noneNow: boolean;
    } & Carried)
  /** `tries`: how many tries of this very wish had no answer. */
  | ({ readonly state: 'sending'; readonly ticket: string | null; readonly tries: number } & Carried)
  | ({ readonly state: 'unknown'; readonly ticket: string | null; readonly tries: number } & Carried)
  /** It was said that none is left; the supply says how that stands. `later`: when there may be more, as far as was said. */
  | { readonly state: 'looking'; readonly later: Instant | null }
  | { readonly state: 'won'; readonly voucher: WalletVoucher }
  | { readonly state: 'sold-out'; readonly nextDropAt: Instant | null }
  | { readonly state: 'none-now'; readonly someBackBy: Instant; readonly nextDropAt: Instant | null }
  /** What is left is kept for some people until then. */
  | { readonly state: 'kept'; readonly keptUntil: Instant }
  | { readonly state: 'already'; readonly voucherId: string; readonly until: Instant }
  | { readonly state: 'at-till'; readonly voucherId: string; readonly until: Instant }
  | { readonly state: 'barred'; readonly until: Instant | null; readonly problem: Problem }
  | { readonly state: 'refused'; readonly problem: Problem };

export type ClaimEvent =
  | { readonly event: 'pressed'; readonly wish: Wish; readonly needsPlace: boolean; readonly needsRoom: boolean }
  | { readonly event: 'located'; readonly needsRoom: boolean }
  | { readonly event: 'unlocated'; readonly trouble: Trouble | { readonly state: 'denied' } }
  | { readonly event: 'admitted'; readonly admission: Admission }
  | { readonly event: 'not-admitted'; readonly problem: Problem }
  | { readonly event: 'room-silent' }
  /** The moment that the state waits for has come: the opening, one's turn, or the next try. */
  | { readonly event: 'time-came' }
  | { readonly event: 'granted'; readonly voucher: WalletVoucher }
  | { readonly event: 'refused'; readonly problem: Problem }
  | { readonly event: 'unanswered' }
  | { readonly event: 'supply-told'; readonly supply: CategorySupply | undefined }
  | { readonly event: 'put-away' };

/** What is to be done on entering a state. */
export type Effect = 'none' | 'locate' | 'enter' | 'send' | 'look';
export type Step = { readonly state: ClaimState; readonly effect: Effect };

const still = (state: ClaimState): Step => ({ state, effect: 'none' });

/** Sent back to the room so often in a row, something else is wrong. */
const ROUNDS_MAX = 3;

/** Said at the door, before the wish itself is looked at: what an earlier try did is as open as before. */
const DOOR_CODES: readonly string[] = [
  'SignInNeeded',
  'NotAllowed',
  'PowerMissing',
  'Busy',
  'ServiceAway',
  'ClaimedTooOften',
];
/** What leaves open whether it happened. */
const OPEN_CODES: readonly string[] = ['OutcomeUnknown', 'Internal'];
const ROOM_CODES: readonly string[] = ['AdmissionNeeded', 'AdmissionNotYet'];

const Until = z.object({ until: Instant.nullable() });
const Later = z.object({ at: Instant });
const Held = z.object({ voucherId: z.string(), until: Instant, reservedUntil: Instant.nullable().default(null) });
const Opens = z.object({ opensAt: Instant });

const look = (later: Instant | null = null): Step => ({ state: { state: 'looking', later }, effect: 'look' });

/** A refusal that is an answer for good, as its own screen where it has one. */
const answerOf = (problem: Problem): Step => {
  const { code, facts } = problem;
  if (code === 'QuotaExhausted') return look();
  const until = Until.safeParse(facts).data?.until ?? null;
  if (code === 'QuotaAwaited' && until !== null)
    return still({ state: 'none-now', someBackBy: until, nextDropAt: null });
  // more comes with a drop, or what is kept for others opens: the supply tells which
  if (code === 'QuotaLater') return look(Later.safeParse(facts).data?.at ?? null);
  if (code === 'VoucherHeld') {
    const held = Held.safeParse(facts);
    if (held.success) {
      const { voucherId, until: goodUntil, reservedUntil } = held.data;
      if (reservedUntil !== null) return still({ state: 'at-till', voucherId, until: reservedUntil });
      return still({ state: 'already', voucherId, until: goodUntil });
    }
  }
  if (code === 'ReclaimBarred') return still({ state: 'barred', until, problem });
  if (code === 'CampaignNotYetOpen') {
    const opens = Opens.safeParse(facts);
    if (opens.success) return still({ state: 'counting', opensAt: opens.data.opensAt, roomFrom: null });
  }
  return still({ state: 'refused', problem });
};

const sending = ({ wish, rounds }: Carried, ticket: string | null, tries = 0): Step => ({
  state: { state: 'sending', wish, rounds, ticket, tries },
  effect: 'send',
});

const entering = ({ wish, rounds }: Carried, behind = false): Step => ({
  state: { state: 'entering', wish, rounds, behind },
  effect: 'enter',
});

const onward = (carried: Carried, needsRoom: boolean): Step => (needsRoom ? entering(carried) : sending(carried, null));

const begun = ({ wish, needsPlace, needsRoom }: Extract<ClaimEvent, { event: 'pressed' }>): Step => {
  const carried = { wish, rounds: 0 };
  return needsPlace ? { state: { state: 'locating', ...carried }, effect: 'locate' } : onward(carried, needsRoom);
};

const inRoom = ({ wish, rounds }: Carried, admission: Admission): Step =>
  admission.state === 'early'
    ? still({ state: 'early', wish, rounds, admission, behind: false })
    : still({ state: 'waiting', wish, rounds, admission, noneNow: false });

const supplied = (supply: CategorySupply | undefined, later: Instant | null = null): Step => {
  switch (supply?.state) {
    case 'open':
      return still({ state: 'ready', again: true });
    case 'none-now':
      return still({ state: 'none-now', someBackBy: supply.someBackBy, nextDropAt: supply.nextDropAt });
    case 'kept':
      return still({ state: 'kept', keptUntil: supply.keptUntil });
    case 'sold-out':
    case undefined:
      return still({ state: 'sold-out', nextDropAt: supply?.nextDropAt ?? later });
  }
};

const answered = (before: Extract<ClaimState, { state: 'sending' }>, problem: Problem): Step => {
  const { wish, rounds, ticket, tries } = before;
  const { code } = problem;
  const inDoubt = tries > 0;
  if (OPEN_CODES.includes(code) || (inDoubt && DOOR_CODES.includes(code)))
    return still({ state: 'unknown', wish, rounds, ticket, tries: tries + 1 });
  if (ROOM_CODES.includes(code) && rounds < ROUNDS_MAX) return entering({ wish, rounds: rounds + 1 });
  return answerOf(problem);
};

type Handlers = {
  readonly [S in ClaimState['state']]: {
    readonly [E in ClaimEvent['event']]?: (
      before: Extract<ClaimState, { state: S }>,
      event: Extract<ClaimEvent, { event: E }>,
    ) => Step;
  };
};

const START: Step = still({ state: 'ready', again: false });
/** What a screen that is an answer does: another press begins anew, and it can be put away. */
const over = {
  pressed: (_: ClaimState, event: Extract<ClaimEvent, { event: 'pressed' }>) => begun(event),
  'put-away': () => START,
};
const HANDLERS: Handlers = {
  ready: { pressed: over.pressed },
  counting: {
    pressed: (before, event) => (before.roomFrom === null ? still(before) : begun(event)),
    'time-came': () => START,
  },
  locating: {
    located: (before, { needsRoom }) => onward(before, needsRoom),
    unlocated: (_, { trouble }) => still({ state: 'unlocated', trouble }),
  },
  unlocated: over,
  entering: {
    admitted: (before, { admission }) => inRoom(before, admission),
    'not-admitted': (_, { problem }) => answerOf(problem),
    'room-silent': ({ wish, rounds }) => still({ state: 'entering', wish, rounds, behind: true }),
    'time-came': (before) => entering(before, before.behind),
    'put-away': () => START,
  },
  early: {
    // asked again by the clock; what is on the screen stays until there is an answer
    'time-came': (before) => ({ state: before, effect: 'enter' }),
    admitted: (before, { admission }) => inRoom(before, admission),
    'not-admitted': (_, { problem }) => answerOf(problem),
    'room-silent': (before) => still({ ...before, behind: true }),
    'put-away': () => START,
  },
  waiting: {
    'time-came': (before) => sending(before, before.admission.ticket),
    'supply-told': (before, { supply }) =>
      supply?.state === 'sold-out'
        ? supplied(supply)
        : still({ ...before, noneNow: supply?.state === 'none-now' || supply?.state === 'kept' }),
    'put-away': () => START,
  },
  sending: {
    granted: (_, { voucher }) => still({ state: 'won', voucher }),
    refused: (before, { problem }) => answered(before, problem),
    unanswered: ({ wish, rounds, ticket, tries }) =>
      still({ state: 'unknown', wish, rounds, ticket, tries: tries + 1 }),
  },
  unknown: { 'time-came': (before) => sending(before, before.ticket, before.tries) },
  looking: { 'supply-told': ({ later }, { supply }) => supplied(supply, later) },
  won: {},
  'sold-out': { 'time-came': () => look(), 'put-away': () => START },
  // what is leased may still be given out by whoever leased it: pressing tells
  'none-now': { 'time-came': () => look(), ...over },
  kept: { 'time-came': () => look(), 'put-away': () => START },
  already: { 'put-away': () => START },
  'at-till': { 'put-away': () => START },
  barred: { 'put-away': () => START },
  refused: over,
};

/** What an event makes of a state. An event that a state does not know leaves it as it is. */
export const after = (before: ClaimState, event: ClaimEvent): Step => {
  const handlers = HANDLERS[before.state] as Partial<
    Record<ClaimEvent['event'], (s: ClaimState, e: ClaimEvent) => Step>
  >;
  return handlers[event.event]?.(before, event) ?? still(before);
};

/** What is known when the screen opens. */
type Known = {
  /** `null`: claims are taken now. */
  readonly opensAt: Instant | null;
  readonly roomFrom: Instant | null;
  readonly noneLeft: boolean;
  /** A wish of this person that has no answer yet; `sent`: it was on its way when the app was left. */
  readonly left: (Wish & { readonly sent: boolean }) | null;
};

/** Where the screen of a claim begins: what was left open comes first. */
export const firstStep = ({ opensAt, roomFrom, noneLeft, left }: Known): Step => {
  if (left !== null) {
    const carried = { wish: { key: left.key, channel: left.channel }, rounds: 0 };
    return left.sent ? sending(carried, null, 1) : entering(carried);
  }
  if (opensAt !== null) return still({ state: 'counting', opensAt, roomFrom });
  return noneLeft ? look() : START;
};

/** Whether a state has an answer for good, so that its wish is over. */
export const isOver = ({ state }: ClaimState): boolean =>
  !['locating', 'entering', 'early', 'waiting', 'sending', 'unknown'].includes(state);
