import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { type Clock, epochMs } from '@luhuan/shared/clock';
import { DeleteCommand, ScanCommand } from '@aws-sdk/lib-dynamodb';
import { TABLE_SHAPE } from '../platform/table-shape.ts';
import type { Table } from '../platform/table.ts';

const expired = (table: Table, now: number) => ({
  TableName: table.name,
  FilterExpression: '#ttl < :now',
  ExpressionAttributeNames: { '#ttl': TABLE_SHAPE.timeToLive },
  ExpressionAttributeValues: { ':now': now },
});

/** It may have been kept for longer since it was read: then it stays. */
const remove = async (table: Table, key: { pk: unknown; sk: unknown }, now: number): Promise<boolean> => {
  const { FilterExpression, ...unchanged } = expired(table, now);
  try {
    await table.db.send(new DeleteCommand({ ...unchanged, Key: key, ConditionExpression: FilterExpression }));
    return true;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return false;
    throw error;
  }
};

const removeIn = async (table: Table, now: number): Promise<number> => {
  let removed = 0;
  let start: Record<string, unknown> | undefined;
  do {
    const page = await table.db.send(
      new ScanCommand({ ...expired(table, now), ...(start === undefined ? {} : { ExclusiveStartKey: start }) }),
    );
    for (const { pk, sk } of page.Items ?? []) if (await remove(table, { pk, sk }, now)) removed++;
    start = page.LastEvaluatedKey;
  } while (start !== undefined);
  return removed;
};

/**
 * The local counterpart of DynamoDB's time to live, which the local engine does not carry out: removes what is past its time
 * from each table. @returns how many items.
 */
export const sweep =
  ({ clock }: { readonly clock: Clock }, tables: readonly Table[]) =>
  async (): Promise<number> => {
    let removed = 0;
    for (const table of tables) removed += await removeIn(table, Math.floor(epochMs(clock.now()) / 1_000));
    return removed;
  };
