import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import type { Table } from './table.ts';

/** Walks the whole table, consistently page by page; what is written behind the walker is not seen. */
export const scanPages = async function* (
  table: Table,
  itemsMax?: number,
): AsyncGenerator<readonly Record<string, unknown>[]> {
  let start: Record<string, unknown> | undefined;
  do {
    const page = await table.db.send(
      new ScanCommand({
        TableName: table.name,
        ConsistentRead: true,
        ...(itemsMax === undefined ? {} : { Limit: itemsMax }),
        ...(start === undefined ? {} : { ExclusiveStartKey: start }),
      }),
    );
    yield page.Items ?? [];
    start = page.LastEvaluatedKey;
  } while (start !== undefined);
};
