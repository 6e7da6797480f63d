import type { Clock, Instant } from '@luhuan/shared/clock';
import { type Order, lapseOrder } from '@luhuan/shared/order/order';
import { type Log, errorFields } from '../platform/log.ts';
import { type Table, commit } from '../platform/table.ts';
import { moveOrder, readDueOrders, readOrder } from './store.ts';
import { freeVoucher } from './take-step.ts';

const PER_SHARD = 50;

/** @returns whether there is nothing left to do for it. */
const lapse = async (table: Table, { shopId, orderId }: Order, now: Instant): Promise<boolean> => {
  // the index is behind: the order itself says how it stands
  const order = await readOrder(table, { shopId, orderId });
  const over = order === undefined ? undefined : lapseOrder(order, now);
  if (over === undefined) return false;
  const done = await commit(table, { order: moveOrder(table, over), slot: await freeVoucher(table, over) });
  // somebody was faster: the next round looks again
  return done.ok;
};

/**
 * Ends orders that nobody signed for in time, and lets their vouchers go. Nothing depends on when it runs: every step looks at
 * the time itself, and so does every use of the voucher.
 * @returns how many it dealt with; call again while it is not zero.
 */
export const lapseOrders =
  ({ table, clock, log }: { readonly table: Table; readonly clock: Clock; readonly log: Log }) =>
  async (): Promise<number> => {
    const now = clock.now();
    let done = 0;
    for (const order of await readDueOrders(table, now, PER_SHARD)) {
      const lapsed = await lapse(table, order, now).catch((error: unknown) => {
        log.error('order not lapsed', { error: errorFields(error) });
        return false;
      });
      if (lapsed) done++;
    }
    return done;
  };
