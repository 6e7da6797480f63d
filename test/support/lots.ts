import { type Clock, type Instant, plusDays } from '@luhuan/shared/clock';
import type { PersonId } from '@luhuan/shared/ids';
import { applied } from '@luhuan/shared/points/purse';
import { type Table, commit } from '../../functions/src/platform/table.ts';
import { putBooking, readPurse } from '../../functions/src/points/store.ts';
import { fen } from '@luhuan/shared/fen';
import type { Earning } from '@luhuan/shared/points/earn';
import { campaignId, redemptionId, sampleQuote } from './samples.ts';

/** So much was paid for it, and nothing came back. */
export const earning = (number: number, payFen: number, at: Instant): Earning => ({
  redemptionId: redemptionId(number),
  campaignId: campaignId(1),
  redeemedAt: at,
  quote: sampleQuote({ payFen: fen(payFen) }),
  goods: { label: null, form: null, listFen: null, baseFen: null, oldItem: null, deliveredInRegion: null },
  returns: [],
});

let lots = 0;
/** Gives somebody so many points that can be spent at once, as if a sale had earned them. */
export const givePoints = async (
  { table, clock }: { readonly table: Table; readonly clock: Clock },
  personId: PersonId,
  points: number,
  validDays = 30,
): Promise<void> => {
  const at = clock.now();
  const before = await readPurse(table, personId, at);
  const term = {
    lotId: redemptionId(900_000 + ++lots),
    campaignId: campaignId(1),
    earnedAt: at,
    activeFrom: at,
    expiresAt: plusDays(at, validDays),
  };
  const booking = applied(before.purse, { kind: 'earn', at, term, points, mostPerYear: null });
  const done = await commit(table, { booking: putBooking(table, personId, before, booking) });
  if (!done.ok) throw new Error('somebody else booked at the same time');
};
