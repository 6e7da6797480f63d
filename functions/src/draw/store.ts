import type { DrawKey } from '@luhuan/shared/draw/draw';
import { ClosedRound, type ListedRound, Registration } from '@luhuan/shared/draw/round';
import { Instant } from '@luhuan/shared/clock';
import { EntryId, type PersonId, PersonId as PersonIdSchema } from '@luhuan/shared/ids';
import * as z from 'zod';
import { shardOf } from '../platform/shard.ts';
import { type Key, type Table, type Write, count, putAll, query, read } from '../platform/table.ts';

/** The key is the rule: one for a person and round. */
export const RegistrationRow = Registration.extend({
  type: z.literal('registration'),
  /** Rises with every change; every change is conditional on it. */
  version: z.int().min(1),
  requestId: z.string(),
});
export type RegistrationRow = z.infer<typeof RegistrationRow>;

const [listed, drawn] = ClosedRound.options;
const progress = {
  type: z.literal('draw-round'),
  version: z.int().min(1),
  /** The place in the order drawn that is awarded next, from 1. */
  next: z.int().min(1),
  /** Awards of the round that ended unclaimed: as many more places follow. */
  lapsed: z.int().min(0),
};
/** A round whose list is closed, and how far its awards are. */
export const RoundRow = z.discriminatedUnion('state', [listed.extend(progress), drawn.extend(progress)]);
export type RoundRow = z.infer<typeof RoundRow>;

const Listed = z.object({ entryId: EntryId, personId: PersonIdSchema, weight: z.int().min(1) });
export type Listed = z.infer<typeof Listed>;

/** A part of the list in its canonical order. */
export const ListPageRow = z.object({ type: z.literal('draw-list'), entries: z.array(Listed) });
/** Where the entries of a part of the list came in the order drawn. */
export const PlacesPageRow = z.object({
  type: z.literal('draw-places'),
  entryIds: z.array(EntryId),
  places: z.array(z.int().min(1)),
});
/** A part of the order drawn. */
export const OrderPageRow = z.object({
  type: z.literal('draw-order'),
  first: z.int().min(1),
  entries: z.array(Listed),
});
/** How many had registered when they were last counted. */
export const RegisteredRow = z.object({
  type: z.literal('draw-registered'),
  registered: z.int().min(0),
  countedAt: Instant,
});
export type Registered = Omit<z.infer<typeof RegisteredRow>, 'type'>;

const SHARDS = 16;
/** Small enough that somebody's own place is one cheap read, large enough that half a million entries are a thousand items. */
const PAGE = 500;

const partition = ({ campaignId, category, round }: DrawKey): string =>
  `DRAW#${campaignId}#${category}#${String(round).padStart(2, '0')}`;
const shards = (key: DrawKey): string[] =>
  Array.from({ length: SHARDS }, (_, shard) => `${partition(key)}#${String(shard).padStart(2, '0')}`);

const registrationKey = (key: DrawKey, personId: PersonId): Key => ({
  pk: `${partition(key)}#${shardOf(personId, SHARDS)}`,
  sk: `PERSON#${personId}`,
});
const roundKey = (key: DrawKey): Key => ({ pk: partition(key), sk: 'ROUND' });
const registeredKey = (key: DrawKey): Key => ({ pk: partition(key), sk: 'REGISTERED' });

export const readRegistration = (
  table: Table,
  key: DrawKey,
  personId: PersonId,
): Promise<RegistrationRow | undefined> => read(table, registrationKey(key, personId), RegistrationRow);

/** Its condition fails when the person has registered for the round before. */
export const addRegistration = (table: Table, row: RegistrationRow): Write => ({
  Put: {
    TableName: table.name,
    Item: { ...registrationKey(row, row.personId), ...row },
    ConditionExpression: 'attribute_not_exists(pk)',
  },
});

export const changeRegistration = (table: Table, before: RegistrationRow, after: RegistrationRow): Write => ({
  Put: {
    TableName: table.name,
    Item: { ...registrationKey(after, after.personId), ...after, version: before.version + 1 },
    ConditionExpression: 'version = :version',
    ExpressionAttributeValues: { ':version': before.version },
  },
});

/** Everybody who is registered, in no order; page by page, so that only entries are kept. */
export const readRegistered = async (table: Table, key: DrawKey): Promise<Listed[]> => {
  const all = await Promise.all(shards(key).map((pk) => query(table, { pk, prefix: 'PERSON#' }, RegistrationRow)));
  return all.flatMap(({ items }) =>
    items.flatMap(({ entryId, personId, state }) => (state === 'in' ? [{ entryId, personId, weight: 1 }] : [])),
  );
};

/** Counts registrations; withdrawn ones are counted, too, until the list is closed. */
export const countRegistered = async (table: Table, key: DrawKey): Promise<number> => {
  const counts = await Promise.all(shards(key).map((pk) => count(table, { pk, prefix: 'PERSON#' })));
  return counts.reduce((sum, one) => sum + one, 0);
};

export const readCount = (table: Table, key: DrawKey): Promise<Registered | undefined> =>
  read(table, registeredKey(key), RegisteredRow);

export const putCount = (table: Table, key: DrawKey, counted: Registered): Promise<void> =>
  putAll(table, [{ ...registeredKey(key), type: 'draw-registered', ...counted }]);

export const readRound = (table: Table, key: DrawKey): Promise<RoundRow | undefined> =>
  read(table, roundKey(key), RoundRow);

const roundItem = (row: RoundRow) => ({ ...roundKey(row), ...row });

/** Closes the list; its condition fails when it was closed before. */
export const addRound = (table: Table, round: ListedRound): Write => ({
  Put: {
    TableName: table.name,
    Item: roundItem({ type: 'draw-round', version: 1, next: 1, lapsed: 0, ...round }),
    ConditionExpression: 'attribute_not_exists(pk)',
  },
});

export const changeRound = (table: Table, before: RoundRow, after: ClosedRound): Write => {
  const { type, version, next, lapsed } = before;
  return {
    Put: {
      TableName: table.name,
      Item: roundItem({ type, next, lapsed, ...after, version: version + 1 }),
      ConditionExpression: 'version = :version',
      ExpressionAttributeValues: { ':version': version },
    },
  };
};

/** Moves on in the order drawn; its condition fails when another run has awarded these places. */
export const moveOn = (table: Table, round: RoundRow, places: number): Write => ({
  Update: {
    TableName: table.name,
    Key: roundKey(round),
    UpdateExpression: 'SET #next = :after',
    ConditionExpression: '#next = :next',
    ExpressionAttributeNames: { '#next': 'next' },
    ExpressionAttributeValues: { ':next': round.next, ':after': round.next + places },
  },
});

/** Lets as many more places follow. */
export const countLapsed = (table: Table, key: DrawKey, lapses: number): Write => ({
  Update: {
    TableName: table.name,
    Key: roundKey(key),
    UpdateExpression: 'ADD lapsed :lapses',
    ConditionExpression: 'attribute_exists(pk)',
    ExpressionAttributeValues: { ':lapses': lapses },
  },
});

const pagesOf = <T>(items: readonly T[]): T[][] =>
  Array.from({ length: Math.ceil(items.length / PAGE) }, (_, page) => items.slice(page * PAGE, (page + 1) * PAGE));

/**
 * Writes the list in its canonical order. As with order and places, the same list always gives the same items: a run that was
 * killed begins again, and one that comes late changes nothing.
 */
export const putList = (table: Table, key: DrawKey, entries: readonly Listed[]): Promise<void> =>
  putAll(
    table,
    pagesOf(entries).map((page) => ({
      pk: partition(key),
      sk: `LIST#${page[0]?.entryId}`,
      type: 'draw-list',
      entries: page,
    })),
  );

/** Writes the order drawn, and for each part of the list where its entries came. */
export const putOrder = async (
  table: Table,
  key: DrawKey,
  entries: readonly Listed[],
  order: readonly Listed[],
): Promise<void> => {
  const places = new Map(order.map(({ entryId }, index) => [entryId, index + 1]));
  const pk = partition(key);
  await putAll(
    table,
    pagesOf(order).map((page, index) => ({
      pk,
      sk: `ORDER#${String(index * PAGE + 1).padStart(7, '0')}`,
      type: 'draw-order',
      first: index * PAGE + 1,
      entries: page,
    })),
  );
  await putAll(
    table,
    pagesOf(entries).map((page) => ({
      pk,
      sk: `PLACES#${page[0]?.entryId}`,
      type: 'draw-places',
      entryIds: page.map(({ entryId }) => entryId),
      places: page.map(({ entryId }) => places.get(entryId) ?? 0),
    })),
  );
};

/** The list in its canonical order, or so many parts of it from a cursor on. */
export const readList = async (
  table: Table,
  key: DrawKey,
  page: { readonly after?: string | undefined; readonly limit?: number } = {},
): Promise<{ entries: Listed[]; cursor: string | null }> => {
  const { items, cursor } = await query(table, { pk: partition(key), prefix: 'LIST#', ...page }, ListPageRow);
  return { entries: items.flatMap(({ entries }) => entries), cursor };
};

/** So many entries of the order drawn from a place on. */
export const readOrder = async (table: Table, key: DrawKey, from: number, most: number): Promise<Listed[]> => {
  const first = Math.floor((from - 1) / PAGE) * PAGE + 1;
  const pages = Math.ceil((from - first + most) / PAGE);
  const before = String(first - 1).padStart(7, '0');
  const { items } = await query(
    table,
    { pk: partition(key), prefix: 'ORDER#', after: `ORDER#${before}`, limit: pages },
    OrderPageRow,
  );
  return items.flatMap(({ entries }) => entries).slice(from - first, from - first + most);
};

/** The place of an entry in the order drawn; `null` while nothing is drawn, or for an entry that is in no list. */
export const readPlace = async (table: Table, key: DrawKey, entryId: EntryId): Promise<number | null> => {
  const { items } = await query(
    table,
    { pk: partition(key), prefix: 'PLACES#', before: `PLACES#${entryId}~`, descending: true, limit: 1 },
    PlacesPageRow,
  );
  const [page] = items;
  return page?.places[page.entryIds.indexOf(entryId)] ?? null;
};
