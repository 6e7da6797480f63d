import type { EventOf } from '@luhuan/shared/event/event';
import type { Instant } from '@luhuan/shared/clock';
import type { PersonId } from '@luhuan/shared/ids';
import { eventsOf } from '@luhuan/shared/points/earn';
import type { PurseEvent } from '@luhuan/shared/points/purse';
import { eventsOfRecycled } from '@luhuan/shared/points/recycled';
import { readRevision } from '../campaign/store.ts';
import { Contention, type Table, commit } from '../platform/table.ts';
import { bookAll, putBooking, readPurse } from './store.ts';

/** Somebody else's booking can come in between so many times. */
const TRIES_MAX = 8;

/** Books events of one thing, first to last. */
const bookAs = async (
  table: Table,
  { personId, at, of }: { readonly personId: PersonId; readonly at: Instant; readonly of: string },
  events: readonly PurseEvent[],
): Promise<void> => {
  for (let attempt = 1; attempt <= TRIES_MAX; attempt++) {
    const before = await readPurse(table, personId, at);
    const booking = bookAll(before.purse, events);
    if (booking.journals.length === 0) return;
    const done = await commit(table, { booking: putBooking(table, personId, before, booking) });
    if (done.ok) return;
    await table.backOff(attempt);
  }
  throw new Contention(`the purse of ${of} changed ${TRIES_MAX} times`);
};

/** Books what a redemption and its returns earn and take back, by the rule it was made under. Repeats and events that come late change nothing. */
export const earnPoints =
  (table: Table) =>
  async ({ redemption }: EventOf<'VoucherRedeemed' | 'GoodsReturned'>): Promise<void> => {
    const { personId, redeemedAt: at, redemptionId: of, campaignId, revisionNumber } = redemption;
    const { rules } = await readRevision(table, campaignId, revisionNumber);
    await bookAs(table, { personId, at, of }, eventsOf(rules.points, redemption));
  };

/** The same for an old appliance that was recycled: pending until its dismantler's receipt is told. */
export const earnRecycled =
  (table: Table) =>
  async ({ recycled }: EventOf<'ApplianceRecycled'>): Promise<void> => {
    const { personId, handedOverAt: at, recycledId: of, campaignId, revisionNumber } = recycled;
    const { rules } = await readRevision(table, campaignId, revisionNumber);
    await bookAs(table, { personId, at, of }, eventsOfRecycled(rules.points, recycled));
  };
