import type { EventOf } from '@luhuan/shared/event/event';
import { eventsOf } from '@luhuan/shared/points/earn';
import { readRevision } from '../campaign/store.ts';
import { Contention, type Table, commit } from '../platform/table.ts';
import { bookAll, putBooking, readPurse } from './store.ts';

/** Somebody else's booking can come in between so many times. */
const TRIES_MAX = 8;

/** Books what a redemption and its returns earn and take back, by the rule it was made under. Repeats and events that come late change nothing. */
export const earnPoints =
  (table: Table) =>
  async ({ redemption }: EventOf<'VoucherRedeemed' | 'GoodsReturned'>): Promise<void> => {
    const { personId, redeemedAt, campaignId, revisionNumber } = redemption;
    const { rules } = await readRevision(table, campaignId, revisionNumber);
    const events = eventsOf(rules.points, redemption);
    for (let attempt = 1; attempt <= TRIES_MAX; attempt++) {
      const before = await readPurse(table, personId, redeemedAt);
      const booking = bookAll(before.purse, events);
      if (booking.journals.length === 0) return;
      const done = await commit(table, { booking: putBooking(table, personId, before, booking) });
      if (done.ok) return;
      await table.backOff(attempt);
    }
    throw new Contention(`the purse of ${redemption.redemptionId} changed ${TRIES_MAX} times`);
  };
