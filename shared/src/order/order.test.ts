import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  campaignId,
  heldVoucher,
  personId,
  redemptionId,
  reservationId,
  sampleQuote,
  shanghai,
  shopId,
} from '../../../test/support/samples.ts';
import { Gtin } from '../appliance/gtin.ts';
import { epochMs, instantAt, plusDays, plusSeconds } from '../clock.ts';
import { fen } from '../fen.ts';
import { OrderId } from '../ids.ts';
import { InvoiceNumber, SerialNumber } from '../redemption/redemption.ts';
import { giveBack, holdForOrder, letGo, redeem, reserve } from '../voucher/voucher.ts';
import {
  ORDER_DAYS,
  Order,
  type ShipmentEntry,
  acceptOrder,
  cancelByShop,
  cancelByShopper,
  heldUntil,
  isOpen,
  lapseOrder,
  shipOrder,
  signOrder,
  signable,
} from './order.ts';

const orderId = OrderId.parse(`ord_${'1'.repeat(26)}`);
const online = heldVoucher({ channel: 'online' });
const now = shanghai('2026-03-01T12:00');
const until = heldUntil(online.expiresAt, now);
const hold = { reservationId: orderId, shopId: shopId(1), until };
const [shopper, clerk] = [personId(1), personId(2)];

const placed: Order = {
  orderId,
  shopId: shopId(1),
  shopName: '样例店',
  personId: shopper,
  voucherId: online.voucherId,
  campaignId: campaignId(1),
  category: 'fridge',
  orderNumber: 'DD-1',
  gtin: Gtin.parse('6901234567892'),
  price: { listFen: fen(299_900), deductions: [] },
  quote: sampleQuote(),
  placedAt: now,
  until,
  version: 1,
  movedAt: now,
  movedBy: shopper,
  status: 'placed',
};
const entry: ShipmentEntry = {
  carrier: '样例速运',
  trackingNumber: 'SF0001',
  serialNumber: SerialNumber.parse('SN123456'),
  imeis: [],
  invoiceNumber: InvoiceNumber.parse('25440000000123456789'),
  delivery: 'in-region',
  oldItem: null,
};

const STEPS = {
  accept: acceptOrder,
  ship: (order: Order, step: Parameters<typeof acceptOrder>[1]) => shipOrder(order, entry, step),
  sign: (order: Order, step: Parameters<typeof acceptOrder>[1]) => {
    const ready = signable(order, step.at);
    return ready.ok
      ? { ok: true as const, value: signOrder(ready.value, { way: 'app', redemptionId: redemptionId(1) }, step) }
      : ready;
  },
  cancel: cancelByShopper,
  decline: (order: Order, step: Parameters<typeof acceptOrder>[1]) => cancelByShop(order, 'lost', step),
  lapse: (order: Order, step: Parameters<typeof acceptOrder>[1]) => {
    const over = lapseOrder(order, step.at);
    return over === undefined ? { ok: false as const, error: null } : { ok: true as const, value: over };
  },
};
type Command = keyof typeof STEPS;
/** Where each command leads from each step, in time. */
const LEADS: Record<string, Partial<Record<Command, Order['status']>>> = {
  placed: { accept: 'accepted', cancel: 'cancelled', decline: 'cancelled' },
  accepted: { ship: 'shipped', cancel: 'cancelled', decline: 'cancelled' },
  shipped: { ship: 'shipped', sign: 'signed', decline: 'cancelled' },
  signed: {},
  cancelled: {},
};

describe('an order', () => {
  test('500 lives: every step is one of the table’s, in time; a version a step; what has ended stays as it is', () => {
    const command = fc.constantFrom(...(Object.keys(STEPS) as Command[]));
    const life = fc.array(fc.tuple(command, fc.integer({ min: 0, max: 40_000 })), { maxLength: 12 });
    fc.assert(
      fc.property(life, (commands) => {
        let order: Order = placed;
        let at = now;
        for (const [name, seconds] of commands) {
          at = plusSeconds(at, seconds);
          const inTime = at < order.until;
          const leads =
            name === 'lapse'
              ? isOpen(order) && !inTime
                ? 'cancelled'
                : undefined
              : inTime
                ? LEADS[order.status]?.[name]
                : undefined;
          const next: ReturnType<(typeof STEPS)[Command]> = STEPS[name](order, { at, by: clerk });
          expect(next.ok ? next.value.status : undefined).toBe(leads);
          if (!next.ok) continue;
          expect(next.value.version).toBe(order.version + 1);
          expect(Order.parse(next.value)).toEqual(next.value);
          order = next.value;
        }
      }),
      { numRuns: 500 },
    );
  });

  test('300 moments: it holds its voucher for thirty days at the most, and never past the voucher’s end', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100 }), (days) => {
        const end = heldUntil(plusDays(now, days), now);
        expect(end).toBe(plusDays(now, Math.min(days, ORDER_DAYS)));
      }),
      { numRuns: 300 },
    );
  });
});

describe('its voucher', () => {
  const ordered = holdForOrder(online, hold, now);
  if (!ordered.ok) throw new Error(ordered.error.code);
  const use = { redemptionId: redemptionId(1), shopId: shopId(1), subsidyFen: fen(1) };
  const tillHold = { reservationId: reservationId(1), shopId: shopId(1), until: plusSeconds(now, 900) };

  test('is not reserved by any till, not even of the same shop, nor by a second order, nor given back', () => {
    expect(reserve(ordered.value, tillHold, now)).toMatchObject({ error: { code: 'VoucherReserved' } });
    expect(holdForOrder(ordered.value, hold, now)).toMatchObject({ error: { code: 'VoucherOrdered' } });
    expect(giveBack(ordered.value, shopper, now)).toMatchObject({ error: { code: 'VoucherOrdered' } });
    expect(redeem(ordered.value, { ...use, reservationId: reservationId(1) }, now).ok).toBe(false);
  });

  test('is redeemed by its own order up to, not at, the end of the hold', () => {
    const by = { ...use, reservationId: orderId };
    expect(redeem(ordered.value, by, instantAt(epochMs(until) - 1)).ok).toBe(true);
    expect(redeem(ordered.value, by, until).ok).toBe(false);
    expect(redeem(ordered.value, { ...by, shopId: shopId(2) }, now).ok).toBe(false);
  });

  test('is let go by that order alone', () => {
    expect(letGo(ordered.value, orderId)).toEqual(online);
    expect(letGo(ordered.value, OrderId.parse(`ord_${'2'.repeat(26)}`))).toBeUndefined();
    expect(letGo(online, orderId)).toBeUndefined();
  });

  test('is one for online', () => {
    expect(holdForOrder(heldVoucher(), hold, now)).toMatchObject({
      error: { code: 'ChannelNotOffered', channel: 'store' },
    });
  });
});
