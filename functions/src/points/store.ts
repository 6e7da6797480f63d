import { PersonId } from '@luhuan/shared/ids';
import { toldAt } from '@luhuan/shared/points/ending';
import { type Booking, type PurseEvent, applied } from '@luhuan/shared/points/purse';
import { Journal, Purse, emptyPurse } from '@luhuan/shared/points/journal';
import { type Instant, Instant as InstantSchema } from '@luhuan/shared/clock';
import * as z from 'zod';
import { shardOf } from '../platform/shard.ts';
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

/** The moment at which somebody is told that a lot ends. */
export const LotEndRow = z.object({
  type: z.literal('lot-end'),
  personId: PersonId,
  lotId: z.string(),
  dueAt: InstantSchema,
});
export type LotEnd = Omit<z.infer<typeof LotEndRow>, 'type'>;

const partition = (personId: PersonId): string => `PERSON#${personId}`;
const purseKey = (personId: PersonId): Key => ({ pk: partition(personId), sk: 'PURSE' });
const NUMBER_DIGITS = 8;
const BOOKINGS = 'POINTS#';
/** Lots begin in rushes, as sales do: spread over partitions so that none runs hot. */
const LOT_END_SHARDS = 4;

const lotEndKey = ({ lotId, dueAt }: LotEnd): Key => ({
  pk: `LOT-ENDS#${shardOf(lotId, LOT_END_SHARDS)}`,
  sk: `${dueAt}#${lotId}`,
});

const addLotEnd = (table: Table, end: LotEnd): Write => ({
  Put: { TableName: table.name, Item: { ...lotEndKey(end), type: 'lot-end', ...end } },
});

export const removeLotEnd = (table: Table, end: LotEnd): Write => ({
  Delete: { TableName: table.name, Key: lotEndKey(end) },
});

/** Lots to be told of by now, shard by shard, at most `limit` of each. */
export const readLotEnds = async (table: Table, now: Instant, limit: number): Promise<LotEnd[][]> => {
  const shards = Array.from({ length: LOT_END_SHARDS }, (_, shard) => `LOT-ENDS#${String(shard).padStart(2, '0')}`);
  // '$' sorts just above '#': everything due at `now` itself is included
  const pages = await Promise.all(
    shards.map((pk) => query(table, { pk, prefix: '', before: `${now}$`, limit }, LotEndRow)),
  );
  return pages.map(({ items }) => items);
};

/** A journal that says from when a lot is good also says when its end is told. */
const lotEndsIn = (table: Table, personId: PersonId, journals: readonly Journal[]): Write[] =>
  journals.flatMap(({ term }) => {
    const dueAt = term === undefined ? null : toldAt(term);
    return term === undefined || dueAt === null ? [] : [addLotEnd(table, { personId, lotId: term.lotId, dueAt })];
  });

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
): readonly Write[] => {
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
    ...lotEndsIn(table, personId, journals),
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
