import type { AllocationStanding, PublicRound } from '@luhuan/shared/award/standing';
import { type Award, awardIdOf } from '@luhuan/shared/award/award';
import type { Instant } from '@luhuan/shared/clock';
import { fen } from '@luhuan/shared/fen';
import { EntryId } from '@luhuan/shared/ids';
import { RegionCode } from '@luhuan/shared/region';
import { voucherIdOf } from '@luhuan/shared/voucher/voucher-id';
import { describe, expect, test } from 'vitest';
import { sampleList, sampleValue } from '../../../test/support/draws.ts';
import { PUBLIC_DRAW, campaignId, sampleSlot, shanghai } from '../../../test/support/samples.ts';
import { takesPart, turnOf } from './turn-of.ts';

const [from, until, drawn] = ['10:00', '12:00', '14:00'].map((time) => shanghai(`2026-03-01T${time}`)) as [
  Instant,
  Instant,
  Instant,
];
const after = shanghai('2026-03-01T15:00');
const entryId = EntryId.parse(`ent_${'0'.repeat(26)}`);
const key = { campaignId: campaignId(1), category: 'fridge' as const, round: 1 };
const { personId } = sampleSlot;
const registration = { ...key, entryId, personId, channel: 'store' as const, registeredAt: from, state: 'in' as const };

const { entries, revisionHash, seedRule, seedFrom, units } = sampleList(5, { seedFrom: drawn });
const listed = {
  ...key,
  revisionNumber: 1,
  revisionHash,
  seedRule,
  seedFrom,
  units,
  entries: entries.length,
  listHash: revisionHash,
  listedAt: until,
  state: 'listed' as const,
};
const drawnRound = {
  ...listed,
  state: 'drawn' as const,
  publicValue: sampleValue,
  seed: '',
  winnersHash: revisionHash,
  orderHash: revisionHash,
  drawnAt: drawn,
};
const round: PublicRound = {
  round: 1,
  rounds: 1,
  registerFrom: from,
  registerUntil: until,
  drawnAt: drawn,
  answerHours: 12,
  seedRule: PUBLIC_DRAW.seed,
  counted: null,
  closed: null,
};

type InDraw = Extract<AllocationStanding, { kind: 'draw' }>;
const inDraw = (change: Partial<InDraw>): InDraw => ({
  kind: 'draw',
  category: 'fridge',
  round,
  registration: null,
  place: null,
  award: null,
  ...change,
});

const open: Extract<Award, { state: 'open' }> = {
  awardId: awardIdOf(entryId),
  personId,
  ...key,
  revisionNumber: 1,
  pool: { ...key, district: RegionCode.parse('440300'), shard: 0 },
  capFen: fen(150_000),
  source: { kind: 'draw', round: 1, entryId, place: 1 },
  madeAt: drawn,
  until: shanghai('2026-03-02T02:00'),
  state: 'open',
};
const voucherId = voucherIdOf(sampleSlot, 1);
const claimed: Award = { ...open, state: 'claimed', claimedAt: after, voucherId };
const lapsed = (by: 'time' | 'person'): Award => ({ ...open, state: 'lapsed', lapsedAt: after, by });

describe('a draw', () => {
  const closed = (now: PublicRound['closed']): PublicRound => ({ ...round, closed: now });
  test.each<[string, Partial<InDraw>, Instant, string]>([
    ['before registration', {}, shanghai('2026-03-01T09:59'), 'opens'],
    ['while it is open', {}, from, 'register'],
    ['registered', { registration }, from, 'registered'],
    ['at its end, registered', { registration }, until, 'closing'],
    ['at its end, not registered', {}, until, 'missed'],
    ['with a closed list', { registration, round: closed(listed) }, after, 'listed'],
    ['drawn, among the winners', { registration, place: 3, round: closed(drawnRound) }, after, 'setting-aside'],
    ['with an award', { registration, place: 3, award: open }, after, 'won'],
    ['with one whose time is over', { registration, place: 3, award: open }, open.until, 'lapsed'],
    ['with one that was claimed', { registration, place: 3, award: claimed }, after, 'claimed'],
    ['with one that was given up', { registration, place: 3, award: lapsed('person') }, after, 'declined'],
    ['with one that ended', { registration, place: 3, award: lapsed('time') }, after, 'lapsed'],
  ])('%s', (_, change, now, state) => {
    expect(turnOf(inDraw(change), now).state).toBe(state);
  });

  test('the fourth of three winners is the first in reserve', () => {
    const standing = inDraw({ registration, place: 4, round: closed(drawnRound) });
    expect(turnOf(standing, after)).toEqual({ state: 'reserve', place: 1 });
  });

  test('a closed list waits for the first round of the source from the moment of the draw on', () => {
    const { state, ...wanted } = turnOf(inDraw({ registration, round: closed(listed) }), after);
    expect([state, wanted]).toEqual(['listed', { round: expect.stringMatching(/^\d+$/), publishedAt: drawn }]);
  });
});

describe('a line', () => {
  const waiting = { ...registration, joinedAt: from, state: 'waiting' as const };
  const called: Award = { ...open, source: { kind: 'waiting-list', entryId } };
  const inLine = (change: Partial<Extract<AllocationStanding, { kind: 'waiting-list' }>>): AllocationStanding => ({
    kind: 'waiting-list',
    category: 'fridge',
    answerHours: 24,
    waiting: null,
    place: null,
    award: null,
    ...change,
  });

  test('not in it, in it, called, and in it again after an offer that lapsed', () => {
    const place = { place: 7, exact: true };
    expect(turnOf(inLine({}), after)).toEqual({ state: 'join' });
    expect(turnOf(inLine({ waiting, place }), after)).toEqual({ state: 'waiting', ...place });
    expect(turnOf(inLine({ award: called }), after)).toEqual({ state: 'called', until: open.until });
    expect(turnOf(inLine({ award: lapsed('time') }), after)).toEqual({ state: 'lapsed' });
    expect(turnOf(inLine({ waiting, place, award: lapsed('time') }), after).state).toBe('waiting');
  });
});

test('a coupon: before its day, to be taken, to be exchanged, used, over', () => {
  const coupon = {
    couponId: open.awardId,
    personId,
    campaignId: key.campaignId,
    month: '2026-03',
    takenAt: from,
    until,
    voucherId: null,
  };
  const standing = { kind: 'two-step' as const, category: 'fridge' as const, from, until, coupon: null };
  expect(turnOf(standing, shanghai('2026-03-01T09:59'))).toEqual({ state: 'opens', at: from });
  expect(turnOf(standing, from)).toEqual({ state: 'take', until });
  expect(turnOf({ ...standing, coupon }, from)).toEqual({ state: 'exchange', until });
  expect(turnOf({ ...standing, coupon: { ...coupon, voucherId } }, until)).toEqual({ state: 'claimed', voucherId });
  for (const one of [standing, { ...standing, coupon }]) expect(turnOf(one, until)).toEqual({ state: 'over' });
});

test('a wallet shows what somebody waits for or has to do by a time, not what they might begin', () => {
  const shown = [inDraw({}), inDraw({ registration }), inDraw({ award: open })].map((one) =>
    takesPart(turnOf(one, from)),
  );
  expect(shown).toEqual([false, true, true]);
});
