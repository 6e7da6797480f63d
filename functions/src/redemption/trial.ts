import { type Instant, plusSeconds } from '@luhuan/shared/clock';
import { type NewId, type OrderId, ReservationId, type ShopId } from '@luhuan/shared/ids';
import { type Voucher, reserve } from '@luhuan/shared/voucher/voucher';

/** Ids of what was only tried out count from a year no clock has reached: they never meet real ones, and can be told by sight. */
const MARK = '7ZZZZZZZZZDRYRVN';
const MARK_SECONDS = 60;

export const trialIds =
  (newId: NewId): NewId =>
  () =>
    `${MARK}${newId().slice(MARK.length)}`;

/** The voucher as a sale sees it. */
export type Reserved = (
  voucher: Voucher,
  sale: { readonly reservationId: ReservationId | OrderId; readonly shopId: ShopId },
  at: Instant,
) => Voucher;

/**
 * A reservation that was tried out was kept nowhere. Who tries out the sale after it names its id, and the voucher counts as
 * reserved, unless another shop has it.
 */
export const reservedOnTrial: Reserved = (voucher, { reservationId, shopId }, at) => {
  if (!reservationId.startsWith(`rsv_${MARK}`)) return voucher;
  const named = ReservationId.parse(reservationId);
  const reserved = reserve(voucher, { reservationId: named, shopId, until: plusSeconds(at, MARK_SECONDS) }, at);
  return reserved.ok ? reserved.value : voucher;
};
