import type { Admission, CategorySupply } from '@luhuan/shared/api/admissions';
import { problemOf } from '@luhuan/shared/refusal/problem';
import type { Refusal } from '@luhuan/shared/refusal/refusal';
import { voucherIdOf } from '@luhuan/shared/voucher/voucher-id';
import { describe, expect, test } from 'vitest';
import { heldVoucher, sampleSlot, shanghai } from '../../../test/support/samples.ts';
import { type ClaimEvent, type ClaimState, type Effect, after, firstStep, isOver } from './claim-state.ts';

const opensAt = shanghai('2026-03-02T10:00');
const later = shanghai('2026-03-02T10:05');
const wish = { key: 'key-1', channel: 'store' as const };
const carried = { wish, rounds: 0 };
const voucher = { voucher: heldVoucher(), campaignTitle: '', regionName: '', secret: null };
const room = { opensAt, perSecond: 10 };
const early = { state: 'early', ...room, comers: 3, askAgainAt: later } satisfies Admission;
const placed = {
  state: 'placed',
  ...room,
  place: 9,
  ahead: 9,
  admittedFrom: later,
  goodUntil: later,
  ticket: 'ticket-1',
} satisfies Admission;
const problem = (refusal: Refusal) => problemOf(refusal, 'zh-CN', 'r');
const LIMIT = problem({ code: 'LimitReached', category: 'fridge', itemsPerPerson: 1 });
const supply = (state: CategorySupply['state']): CategorySupply =>
  state === 'none-now'
    ? { state, category: 'fridge', nextDropAt: null, someBackBy: later }
    : state === 'kept'
      ? { state, category: 'fridge', nextDropAt: null, keptUntil: later }
      : { state, category: 'fridge', nextDropAt: later };

const STATES: { readonly [S in ClaimState['state']]: Extract<ClaimState, { state: S }> } = {
  ready: { state: 'ready', again: false },
  counting: { state: 'counting', opensAt, roomFrom: opensAt },
  locating: { state: 'locating', ...carried },
  unlocated: { state: 'unlocated', trouble: { state: 'denied' } },
  entering: { state: 'entering', ...carried, behind: false },
  early: { state: 'early', ...carried, admission: early, behind: false },
  waiting: { state: 'waiting', ...carried, admission: placed, noneNow: false },
  sending: { state: 'sending', ...carried, ticket: 'ticket-1', tries: 0 },
  unknown: { state: 'unknown', ...carried, ticket: 'ticket-1', tries: 1 },
  looking: { state: 'looking', later: null },
  won: { state: 'won', voucher },
  'sold-out': { state: 'sold-out', nextDropAt: null },
  'none-now': { state: 'none-now', someBackBy: later, nextDropAt: null },
  kept: { state: 'kept', keptUntil: later },
  already: { state: 'already', voucherId: voucherIdOf(sampleSlot, 1), until: later },
  'at-till': { state: 'at-till', voucherId: voucherIdOf(sampleSlot, 1), until: later },
  barred: { state: 'barred', until: later, problem: LIMIT },
  refused: { state: 'refused', problem: LIMIT },
};

const EVENTS: { readonly [E in ClaimEvent['event']]: Extract<ClaimEvent, { event: E }> } = {
  pressed: { event: 'pressed', wish: { key: 'key-2', channel: 'online' }, needsPlace: false, needsRoom: false },
  located: { event: 'located', needsRoom: true },
  unlocated: { event: 'unlocated', trouble: { state: 'denied' } },
  admitted: { event: 'admitted', admission: placed },
  'not-admitted': { event: 'not-admitted', problem: problem({ code: 'IdentityNotVerified' }) },
  'room-silent': { event: 'room-silent' },
  'time-came': { event: 'time-came' },
  granted: { event: 'granted', voucher },
  refused: { event: 'refused', problem: LIMIT },
  unanswered: { event: 'unanswered' },
  'supply-told': { event: 'supply-told', supply: supply('sold-out') },
  'put-away': { event: 'put-away' },
};

/** Where each event leads from each state, and what is done on the way; what is not here leaves the state as it is. */
const LEADS: {
  readonly [S in ClaimState['state']]: { readonly [E in ClaimEvent['event']]?: readonly [ClaimState['state'], Effect] };
} = {
  ready: { pressed: ['sending', 'send'] },
  counting: { pressed: ['sending', 'send'], 'time-came': ['ready', 'none'] },
  locating: { located: ['entering', 'enter'], unlocated: ['unlocated', 'none'] },
  unlocated: { pressed: ['sending', 'send'], 'put-away': ['ready', 'none'] },
  entering: {
    admitted: ['waiting', 'none'],
    'not-admitted': ['refused', 'none'],
    'room-silent': ['entering', 'none'],
    'time-came': ['entering', 'enter'],
    'put-away': ['ready', 'none'],
  },
  early: {
    admitted: ['waiting', 'none'],
    'not-admitted': ['refused', 'none'],
    'room-silent': ['early', 'none'],
    'time-came': ['early', 'enter'],
    'put-away': ['ready', 'none'],
  },
  waiting: { 'time-came': ['sending', 'send'], 'supply-told': ['sold-out', 'none'], 'put-away': ['ready', 'none'] },
  sending: { granted: ['won', 'none'], refused: ['refused', 'none'], unanswered: ['unknown', 'none'] },
  unknown: { 'time-came': ['sending', 'send'] },
  looking: { 'supply-told': ['sold-out', 'none'] },
  won: {},
  'sold-out': { 'time-came': ['looking', 'look'], 'put-away': ['ready', 'none'] },
  'none-now': { pressed: ['sending', 'send'], 'time-came': ['looking', 'look'], 'put-away': ['ready', 'none'] },
  kept: { 'time-came': ['looking', 'look'], 'put-away': ['ready', 'none'] },
  already: { 'put-away': ['ready', 'none'] },
  'at-till': { 'put-away': ['ready', 'none'] },
  barred: { 'put-away': ['ready', 'none'] },
  refused: { pressed: ['sending', 'send'], 'put-away': ['ready', 'none'] },
};

describe.each(Object.values(STATES))('$state', (state) => {
  test.each(Object.values(EVENTS))('when $event', (event) => {
    const step = after(state, event);
    const leads = LEADS[state.state][event.event];
    if (leads === undefined) expect(step).toEqual({ state, effect: 'none' });
    else expect([step.state.state, step.effect]).toEqual(leads);
  });
});

const claimed = (refusal: Refusal, before: Partial<(typeof STATES)['sending']> = {}) =>
  after({ ...STATES.sending, ...before }, { event: 'refused', problem: problem(refusal) });

describe('the answers to a claim', () => {
  test('none left: the supply says how that stands', () => {
    expect(claimed({ code: 'QuotaExhausted', category: 'fridge' })).toEqual({
      state: { state: 'looking', later: null },
      effect: 'look',
    });
    const told = (one: CategorySupply | undefined) =>
      after(STATES.looking, { event: 'supply-told', supply: one }).state;
    expect(told(supply('open'))).toEqual({ state: 'ready', again: true });
    expect(told(supply('none-now'))).toEqual({ state: 'none-now', someBackBy: later, nextDropAt: null });
    expect(told(supply('sold-out'))).toEqual({ state: 'sold-out', nextDropAt: later });
    expect(told(supply('kept'))).toEqual({ state: 'kept', keptUntil: later });
    expect(told(undefined)).toEqual({ state: 'sold-out', nextDropAt: null });
  });

  test('more comes later: the supply says whether with a drop, or when what is kept opens; unheard, the answer’s own moment counts', () => {
    const step = claimed({ code: 'QuotaLater', category: 'fridge', at: opensAt });
    expect(step).toEqual({ state: { state: 'looking', later: opensAt }, effect: 'look' });
    const told = (one: CategorySupply | undefined) => after(step.state, { event: 'supply-told', supply: one }).state;
    expect(told(supply('kept'))).toEqual({ state: 'kept', keptUntil: later });
    expect(told(supply('sold-out'))).toEqual({ state: 'sold-out', nextDropAt: later });
    expect(told(undefined)).toEqual({ state: 'sold-out', nextDropAt: opensAt });
  });

  test('some may come back: the answer itself says until when', () => {
    expect(claimed({ code: 'QuotaAwaited', category: 'fridge', until: later }).state).toEqual({
      state: 'none-now',
      someBackBy: later,
      nextDropAt: null,
    });
  });

  test('one already, one at a till, barred until, and not open yet have screens of their own', () => {
    const held = { code: 'VoucherHeld', voucherId: 'vch_1', until: later } as const;
    expect(claimed({ ...held, reservedUntil: null }).state).toEqual({
      state: 'already',
      voucherId: 'vch_1',
      until: later,
    });
    expect(claimed({ ...held, reservedUntil: opensAt }).state).toEqual({
      state: 'at-till',
      voucherId: 'vch_1',
      until: opensAt,
    });
    const barred = { code: 'ReclaimBarred', category: 'fridge', by: 'day', most: 1, until: later } as const;
    expect(claimed(barred).state).toMatchObject({ state: 'barred', until: later });
    expect(claimed({ ...barred, until: null }).state).toMatchObject({ state: 'barred', until: null });
    expect(claimed({ code: 'CampaignNotYetOpen', opensAt }).state).toEqual({
      state: 'counting',
      opensAt,
      roomFrom: null,
    });
  });

  test('sent back to the room three times at the most, with the same key', () => {
    const notYet = { code: 'AdmissionNotYet', until: later, ahead: 1, seconds: 1 } as const;
    for (const rounds of [0, 1, 2])
      expect(claimed(notYet, { rounds })).toEqual({
        state: { state: 'entering', wish, rounds: rounds + 1, behind: false },
        effect: 'enter',
      });
    expect(claimed({ code: 'AdmissionNeeded' }, { rounds: 3 }).state.state).toBe('refused');
  });
});

describe('what is not known', () => {
  test('is asked again with the very same key and ticket, as often as it takes', () => {
    let state: ClaimState = STATES.sending;
    for (let tries = 1; tries <= 5; tries++) {
      state = after(state, EVENTS.unanswered).state;
      expect(state).toMatchObject({ state: 'unknown', wish, ticket: 'ticket-1', tries });
      state = after(state, EVENTS['time-came']).state;
      expect(state).toMatchObject({ state: 'sending', wish, ticket: 'ticket-1', tries });
    }
  });

  test.each(['Busy', 'ClaimedTooOften', 'SignInNeeded'] as const)(
    'stays unknown when the door says %s after a lost answer, and is a plain no when nothing was lost',
    (code) => {
      const refusal = (code === 'ClaimedTooOften' ? { code, until: later } : { code }) as Refusal;
      expect(claimed(refusal, { tries: 1 }).state).toMatchObject({ state: 'unknown', wish, tries: 2 });
      expect(claimed(refusal).state.state).toBe('refused');
    },
  );

  test('an answer that leaves it open is none, the first time as well', () => {
    expect(claimed({ code: 'OutcomeUnknown' }).state).toMatchObject({ state: 'unknown', tries: 1 });
    expect(claimed({ code: 'Internal', requestId: 'r' }).state).toMatchObject({ state: 'unknown', tries: 1 });
  });
});

describe('where the screen begins', () => {
  const nothing = { opensAt: null, roomFrom: null, noneLeft: false, left: null };
  test('with what was left open: sent, it is asked about; waiting, it goes back into the room', () => {
    expect(firstStep({ ...nothing, opensAt, left: { ...wish, sent: true } })).toEqual({
      state: { state: 'sending', ...carried, ticket: null, tries: 1 },
      effect: 'send',
    });
    expect(firstStep({ ...nothing, left: { ...wish, sent: false } })).toMatchObject({ effect: 'enter' });
  });
  test('else with the countdown, with a look at what is left, or with the button', () => {
    expect(firstStep({ ...nothing, opensAt, noneLeft: true }).state.state).toBe('counting');
    expect(firstStep({ ...nothing, noneLeft: true })).toEqual({ state: STATES.looking, effect: 'look' });
    expect(firstStep(nothing)).toEqual({ state: STATES.ready, effect: 'none' });
  });
  test('before a room opens a tap does nothing where there is none', () => {
    expect(after({ state: 'counting', opensAt, roomFrom: null }, EVENTS.pressed).effect).toBe('none');
  });
});

test('a wish is kept in exactly the six states in which it has no answer', () => {
  const open = Object.values(STATES).filter((state) => !isOver(state));
  expect(open.map(({ state }) => state)).toEqual(['locating', 'entering', 'early', 'waiting', 'sending', 'unknown']);
  for (const state of open) expect(state).toHaveProperty('wish');
});
