import { type Clock, type Instant, plusSeconds } from '@luhuan/shared/clock';
import { type Notice, noticeIdOf } from '@luhuan/shared/notice/notice';
import { standingOf } from '@luhuan/shared/register/entry';
import { RESCUE_DAYS } from '@luhuan/shared/register/terms';
import type { Shop } from '@luhuan/shared/retailer/shop';
import { nextMoment } from '@luhuan/shared/voucher/deadline';
import { type HeldVoucher, rescue } from '@luhuan/shared/voucher/voucher';
import { addressOf } from '@luhuan/shared/voucher/voucher-id';
import { addNotice } from '../notice/store.ts';
import { type Log, errorFields } from '../platform/log.ts';
import { type Table, commit } from '../platform/table.ts';
import { type HeldRow, listHeld, markRescued, readShop } from '../retailer/store.ts';
import { addDeadline, changeVoucher, readSlot, removeDeadline, slotKeyOf, voucherIn } from '../voucher/store.ts';
import { type StopRow, addRescue, listStops, readEntry, removeStop } from './store.ts';

type Deps = { readonly table: Table; readonly clock: Clock; readonly log: Log };

/** A scan that looked at the shop before it was stopped has ended by then, and its reservation is on the list. */
const LATE_SECONDS = 60;

const noticeOf = ({ voucherId, category, expiresAt }: HeldVoucher, held: HeldRow, shop: Shop, at: Instant): Notice => ({
  noticeId: noticeIdOf(`ShopStopped:${held.reservationId}`, at),
  delegate: addressOf(voucherId).personId,
  at,
  act: {
    kind: 'shop-stopped',
    voucherId,
    category,
    shopName: shop.name,
    regionCode: shop.regionCode,
    expiresAt,
  },
  readAt: null,
  disavowedAt: null,
});

/**
 * Frees one voucher, makes it good for longer, once, and tells its owner. Against a till that is just redeeming it the first
 * write of the slot counts. `again`: somebody was
 * faster, which says nothing of what they did.
 */
const rescueOne = async (
  { table, clock }: Deps,
  held: HeldRow,
  shop: Shop,
): Promise<'freed' | 'not held' | 'again'> => {
  const now = clock.now();
  const slot = await readSlot(table, slotKeyOf(held.voucherId));
  const before = voucherIn(slot, held.voucherId);
  if (slot === undefined || before === undefined) return 'not held';
  const longer = rescue(before, held.reservationId, RESCUE_DAYS, now);
  if (longer === undefined) return 'not held';
  const { voucherId, expiresAt } = before;
  const done = await commit(table, {
    rescue: addRescue(table, voucherId, { shopId: held.shopId, at: now, from: expiresAt, until: longer.expiresAt }),
    slot: changeVoucher(table, slot, longer),
    held: markRescued(table, held, now),
    deadline: removeDeadline(table, voucherId, nextMoment(expiresAt, now)),
    next: addDeadline(table, voucherId, nextMoment(longer.expiresAt, now)),
    notice: addNotice(table, slot.personId, noticeOf(longer, held, shop, now)),
  });
  if (done.ok) return 'freed';
  if (done.error !== 'rescue') return 'again';
  // good for longer already, because of another shop
  const free = { ...longer, expiresAt };
  const again = await commit(table, {
    slot: changeVoucher(table, slot, free),
    held: markRescued(table, held, now),
    notice: addNotice(table, slot.personId, noticeOf(free, held, shop, now)),
  });
  return again.ok ? 'freed' : 'again';
};

/** One pass. `complete`: nobody was in the way. */
const rescueOf = async (
  deps: Deps,
  { shopIds, stoppedAt }: StopRow,
): Promise<{ readonly freed: number; readonly complete: boolean }> => {
  let [freed, complete] = [0, true];
  for (const shopId of shopIds) {
    const shop = await readShop(deps.table, shopId);
    if (shop === undefined) throw new Error(`${shopId} is gone`);
    const rows = await listHeld(deps.table, shopId);
    for (const held of rows.filter(({ rescuedAt, until }) => rescuedAt === null && until > stoppedAt)) {
      const done = await rescueOne(deps, held, shop);
      if (done === 'freed') freed++;
      complete &&= done !== 'again';
    }
  }
  return { freed, complete };
};

/**
 * Frees the vouchers that shops held when their firm was suspended or expelled, or left. A firm is looked after until a pass that
 * began a minute after it was stopped found everything; one that may go on before that keeps what it holds.
 * @returns how many vouchers it freed; call again while it is not zero.
 */
export const rescueVouchers = (deps: Deps) => async (): Promise<number> => {
  const { table, clock, log } = deps;
  let count = 0;
  for (const stop of await listStops(table)) {
    const began = clock.now();
    try {
      const entry = await readEntry(table, stop.entryId);
      const goesOn = entry !== undefined && standingOf(entry.state) === 'admitted';
      const { freed, complete } = goesOn ? { freed: 0, complete: true } : await rescueOf(deps, stop);
      count += freed;
      const last = goesOn || (complete && began >= plusSeconds(stop.stoppedAt, LATE_SECONDS));
      if (last) await commit(table, { stop: removeStop(table, stop) });
    } catch (error) {
      log.error('vouchers of a stopped shop not freed', { error: errorFields(error) });
    }
  }
  return count;
};
