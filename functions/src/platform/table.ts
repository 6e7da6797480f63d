import {
  ConditionalCheckFailedException,
  TransactionCanceledException,
  TransactionConflictException,
} from '@aws-sdk/client-dynamodb';
import {
  BatchGetCommand,
  BatchWriteCommand,
  DeleteCommand,
  type DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
  TransactWriteCommand,
  type TransactWriteCommandInput,
  UpdateCommand,
  type UpdateCommandInput,
} from '@aws-sdk/lib-dynamodb';
import type { Page } from '@luhuan/shared/api/endpoint';
import type { Instant } from '@luhuan/shared/clock';
import { type Result, ok, refuse } from '@luhuan/shared/result';
import * as z from 'zod';
import { fenced } from './fence.ts';
import { TABLE_SHAPE } from './table-shape.ts';

export type Key = { readonly pk: string; readonly sk: string };
export type Write = NonNullable<TransactWriteCommandInput['TransactItems']>[number];
/** What is written together; a list under one name is several copies of one thing. */
export type Writes = Readonly<Record<string, Write | readonly Write[] | undefined>>;
export type Table = {
  readonly db: DynamoDBDocumentClient;
  readonly name: string;
  /** Waits before a conflicting transaction is tried again; the number of the try is given, from 1. */
  readonly backOff: (attempt: number) => Promise<void>;
  /** Names one transaction, so that the SDK's own retry of a lost reply cannot apply it twice. */
  readonly newToken: () => string;
  /** Rows that never change once written, by key. */
  readonly immutable: Map<string, unknown>;
  /** Rows that may be a moment old, by key, with when they were read. */
  readonly recent: Map<string, { readonly at: Instant; readonly row: unknown }>;
};

const TRIES_MAX = 8;
const IMMUTABLE_MAX = 500;
const BATCH_MAX = 100;
const PUTS_MAX = 25;

/** Reads one item and parses it; a row that does not fit its schema is a bug and throws. */
export const read = async <S extends z.ZodType>(
  table: Table,
  key: Key,
  schema: S,
): Promise<z.output<S> | undefined> => {
  const { Item } = await table.db.send(new GetCommand({ TableName: table.name, Key: key, ConsistentRead: true }));
  return Item === undefined ? undefined : schema.parse(Item);
};

/** Reads an item that is written once and never changed, at most once per process. */
export const readImmutable = async <S extends z.ZodType>(
  table: Table,
  key: Key,
  schema: S,
): Promise<z.output<S> | undefined> => {
  const cacheKey = `${key.pk} ${key.sk}`;
  const known = table.immutable.get(cacheKey);
  // the cache only ever holds what this very schema returned for this key
  if (known !== undefined) return known as z.output<S>;
  const found = await read(table, key, schema);
  if (table.immutable.size >= IMMUTABLE_MAX) table.immutable.clear();
  if (found !== undefined) table.immutable.set(cacheKey, found);
  return found;
};

/** Reads up to 100 items in one consistent request each; the answer is in the order of `keys`, raw. */
export const readBatch = async (
  table: Table,
  keys: readonly Key[],
): Promise<(Record<string, unknown> | undefined)[]> => {
  const found = new Map<string, Record<string, unknown>>();
  let wanted = [...keys];
  while (wanted.length > 0) {
    const batch = wanted.slice(0, BATCH_MAX);
    const reply = await table.db.send(
      new BatchGetCommand({ RequestItems: { [table.name]: { Keys: batch, ConsistentRead: true } } }),
    );
    for (const item of reply.Responses?.[table.name] ?? []) found.set(`${item['pk']} ${item['sk']}`, item);
    const left = (reply.UnprocessedKeys?.[table.name]?.Keys ?? []) as Key[];
    wanted = [...left, ...wanted.slice(batch.length)];
  }
  return keys.map(({ pk, sk }) => found.get(`${pk} ${sk}`));
};

type Range = {
  readonly pk: string;
  readonly prefix: string;
  readonly index?: 'lists';
  readonly descending?: boolean;
  readonly limit?: number;
  /** Sort key of the last item of the page before. */
  readonly after?: string | undefined;
  /** Only items whose sort key comes before this. */
  readonly before?: string;
};

const keyNames = (index: Range['index']) =>
  index === undefined
    ? { pk: TABLE_SHAPE.partitionKey, sk: TABLE_SHAPE.sortKey }
    : { pk: TABLE_SHAPE.listIndex.partitionKey, sk: TABLE_SHAPE.listIndex.sortKey };

/** The store orders keys by their UTF-8 bytes, JavaScript its strings by UTF-16 units. */
const isBelow = (a: string, b: string): boolean => Buffer.compare(Buffer.from(a), Buffer.from(b)) < 0;

/** Just above every sort key that begins with `prefix`. */
const endOf = (prefix: string): string => `${prefix}\u{10FFFF}`;

/** First and last sort key to read, both within the prefix whatever the cursor says; `low` above `high`: nothing. */
const boundsOf = ({ prefix, descending = false, after, before }: Range): { low: string; high: string } => {
  const first = prefix === '' ? '\u0000' : prefix; // DynamoDB refuses to compare a key with the empty string
  const above = after === undefined || descending ? first : `${after}\u0000`;
  // exclusive ends: BETWEEN is inclusive, so an equal key is dropped after the read
  const ends = [endOf(prefix), before, descending ? after : undefined].filter((end) => end !== undefined);
  return {
    low: isBelow(above, first) ? first : above,
    high: ends.reduce((lowest, end) => (isBelow(end, lowest) ? end : lowest)),
  };
};

/** One page of a partition whose sort keys begin with `prefix`. The cursor is a sort key: it cannot leave its partition. */
export const query = async <S extends z.ZodType>(table: Table, range: Range, schema: S): Promise<Page<z.output<S>>> => {
  const names = keyNames(range.index);
  const descending = range.descending ?? false;
  const { after } = range;
  const { low, high } = boundsOf(range);
  if (isBelow(high, low)) return { items: [], cursor: null };
  const items: Record<string, unknown>[] = [];
  let start: Record<string, unknown> | undefined;
  let enough = false;
  while (!enough) {
    const reply = await table.db.send(
      new QueryCommand({
        TableName: table.name,
        ...(range.index === undefined ? { ConsistentRead: true } : { IndexName: TABLE_SHAPE.listIndex.name }),
        KeyConditionExpression: '#pk = :pk AND #sk BETWEEN :low AND :high',
        ExpressionAttributeNames: { '#pk': names.pk, '#sk': names.sk },
        ExpressionAttributeValues: { ':pk': range.pk, ':low': low, ':high': high },
        ScanIndexForward: !descending,
        ...(range.limit === undefined ? {} : { Limit: range.limit + 2 }),
        ...(start === undefined ? {} : { ExclusiveStartKey: start }),
      }),
    );
    items.push(...(reply.Items ?? []).filter((item) => item[names.sk] !== after && item[names.sk] !== range.before));
    start = reply.LastEvaluatedKey;
    enough = start === undefined || (range.limit !== undefined && items.length > range.limit);
  }
  const page = range.limit === undefined ? items : items.slice(0, range.limit);
  const more = page.length < items.length;
  return {
    items: page.map((item) => schema.parse(item)),
    cursor: more ? String(page.at(-1)?.[names.sk]) : null,
  };
};

/**
 * How many items there are in a range, its end included.
 * @param most enough: once more than as many were found, the rest is not counted
 */
export const count = async (
  table: Table,
  range: Pick<Range, 'pk' | 'prefix' | 'before'>,
  most = Infinity,
): Promise<number> => {
  const { low, high } = boundsOf(range);
  if (isBelow(high, low)) return 0;
  let found = 0;
  let start: Record<string, unknown> | undefined;
  do {
    const reply = await table.db.send(
      new QueryCommand({
        TableName: table.name,
        Select: 'COUNT',
        ConsistentRead: true,
        KeyConditionExpression: 'pk = :pk AND sk BETWEEN :low AND :high',
        ExpressionAttributeValues: { ':pk': range.pk, ':low': low, ':high': high },
        ...(Number.isFinite(most) ? { Limit: most + 1 - found } : {}),
        ...(start === undefined ? {} : { ExclusiveStartKey: start }),
      }),
    );
    found += reply.Count ?? 0;
    start = reply.LastEvaluatedKey;
  } while (start !== undefined && found <= most);
  return found;
};

/** Sends a write of one item, again while a transaction is at it. */
const sendOne = async <T>(table: Table, send: () => Promise<T>): Promise<T> => {
  for (let attempt = 1; ; attempt++)
    try {
      return await send();
    } catch (error) {
      if (!(error instanceof TransactionConflictException)) throw error;
      if (attempt === TRIES_MAX) throw new Contention(`an item met transactions ${TRIES_MAX} times`);
      await table.backOff(attempt);
    }
};

/**
 * Writes or deletes one item on its condition. @returns false when the condition failed, which after a lost reply says nothing
 * of whose write is there.
 */
export const writeOne = async (table: Table, write: Write, until?: Instant): Promise<boolean> => {
  const send = async (): Promise<unknown> => {
    if (write.Put !== undefined) return table.db.send(new PutCommand(fenced(write.Put, until)));
    if (write.Update !== undefined) return table.db.send(new UpdateCommand(fenced(write.Update, until)));
    if (write.Delete !== undefined) return table.db.send(new DeleteCommand(fenced(write.Delete, until)));
    throw new Error('a check by itself writes nothing');
  };
  try {
    await sendOne(table, send);
    return true;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return false;
    throw error;
  }
};

/** Updates one item. @returns it as it is now; `undefined` when the condition failed. */
export const updateOne = async <S extends z.ZodType>(
  table: Table,
  update: UpdateCommandInput,
  schema: S,
): Promise<z.output<S> | undefined> => {
  try {
    const { Attributes } = await sendOne(table, () =>
      table.db.send(new UpdateCommand({ ...update, ReturnValues: 'ALL_NEW' })),
    );
    return schema.parse(Attributes);
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return undefined;
    throw error;
  }
};

/** Puts items whatever is there, up to 25 in one request; each is written or not by itself. @throws {Contention} when the store would not take them. */
export const putAll = async (
  table: Table,
  items: readonly (Key & Readonly<Record<string, unknown>>)[],
): Promise<void> => {
  for (let first = 0; first < items.length; first += PUTS_MAX) {
    let wanted = items.slice(first, first + PUTS_MAX).map((Item) => ({ PutRequest: { Item } }));
    for (let attempt = 1; wanted.length > 0; attempt++) {
      if (attempt > TRIES_MAX) throw new Contention(`${wanted.length} items were not taken in ${TRIES_MAX} tries`);
      if (attempt > 1) await table.backOff(attempt);
      const reply = await table.db.send(new BatchWriteCommand({ RequestItems: { [table.name]: wanted } }));
      wanted = (reply.UnprocessedItems?.[table.name] ?? []) as typeof wanted;
    }
  }
};

const CONTENTION = ['TransactionConflict', 'ThrottlingError', 'ProvisionedThroughputExceeded'];

/** The store was too busy for every try; nothing was written. */
export class Contention extends Error {
  override readonly name = 'Contention';
}

/**
 * Commits named writes together, or none of them. A failed condition comes back as the name of its write, the first one
 * named; contention is tried again a bounded number of times. Nothing leaves at or after `until`.
 * @throws {Contention} when it did not clear.
 */
export const commit = async <const W extends Writes>(
  table: Table,
  writes: W,
  until?: Instant,
): Promise<Result<void, keyof W & string>> => {
  const named = Object.entries<Writes[string]>(writes).flatMap(([name, write]) =>
    [write ?? []].flat().map((one): [string, Write] => [name, one]),
  );
  const TransactItems = named.map(([, write]) => write);
  for (let attempt = 1; attempt <= TRIES_MAX; attempt++) {
    try {
      const input = { TransactItems, ClientRequestToken: table.newToken() };
      await table.db.send(new TransactWriteCommand(fenced(input, until)));
      return ok(undefined);
    } catch (error) {
      if (!(error instanceof TransactionCanceledException)) throw error;
      const codes = (error.CancellationReasons ?? []).map((reason) => reason.Code);
      const failed = named[codes.indexOf('ConditionalCheckFailed')]?.[0];
      if (failed !== undefined) return refuse(failed);
      if (!codes.some((code) => code !== undefined && CONTENTION.includes(code))) throw error;
      await table.backOff(attempt);
    }
  }
  throw new Contention(`a transaction on ${named.map(([name]) => name).join(', ')} met contention ${TRIES_MAX} times`);
};
