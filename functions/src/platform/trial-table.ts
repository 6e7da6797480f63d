import {
  BatchWriteCommand,
  DeleteCommand,
  PutCommand,
  TransactWriteCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import type { Key, Table, Write } from './table.ts';

/** The answer rests on something being counted: to give it without counting would let anybody guess for nothing. */
export class CannotBeTried extends Error {
  override readonly name = 'CannotBeTried';
}

type Conditional = NonNullable<Write['ConditionCheck']>;

/** Holds for every item, so that each check stands where its write stood: a refusal names the place. */
const ALWAYS = 'attribute_exists(pk) OR attribute_not_exists(pk)';

/** The store refuses names and values that no expression uses. */
const usedIn = <T>(expression: string, given: Record<string, T> | undefined): Record<string, T> | undefined => {
  const words = new Set(expression.match(/[#:]\w+/g));
  const used = Object.entries(given ?? {}).filter(([word]) => words.has(word));
  return used.length === 0 ? undefined : Object.fromEntries(used);
};

type Part = Omit<Conditional, 'Key' | 'ConditionExpression'> & Partial<Pick<Conditional, 'ConditionExpression'>>;

const checkOn = (key: Key, { TableName, ConditionExpression, ...given }: Part): Write => {
  const expression = ConditionExpression ?? ALWAYS;
  return {
    ConditionCheck: {
      TableName,
      Key: { pk: key.pk, sk: key.sk },
      ConditionExpression: expression,
      ExpressionAttributeNames: usedIn(expression, given.ExpressionAttributeNames),
      ExpressionAttributeValues: usedIn(expression, given.ExpressionAttributeValues),
    },
  };
};

/** What a write makes sure of, without what it writes. */
const checkOf = (write: Write): Write => {
  // every item of the house has these two for its key
  if (write.Put !== undefined) return checkOn(write.Put.Item as Key, write.Put);
  const other = write.Update ?? write.Delete;
  return other === undefined ? write : checkOn(other.Key as Key, other);
};

/**
 * The same table for trying something out: it is read as it is, transactions become their own conditions, which the store checks
 * as it would have, and nothing is written. Notes put by themselves, such as the memory of a refusal, are not taken.
 */
export const trialTable = (table: Table): Table => {
  const db = Object.create(table.db) as Table['db'];
  const send = async (command: Parameters<Table['db']['send']>[0]): Promise<unknown> => {
    if (command instanceof TransactWriteCommand) {
      const { input } = command;
      return table.db.send(
        new TransactWriteCommand({ ...input, TransactItems: (input.TransactItems ?? []).map(checkOf) }),
      );
    }
    if (command instanceof PutCommand) return {};
    if (command instanceof UpdateCommand || command instanceof DeleteCommand || command instanceof BatchWriteCommand)
      throw new CannotBeTried('something would be counted');
    return table.db.send(command);
  };
  db.send = send as typeof db.send;
  return { ...table, db };
};
