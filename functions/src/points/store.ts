import { PersonId } from '@luhuan/shared/ids';
import { type Booking, type PurseEvent, applied } from '@luhuan/shared/points/purse';
import { Journal, Purse, emptyPurse } from '@luhuan/shared/points/journal';
import type { Instant } from '@luhuan/shared/clock';
import * as z from 'zod';
import { type Key, type Table, type Write, query, read } from '../platform/table.ts';

/** The purse as its last booking left it; `number` counts them. */
export const PurseRow = z.object({
  type: z.literal('purse'),
  personId: PersonId,
  number: z.int().min(1),
  purse: Purse,
});
/** What one write changed in a purse; together they are the purse. */
export const BookingRow = z.object({
  type: z.literal('points-booking'),
  personId: PersonId,
  number: z.int().min(1),
  journals: z.array(Journal).min(1),
});

const partition = (personId: PersonId): string => `PERSON#${personId}`;
const purseKey = (personId: PersonId): Key => ({ pk: partition(personId), sk: 'PURSE' });
const NUMBER_DIGITS = 8;
const BOOKINGS = 'POINTS#';

export type NumberedPurse = { readonly number: number; readonly purse: Purse };

export const readPurse = async (table: Table, personId: PersonId, now: Instant): Promise<NumberedPurse> =>
  (await read(table, purseKey(personId), PurseRow)) ?? { number: 0, purse: emptyPurse(now) };

/** The events one after the other; no journals: none of them changes anything. */
export const bookAll = (purse: Purse, events: readonly PurseEvent[]): Booking =>
  events.reduce<Booking>(
    (before, event) => {
      const next = applied(before.purse, event);
      return { purse: next.purse, journals: [...before.journals, ...next.journals] };
    },
    { purse, journals: [] },
  );

/** Writes what was booked; the condition fails when another booking came in between. */
export const putBooking = (
  table: Table,
  personId: PersonId,
  before: NumberedPurse,
  { purse, journals }: Booking,
): readonly [Write, Write] => {
  const number = before.number + 1;
  const sk = `${BOOKINGS}${String(number).padStart(NUMBER_DIGITS, '0')}`;
  return [
    {
      Put: {
        TableName: table.name,
        Item: { ...purseKey(personId), type: 'purse', personId, number, purse },
        ...(before.number === 0
          ? { ConditionExpression: 'attribute_not_exists(pk)' }
          : {
              ConditionExpression: '#number = :number',
              ExpressionAttributeNames: { '#number': 'number' },
              ExpressionAttributeValues: { ':number': before.number },
            }),
      },
    },
    {
      Put: {
        TableName: table.name,
        Item: { pk: partition(personId), sk, type: 'points-booking', personId, number, journals },
        ConditionExpression: 'attribute_not_exists(pk)',
      },
    },
  ];
};

/** Every journal of a purse, oldest first. */
export const readJournals = async (table: Table, personId: PersonId): Promise<Journal[]> =>
  (await query(table, { pk: partition(personId), prefix: BOOKINGS }, BookingRow)).items.flatMap(
    ({ journals }) => journals,
  );

/** The last bookings, newest first, from the one before `before` on. */
export const listBookings = async (
  table: Table,
  personId: PersonId,
  page: { readonly limit: number; readonly cursor?: string | undefined },
): Promise<{ journals: Journal[]; cursor: string | null }> => {
  const range = { pk: partition(personId), prefix: BOOKINGS, descending: true, limit: page.limit, after: page.cursor };
  const { items, cursor } = await query(table, range, BookingRow);
  return { journals: items.flatMap(({ journals }) => journals.toReversed()), cursor };
};
