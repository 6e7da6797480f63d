import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { BatchExecuteStatementCommand, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import type { Instant } from '@luhuan/shared/clock';
import { fenced } from './fence.ts';
import type { Key, Table } from './table.ts';

type Item = Key & Readonly<Record<string, unknown>>;

/** `there`: something is, which after a lost reply may be this very item; `again`: nothing was written, and a moment later it may be. */
type Inserted = 'written' | 'there' | 'again';

/** How many items may be put where nothing is, in one request. */
export type Insert = {
  /** As many the store takes in one request. */
  readonly most: number;
  /**
   * Puts up to `most` items with different keys, each only where nothing is. Nothing leaves at or after `until`.
   * @throws when the store did not answer for all of them.
   */
  readonly put: (table: Table, items: readonly Item[], until?: Instant) => Promise<readonly Inserted[]>;
};

/** Nothing was written, and the same statement may succeed a moment later. */
const AGAIN = ['ThrottlingError', 'ProvisionedThroughputExceeded', 'RequestLimitExceeded', 'TransactionConflict'];

const statementFor = ({ name }: Table, item: Item) => ({
  Statement: `INSERT INTO "${name}" VALUE {${Object.keys(item)
    .map((member) => `'${member}': ?`)
    .join(', ')}}`,
  Parameters: Object.values(item),
});

const putEach: Insert['put'] = async (table, items, until) => {
  const Statements = items.map((item) => statementFor(table, item));
  const { Responses = [] } = await table.db.send(new BatchExecuteStatementCommand(fenced({ Statements }, until)));
  return items.map((_, index) => {
    const code = Responses[index]?.Error?.Code;
    if (code === undefined) return 'written';
    if (code === 'DuplicateItem') return 'there';
    if (AGAIN.includes(code)) return 'again';
    throw new Error(`an item was not written: ${code}`);
  });
};

/** Each by itself: one write unit an item on AWS. */
export const insertEach: Insert = { most: 25, put: putEach };

/** @returns why each of the items was not written; `undefined`: all were. */
const refused = async (table: Table, items: readonly Item[], until: Instant | undefined) => {
  const TransactItems = items.map((Item) => ({
    Put: { TableName: table.name, Item, ConditionExpression: 'attribute_not_exists(pk)' },
  }));
  try {
    // no token: told again, a put finds its own item there, which is an answer; and a store remembers every token
    const input = { TransactItems };
    await table.db.send(new TransactWriteCommand(fenced(input, until)));
    return undefined;
  } catch (error) {
    if (error instanceof TransactionCanceledException && error.CancellationReasons !== undefined)
      return error.CancellationReasons.map(({ Code }) => Code);
    throw error;
  }
};

const putAtOnce: Insert['put'] = async (table, items, until) => {
  const codes = await refused(table, items, until);
  if (codes === undefined) return items.map(() => 'written');
  const free = items.filter((_, index) => codes[index] === 'None');
  const goOn = free.length > 0 && free.length < items.length;
  const rest = goOn ? (await putAtOnce(table, free, until)).values() : undefined;
  return codes.map((code) => {
    if (code === 'ConditionalCheckFailed') return 'there';
    return code === 'None' ? (rest?.next().value ?? 'again') : 'again';
  });
};

/**
 * In one commit, without those that find something there: for a store of one machine, which flushes its disk at every commit. On
 * AWS an item would cost two write units so.
 */
export const insertAtOnce: Insert = { most: 100, put: putAtOnce };
