import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  granted,
  heldVoucher,
  personId,
  redemptionId,
  reservationId,
  shanghai,
  shopId,
} from '../../../test/support/samples.ts';
import { type Instant, epochMs, instantAt, plusMs } from '../clock.ts';
import { fen } from '../fen.ts';
import { type Result, ok, refuse } from '../result.ts';
import { Voucher, bringBack, expire, giveBack, redeem, reserve, usable } from './voucher.ts';

const now = shanghai('2026-03-01T12:00');
const until = shanghai('2026-03-01T12:15');
const mine = { reservationId: reservationId(1), shopId: shopId(1), until };
const use = {
  reservationId: mine.reservationId,
  redemptionId: redemptionId(1),
  shopId: mine.shopId,
  subsidyFen: fen(44_985),
};
const held = heldVoucher();
const reserved = heldVoucher({ reservation: mine });
const VOUCHERS: Record<Voucher['status'] | 'reserved', Voucher> = {
  held,
  reserved,
  redeemed: granted(redeem(reserved, use, now)),
  returned: bringBack(granted(redeem(reserved, use, now)), { kind: 'restore' }, now),
  expired: expire(held),
  'given-back': granted(giveBack(held, personId(1), now)),
};
const COMMANDS = {
  use: (voucher: Voucher, at: Instant) => usable(voucher, at),
  reserve: (voucher: Voucher, at: Instant) => reserve(voucher, { ...mine, reservationId: reservationId(2) }, at),
  'reserve elsewhere': (voucher: Voucher, at: Instant) => reserve(voucher, { ...mine, shopId: shopId(2) }, at),
  redeem: (voucher: Voucher, at: Instant) => redeem(voucher, use, at),
  'give back': (voucher: Voucher, at: Instant) => giveBack(voucher, personId(1), at),
} satisfies Record<string, (voucher: Voucher, at: Instant) => Result<Voucher, { code: string }>>;
type Command = keyof typeof COMMANDS;

const outcome = (result: Result<Voucher, { code: string }>): string =>
  result.ok ? Voucher.parse(result.value).status : result.error.code;
const ended = (code: string): Record<Command, string> => ({
  use: code,
  reserve: code,
  'reserve elsewhere': code,
  redeem: code,
  'give back': code,
});

describe('every command from every status', () => {
  const TABLE: Record<keyof typeof VOUCHERS, Record<Command, string>> = {
    held: {
      use: 'held',
      reserve: 'held',
      'reserve elsewhere': 'held',
      redeem: 'ReservationOver',
      'give back': 'given-back',
    },
    reserved: {
      use: 'held',
      reserve: 'held',
      'reserve elsewhere': 'VoucherReserved',
      redeem: 'redeemed',
      'give back': 'VoucherReserved',
    },
    redeemed: ended('VoucherRedeemed'),
    returned: ended('VoucherReturned'),
    expired: ended('VoucherExpired'),
    'given-back': ended('VoucherGivenBack'),
  };
  const cases = Object.entries(TABLE).flatMap(([status, row]) =>
    Object.entries(row).map(([command, result]) => [status, command, result] as const),
  );

  test.each(cases)('%s, %s: %s', (status, command, result) => {
    const voucher = VOUCHERS[status as keyof typeof VOUCHERS];
    const before = structuredClone(voucher);
    expect(outcome(COMMANDS[command as Command](voucher, now))).toBe(result);
    expect(voucher).toEqual(before);
  });
});

describe('instants', () => {
  test.each(Object.keys(COMMANDS) as Command[])(
    '%s: possible a millisecond before the end, refused at it',
    (command) => {
      const late = heldVoucher({
        reservation: {
          ...mine,
          shopId: command === 'reserve elsewhere' ? shopId(2) : shopId(1),
          until: plusMs(held.expiresAt, 60_000),
        },
      });
      const voucher = command === 'give back' ? held : late;
      expect(COMMANDS[command](voucher, plusMs(held.expiresAt, -1)).ok).toBe(true);
      expect(COMMANDS[command](voucher, held.expiresAt)).toEqual({
        ok: false,
        error: { code: 'VoucherExpired', expiredAt: held.expiresAt },
      });
    },
  );

  test.each([
    ['redeem', 'redeemed', 'ReservationOver'],
    ['reserve elsewhere', 'VoucherReserved', 'held'],
    ['give back', 'VoucherReserved', 'given-back'],
  ] as const)('a reservation holds up to, not at, its end: %s is %s, then %s', (command, before, at) => {
    expect(outcome(COMMANDS[command](reserved, plusMs(until, -1)))).toBe(before);
    expect(outcome(COMMANDS[command](reserved, until))).toBe(at);
  });

  test('an expired voucher ended when it was due, not when somebody tidied up', () => {
    expect(VOUCHERS.expired).toMatchObject({ status: 'expired', expiredAt: held.expiresAt, expiresAt: held.expiresAt });
  });
});

describe('reservations', () => {
  test.each([
    ['another reservation of the same shop', { ...use, reservationId: reservationId(2) }],
    ['the same reservation typed in at another shop', { ...use, shopId: shopId(2) }],
  ])('%s redeems nothing', (_what, other) => {
    expect(redeem(reserved, other, now)).toEqual({ ok: false, error: { code: 'ReservationOver' } });
  });

  test('the shop’s second scan takes the place of its first, whose number is then over', () => {
    const again = granted(reserve(reserved, { ...mine, reservationId: reservationId(2) }, now));
    expect(again.reservation?.reservationId).toBe(reservationId(2));
    expect(redeem(again, use, now)).toEqual({ ok: false, error: { code: 'ReservationOver' } });
  });

  test('another shop is told until when', () => {
    const refusal = { ok: false, error: { code: 'VoucherReserved', until } };
    expect([COMMANDS['reserve elsewhere'](reserved, now), giveBack(reserved, personId(1), now)]).toEqual([
      refusal,
      refusal,
    ]);
  });

  test('500 shops and moments: a shop is never refused by its own reservation', () => {
    const anyMs = fc.integer({ min: epochMs(held.claimedAt), max: epochMs(held.expiresAt) - 1 });
    fc.assert(
      fc.property(fc.nat(50), fc.nat(50), anyMs, anyMs, (by, asking, ends, ms) => {
        const voucher = heldVoucher({ reservation: { ...mine, shopId: shopId(by), until: instantAt(ends) } });
        const result = reserve(
          voucher,
          { ...mine, reservationId: reservationId(2), shopId: shopId(asking) },
          instantAt(ms),
        );
        expect(result.ok).toBe(by === asking || ms >= ends);
      }),
      { numRuns: 500, examples: [[1, 1, epochMs(until), epochMs(now)]] },
    );
  });
});

/** Every status that a single command may lead to from a status. */
const NEXT: Record<Voucher['status'], readonly Voucher['status'][]> = {
  held: ['held', 'redeemed', 'expired', 'given-back'],
  redeemed: ['returned'],
  returned: [],
  expired: [],
  'given-back': [],
};

test('500 random command sequences stay on paths of the state machine, and only the status changes on the way', () => {
  const WALK: Record<string, (voucher: Voucher, at: Instant) => Result<Voucher, { code: string }>> = {
    reserve: (voucher, at) => reserve(voucher, { ...mine, until: plusMs(at, 900_000) }, at),
    'reserve elsewhere': (voucher, at) =>
      reserve(voucher, { ...mine, shopId: shopId(2), until: plusMs(at, 900_000) }, at),
    redeem: COMMANDS.redeem,
    'give back': COMMANDS['give back'],
    'bring back': (voucher, at) =>
      voucher.status === 'redeemed' ? ok(bringBack(voucher, { kind: 'consume' }, at)) : refuse({ code: 'NotSold' }),
    'tidy up': (voucher, at) =>
      voucher.status === 'held' && at >= voucher.expiresAt ? ok(expire(voucher)) : refuse({ code: 'NotDue' }),
  };
  const anyPause = fc.oneof(
    { weight: 5, arbitrary: fc.nat(20 * 60_000) },
    { weight: 1, arbitrary: fc.nat(48 * 3_600_000) },
  );
  const anyCommand = fc.oneof(
    { weight: 12, arbitrary: fc.constantFrom('reserve', 'reserve elsewhere', 'redeem', 'tidy up') },
    { weight: 1, arbitrary: fc.constantFrom('give back', 'bring back') },
  );
  const anyStep = fc.tuple(anyCommand, anyPause);
  const seen = new Set<string>();
  fc.assert(
    fc.property(fc.array(anyStep, { minLength: 1, maxLength: 25 }), (steps) => {
      let voucher: Voucher = held;
      let at = now;
      for (const [command, pauseMs] of steps) {
        at = plusMs(at, pauseMs);
        const result = WALK[command]?.(voucher, at);
        if (result?.ok !== true) continue;
        const next = Voucher.parse(result.value);
        expect(NEXT[voucher.status]).toContain(next.status);
        if (voucher.status === 'held') expect(next.status === 'expired').toBe(at >= voucher.expiresAt);
        const { voucherId, capFen, claimedAt, expiresAt, campaignId, revisionNumber, category } = next;
        const kept = { voucherId, capFen, claimedAt, expiresAt, campaignId, revisionNumber, category };
        expect({ ...held, ...kept }).toEqual(held);
        voucher = next;
      }
      seen.add(voucher.status);
    }),
    { numRuns: 500 },
  );
  expect([...seen].toSorted()).toEqual(['expired', 'given-back', 'held', 'redeemed', 'returned']);
});
