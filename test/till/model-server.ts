import type { redeemVoucher } from '@luhuan/shared/api/redemptions';
import type { Redemption } from '@luhuan/shared/redemption/redemption';
import { problemOf } from '@luhuan/shared/refusal/problem';
import type { Refusal } from '@luhuan/shared/refusal/refusal';
import { type Result, ok, refuse } from '@luhuan/shared/result';
import type * as z from 'zod';
import type { Transport } from '../../miniprogram/src/api/call.ts';
import { redemptionOf } from './sample-sale.ts';

type Sale = z.output<typeof redeemVoucher.body>;

/** What becomes of one request. `killed`: the app is, before or after its request arrived. */
export const MISHAPS = [
  'fine',
  'lost-before',
  'lost-after',
  'busy',
  'unsure',
  'killed-before',
  'killed-after',
] as const;
export type Mishap = (typeof MISHAPS)[number];

const ARRIVES: readonly Mishap[] = ['fine', 'lost-after', 'unsure', 'killed-after'];

const refused = (refusal: Refusal) => ({ status: 409, data: problemOf(refusal, 'zh-CN', 'request') });

/** The server in forty lines: one outcome a key, one redemption a voucher and a serial number, a reservation that can be over. */
export const modelServer = () => {
  const outcomes = new Map<string, { readonly body: string; readonly outcome: Result<Redemption, Refusal> }>();
  const redeemed: Sale[] = [];
  const reservations = new Map<string, string>();

  const decide = (sale: Sale): Result<Redemption, Refusal> => {
    const earlier = redeemed.find(({ voucherId }) => voucherId === sale.voucherId);
    if (earlier !== undefined) return refuse({ code: 'VoucherRedeemed', redeemedAt: redemptionAt(sale).redeemedAt });
    if (reservations.get(sale.voucherId) !== sale.reservationId) return refuse({ code: 'ReservationOver' });
    if (redeemed.some(({ serialNumber }) => serialNumber === sale.serialNumber)) return refuse({ code: 'SerialUsed' });
    redeemed.push(sale);
    return ok(redemptionAt(sale));
  };
  const redemptionAt = (sale: Sale) => redemptionOf({ sale }, redeemed.length);
  /** @throws when a key stands for something else than before. */
  const answer = (key: string, body: unknown): Result<Redemption, Refusal> => {
    const text = JSON.stringify(body);
    const before = outcomes.get(key);
    if (before !== undefined && before.body !== text) throw new Error('another body under the same key');
    const outcome = before?.outcome ?? decide(JSON.parse(text) as Sale);
    outcomes.set(key, { body: text, outcome });
    return outcome;
  };

  return {
    outcomes,
    redeemed,
    reserve: (voucherId: string, reservationId: string) => void reservations.set(voucherId, reservationId),
    endReservations: () => reservations.clear(),
    /** What a phone of this clerk sends through; `road`: what becomes of its next requests, then all is fine. */
    transport:
      (clerk: string, road: Mishap[], onKill: () => void): Transport =>
      async ({ headers, body }) => {
        const mishap = road.shift() ?? 'fine';
        const outcome = ARRIVES.includes(mishap) ? answer(`${clerk} ${headers['idempotency-key']}`, body) : undefined;
        if (mishap === 'busy') return refused({ code: 'Busy' });
        if (mishap === 'unsure') return refused({ code: 'OutcomeUnknown' });
        if (mishap.startsWith('killed')) {
          onKill();
          return new Promise(() => undefined);
        }
        if (outcome === undefined || mishap === 'lost-after') throw new Error('lost');
        return outcome.ok ? { status: 201, data: outcome.value } : refused(outcome.error);
      },
  };
};
export type ModelServer = ReturnType<typeof modelServer>;
