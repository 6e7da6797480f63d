import * as z from 'zod';
import { Category } from '../appliance/category.ts';
import { Channel } from '../campaign/channel.ts';
import { History } from '../campaign/reclaim.ts';
import { Related } from '../campaign/relation.ts';
import type { ReturnEffect } from '../campaign/rule.ts';
import { Instant, plusDays } from '../clock.ts';
import { Attested } from '../decision/facts.ts';
import { Fen } from '../fen.ts';
import { AwardId, CampaignId, OrderId, PersonId, RedemptionId, ReservationId, ShopId } from '../ids.ts';
import { IdentityProof } from '../person/identity-proof.ts';
import { LeasedUnit } from '../quota/lease.ts';
import type { RefusalOf } from '../refusal/refusal.ts';
import { type Result, ok, refuse, unreachable } from '../result.ts';
import { VoucherId, addressOf } from './voucher-id.ts';

/** A till's hold on a voucher between preview and redemption, bound to the shop that scanned it. */
export const Reservation = z
  .object({ reservationId: ReservationId, shopId: ShopId, until: Instant })
  .meta({ id: 'Reservation' });
export type Reservation = z.infer<typeof Reservation>;

/** An online order's hold on a voucher, for days; no till redeems it, and no other order. */
export const OrderHold = Reservation.extend({ reservationId: OrderId }).meta({ id: 'OrderHold' });
export type OrderHold = z.infer<typeof OrderHold>;

/** A printed card of a voucher: who printed it last, whether it still counts, and its last use. */
export const Card = z
  .object({
    /** Rises with every print: what was printed before counts no more. */
    generation: z.int().min(1),
    printedAt: Instant,
    printedBy: PersonId,
    stopped: z.boolean(),
    used: z.object({ at: Instant, by: PersonId }).nullable(),
  })
  .meta({ id: 'Card' });
export type Card = z.infer<typeof Card>;

const base = {
  voucherId: VoucherId,
  campaignId: CampaignId,
  revisionNumber: z.int().min(1),
  category: Category,
  /** Where it is used: what was claimed for a shop is not good online. */
  channel: Channel,
  /** The most it can cost: what its claim holds of the budget. */
  capFen: Fen,
  claimedAt: Instant,
  /** Which counter of the pool holds its money, and the leased unit it was claimed on; `null`: an award. */
  quota: z.object({ shard: z.int().min(0), lease: LeasedUnit.nullable() }),
  /** Which check of the person it was granted on. */
  proof: IdentityProof,
  /** Where the phone was, for campaigns that ask; never the place itself. */
  place: Attested.nullable(),
  /** What was known of the person's earlier vouchers and other campaigns: the decision can be made again from it. */
  history: History,
  related: Related.nullable(),
  /** The award or coupon it was claimed on. */
  award: AwardId.nullable(),
  /** Who pressed: the person, or somebody with a power to claim for them. */
  claimedBy: PersonId,
  /** Good up to, not at, this instant. */
  expiresAt: Instant,
  /** `null`: never printed. */
  card: Card.nullable(),
};

export const HeldVoucher = z.object({
  ...base,
  status: z.literal('held'),
  reservation: z.union([Reservation, OrderHold]).nullable(),
});
export type HeldVoucher = z.infer<typeof HeldVoucher>;

/** One person's right to one subsidised purchase in one category. */
export const Voucher = z
  .discriminatedUnion('status', [
    HeldVoucher,
    z.object({
      ...base,
      status: z.literal('redeemed'),
      redeemedAt: Instant,
      redemptionId: RedemptionId,
      shopId: ShopId,
      subsidyFen: Fen,
    }),
    z.object({
      ...base,
      status: z.literal('returned'),
      returnedAt: Instant,
      redemptionId: RedemptionId,
      shopId: ShopId,
      /** Up to when it counts as never used; `null`: for good. */
      restoredUntil: Instant.nullable(),
    }),
    z.object({ ...base, status: z.literal('expired'), expiredAt: Instant }),
    z.object({
      ...base,
      status: z.literal('given-back'),
      givenBackAt: Instant,
      /** Who pressed, as with `claimedBy`. */
      givenBackBy: PersonId,
    }),
  ])
  .meta({ id: 'Voucher' });
export type Voucher = z.infer<typeof Voucher>;
export type RedeemedVoucher = Extract<Voucher, { status: 'redeemed' }>;
export type ReturnedVoucher = Extract<Voucher, { status: 'returned' }>;

/** Whether somebody else pressed than whose it is. */
export const claimedByDelegate = ({ voucherId, claimedBy }: Voucher): boolean =>
  claimedBy !== addressOf(voucherId).personId;

export type VoucherEnded = RefusalOf<'VoucherExpired' | 'VoucherRedeemed' | 'VoucherReturned' | 'VoucherGivenBack'>;

/** The voucher if it can still be used at `now`. Expiry is checked here, never left to the job that tidies up. */
export const usable = (voucher: Voucher, now: Instant): Result<HeldVoucher, VoucherEnded> => {
  switch (voucher.status) {
    case 'held':
      return now < voucher.expiresAt ? ok(voucher) : refuse({ code: 'VoucherExpired', expiredAt: voucher.expiresAt });
    case 'redeemed':
      return refuse({ code: 'VoucherRedeemed', redeemedAt: voucher.redeemedAt });
    case 'returned':
      return refuse({ code: 'VoucherReturned', returnedAt: voucher.returnedAt });
    case 'expired':
      return refuse({ code: 'VoucherExpired', expiredAt: voucher.expiresAt });
    case 'given-back':
      return refuse({ code: 'VoucherGivenBack', givenBackAt: voucher.givenBackAt });
    default:
      return unreachable(voucher);
  }
};

/** What every state keeps of the claim. */
const kept = (voucher: Voucher) => ({
  voucherId: voucher.voucherId,
  campaignId: voucher.campaignId,
  revisionNumber: voucher.revisionNumber,
  category: voucher.category,
  channel: voucher.channel,
  capFen: voucher.capFen,
  claimedAt: voucher.claimedAt,
  quota: voucher.quota,
  proof: voucher.proof,
  place: voucher.place,
  history: voucher.history,
  related: voucher.related,
  award: voucher.award,
  claimedBy: voucher.claimedBy,
  expiresAt: voucher.expiresAt,
  card: voucher.card,
});

/** As it was when it was claimed, whatever became of it: what a repeat of the claim is told. */
export const asClaimed = (voucher: Voucher): HeldVoucher => ({
  ...kept(voucher),
  card: null,
  status: 'held',
  reservation: null,
});

export const expire = (voucher: HeldVoucher): Voucher => ({
  ...kept(voucher),
  status: 'expired',
  expiredAt: voucher.expiresAt,
});

/** The reservation that still counts; half-open, like every end. */
export const reservationAt = (voucher: Voucher, now: Instant): Reservation | OrderHold | null =>
  voucher.status === 'held' && voucher.reservation !== null && now < voucher.reservation.until
    ? voucher.reservation
    : null;

export const isOrderHold = (hold: Reservation | OrderHold): hold is OrderHold => hold.reservationId.startsWith('ord_');

/** The order that holds the voucher at `now`. */
export const orderHoldAt = (voucher: Voucher, now: Instant): OrderHold | null => {
  const hold = reservationAt(voucher, now);
  return hold !== null && isOrderHold(hold) ? hold : null;
};

/** A till that is just redeeming the voucher comes first, and so does an order: it is not pulled away under a shop's hands. */
export const giveBack = (
  voucher: Voucher,
  givenBackBy: PersonId,
  now: Instant,
): Result<Voucher, VoucherEnded | RefusalOf<'VoucherReserved' | 'VoucherOrdered'>> => {
  const held = usable(voucher, now);
  if (!held.ok) return held;
  const reservation = reservationAt(held.value, now);
  if (reservation !== null)
    return refuse({ code: isOrderHold(reservation) ? 'VoucherOrdered' : 'VoucherReserved', until: reservation.until });
  return ok({ ...kept(held.value), status: 'given-back', givenBackAt: now, givenBackBy });
};

/**
 * A shop is never refused by its own reservation; another shop waits until it is over.
 * @param stopped a shop that may not redeem any more: what it holds holds nobody off
 */
export const reserve = (
  voucher: Voucher,
  reservation: Reservation,
  now: Instant,
  stopped?: ShopId,
): Result<HeldVoucher, VoucherEnded | RefusalOf<'VoucherReserved'>> => {
  const held = usable(voucher, now);
  if (!held.ok) return held;
  const current = reservationAt(held.value, now);
  const mine = current?.shopId === reservation.shopId || current?.shopId === stopped;
  if (current !== null && (isOrderHold(current) || !mine))
    return refuse({ code: 'VoucherReserved', until: current.until });
  return ok({ ...held.value, reservation });
};

/**
 * Takes a voucher off a shop that was stopped and makes it good for some days more; `undefined`: this reservation is not what it
 * is held by, or the voucher is over.
 */
export const rescue = (
  voucher: Voucher,
  reservationId: ReservationId,
  moreDays: number,
  now: Instant,
): HeldVoucher | undefined => {
  const held = usable(voucher, now);
  if (!held.ok || held.value.reservation?.reservationId !== reservationId) return undefined;
  return { ...held.value, reservation: null, expiresAt: plusDays(held.value.expiresAt, moreDays) };
};

/** Binds a voucher to an order; what a till or an order holds is held. */
export const holdForOrder = (
  voucher: Voucher,
  hold: OrderHold,
  now: Instant,
): Result<HeldVoucher, VoucherEnded | RefusalOf<'VoucherReserved' | 'VoucherOrdered' | 'ChannelNotOffered'>> => {
  const held = usable(voucher, now);
  if (!held.ok) return held;
  const { channel } = held.value;
  if (channel !== 'online') return refuse({ code: 'ChannelNotOffered', channel });
  const current = reservationAt(held.value, now);
  if (current !== null)
    return refuse({ code: isOrderHold(current) ? 'VoucherOrdered' : 'VoucherReserved', until: current.until });
  return ok({ ...held.value, reservation: hold });
};

/** The voucher without an order's hold; `undefined` where that order does not hold it. */
export const letGo = (voucher: Voucher, orderId: OrderId): HeldVoucher | undefined =>
  voucher.status === 'held' && voucher.reservation?.reservationId === orderId
    ? { ...voucher, reservation: null }
    : undefined;

export const redeem = (
  voucher: Voucher,
  use: { reservationId: ReservationId | OrderId; redemptionId: RedemptionId; shopId: ShopId; subsidyFen: Fen },
  now: Instant,
): Result<RedeemedVoucher, VoucherEnded | RefusalOf<'ReservationOver'>> => {
  const held = usable(voucher, now);
  if (!held.ok) return held;
  const reservation = reservationAt(held.value, now);
  const mine = reservation?.reservationId === use.reservationId && reservation.shopId === use.shopId;
  if (!mine) return refuse({ code: 'ReservationOver' });
  const { redemptionId, shopId, subsidyFen } = use;
  return ok({ ...kept(held.value), status: 'redeemed', redeemedAt: now, redemptionId, shopId, subsidyFen });
};

/** Prints a card, or prints it anew. Online vouchers have none: nobody looks at an identity card there. */
export const printCard = (
  voucher: Voucher,
  printedBy: PersonId,
  now: Instant,
): Result<HeldVoucher & { card: Card }, VoucherEnded | RefusalOf<'ChannelNotOffered'>> => {
  const held = usable(voucher, now);
  if (!held.ok) return held;
  const { channel, card: before } = held.value;
  if (channel !== 'store') return refuse({ code: 'ChannelNotOffered', channel });
  const generation = (before?.generation ?? 0) + 1;
  return ok({ ...held.value, card: { generation, printedAt: now, printedBy, stopped: false, used: null } });
};

/** No card of the voucher counts any more; a voucher without a card stays as it is. */
export const stopCard = <V extends Voucher>(voucher: V): V =>
  voucher.card === null ? voucher : { ...voucher, card: { ...voucher.card, stopped: true } };

/** Whether what was printed under this number still counts. */
export const cardCounts = ({ card }: Voucher, generation: number): boolean =>
  card !== null && card.generation === generation && !card.stopped;

/** Notes that a till took the card in the voucher's place of a phone. */
export const useCard = <V extends Voucher>(voucher: V, by: PersonId, at: Instant): V =>
  voucher.card === null ? voucher : { ...voucher, card: { ...voucher.card, used: { at, by } } };

/** How long the right to the category is back after a return, by the campaign's rule. */
const restoredUntil = (effect: ReturnEffect, now: Instant): Instant | null => {
  switch (effect.kind) {
    case 'restore':
      return null;
    case 'restore-with-grace':
      return plusDays(now, effect.graceDays);
    case 'consume':
      return now;
    default:
      return unreachable(effect);
  }
};

/** The right that a return gave back is with the next voucher now: the returned one never counts as used again. */
export const takenUp = (voucher: Voucher): Voucher =>
  voucher.status === 'returned' ? { ...voucher, restoredUntil: null } : voucher;

/** Part of its price was paid back, and the subsidy is less. */
export const lessen = (voucher: RedeemedVoucher, subsidyFen: Fen): RedeemedVoucher => ({ ...voucher, subsidyFen });

export const bringBack = (voucher: RedeemedVoucher, effect: ReturnEffect, now: Instant): ReturnedVoucher => {
  const { redemptionId, shopId } = voucher;
  const restored = restoredUntil(effect, now);
  return { ...kept(voucher), status: 'returned', returnedAt: now, redemptionId, shopId, restoredUntil: restored };
};
