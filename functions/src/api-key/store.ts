import { ApiKey, StoredKey } from '@luhuan/shared/api-key/api-key';
import type { Day } from '@luhuan/shared/clock';
import type { ApiKeyId, ShopId } from '@luhuan/shared/ids';
import * as z from 'zod';
import { type Key, type Table, type Write, query, read } from '../platform/table.ts';

/** `state` stands beside the key: conditions look at it. */
export const ApiKeyRow = z.object({
  type: z.literal('api-key'),
  state: z.enum(['active', 'revoked']),
  /** Counts the changes; that it was used is none. */
  version: z.int().min(1),
  key: StoredKey,
});
export type ApiKeyRow = z.infer<typeof ApiKeyRow>;

export const apiKeyKey = (keyId: ApiKeyId): Key => ({ pk: `API-KEY#${keyId}`, sk: 'API-KEY' });
const partitionOf = (shopId: ShopId): string => `API-KEYS#${shopId}`;

export const parseApiKey = (item: unknown): ApiKeyRow | undefined => ApiKeyRow.optional().parse(item);

/** A key of a shop; another shop's is not there. */
export const readApiKey = async (
  table: Table,
  shopId: ShopId | null,
  keyId: ApiKeyId,
): Promise<ApiKeyRow | undefined> => {
  const row = await read(table, apiKeyKey(keyId), ApiKeyRow);
  return row?.key.shopId === shopId ? row : undefined;
};

/** Newest first, as shops see them. */
export const listApiKeys = async (table: Table, shopId: ShopId): Promise<ApiKey[]> => {
  const range = { index: 'lists' as const, pk: partitionOf(shopId), prefix: '', descending: true };
  return (await query(table, range, z.object({ key: ApiKey }))).items.map(({ key }) => key);
};

const itemOf = ({ version, key }: Pick<ApiKeyRow, 'version' | 'key'>) => ({
  ...apiKeyKey(key.keyId),
  listPk: partitionOf(key.shopId),
  listSk: key.keyId,
  type: 'api-key',
  state: key.state,
  version,
  key,
});

export const addApiKey = (table: Table, key: StoredKey): Write => ({
  Put: {
    TableName: table.name,
    Item: itemOf({ version: 1, key }),
    ConditionExpression: 'attribute_not_exists(pk)',
  },
});

/** Its condition fails when the key was changed since it was read. */
export const changeApiKey = (table: Table, { version }: ApiKeyRow, key: StoredKey): Write => ({
  Put: {
    TableName: table.name,
    Item: itemOf({ version: version + 1, key }),
    ConditionExpression: '#version = :before',
    ExpressionAttributeNames: { '#version': 'version' },
    ExpressionAttributeValues: { ':before': version },
  },
});

/** Its condition fails when the key was changed since it was read: the next call of the day notes it. */
export const noteUsed = (table: Table, { version, key }: ApiKeyRow, day: Day): Write => ({
  Update: {
    TableName: table.name,
    Key: apiKeyKey(key.keyId),
    UpdateExpression: 'SET #key.lastUsedOn = :day',
    ConditionExpression: '#version = :version',
    ExpressionAttributeNames: { '#key': 'key', '#version': 'version' },
    ExpressionAttributeValues: { ':day': day, ':version': version },
  },
});
