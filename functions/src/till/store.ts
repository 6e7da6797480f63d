import { type Instant, dayOf, epochMs } from '@luhuan/shared/clock';
import { ShopId, type TillId } from '@luhuan/shared/ids';
import { Till, type TillIn, isOver } from '@luhuan/shared/till/till';
import * as z from 'zod';
import { type Key, type Table, type Write, query, read } from '../platform/table.ts';

export const TillRow = z.object({ type: z.literal('till'), till: Till });
/** Without this item a shop takes redemptions from registered tills only. */
export const TillRuleRow = z.object({ type: z.literal('till-rule'), shopId: ShopId, required: z.boolean() });

/** A device that nobody approved is forgotten a week after its code was over. */
const WAITING_KEPT_SECONDS = 7 * 86_400;
/** As many of those revoked last are listed. */
const REVOKED_SHOWN = 20;

export const tillKey = (tillId: TillId): Key => ({ pk: `TILL#${tillId}`, sk: 'TILL' });
export const tillRuleKey = (shopId: ShopId): Key => ({ pk: `SHOP#${shopId}`, sk: 'TILLS' });
const listOf = (shopId: ShopId): string => `TILLS#${shopId}`;

export const parseTill = (item: unknown): Till | undefined =>
  item === undefined ? undefined : TillRow.parse(item).till;

export const tillsRequired = (item: unknown): boolean => item === undefined || TillRuleRow.parse(item).required;

export const readTill = async (table: Table, tillId: TillId): Promise<Till | undefined> =>
  (await read(table, tillKey(tillId), TillRow))?.till;

export const readTillRule = async (table: Table, shopId: ShopId): Promise<boolean> =>
  tillsRequired(await read(table, tillRuleKey(shopId), TillRuleRow));

export const putTillRule = (table: Table, shopId: ShopId, required: boolean): Write => ({
  Put: { TableName: table.name, Item: { ...tillRuleKey(shopId), type: 'till-rule', shopId, required } },
});

const itemOf = (till: Till) => ({
  ...tillKey(till.tillId),
  listPk: listOf(till.shopId),
  listSk: isOver(till) ? `over#${till.revokedAt}#${till.tillId}` : `till#${till.registeredAt}#${till.tillId}`,
  type: 'till',
  till,
  ...(till.state === 'waiting'
    ? { removeAfter: Math.floor(epochMs(till.expiresAt) / 1_000) + WAITING_KEPT_SECONDS }
    : {}),
});

/**
 * Writes a till in place of what was read; the condition fails when somebody took a step with it since. A sale is no step: it
 * keeps nobody from ending a till. `before` `undefined`: there was none.
 */
export const changeTill = (table: Table, before: Till | undefined, after: Till): Write => ({
  Put: {
    TableName: table.name,
    Item: itemOf(after),
    ...(before === undefined
      ? { ConditionExpression: 'attribute_not_exists(pk)' }
      : {
          ConditionExpression: '#till.#state = :state AND #till.#name = :name AND #till.registeredAt = :asked',
          ExpressionAttributeNames: { '#till': 'till', '#state': 'state', '#name': 'name' },
          ExpressionAttributeValues: { ':state': before.state, ':name': before.name, ':asked': before.registeredAt },
        }),
  },
});

/** For the transaction of what was pressed at a till: its condition fails unless the till still is one, and notes the day. */
export const useTill = (table: Table, { tillId, usedOn }: TillIn<'active'>, now: Instant): Write => {
  const still = {
    TableName: table.name,
    Key: tillKey(tillId),
    ConditionExpression: '#till.#state = :active',
    ExpressionAttributeNames: { '#till': 'till', '#state': 'state' },
  };
  const today = dayOf(now);
  return usedOn === today
    ? { ConditionCheck: { ...still, ExpressionAttributeValues: { ':active': 'active' } } }
    : {
        Update: {
          ...still,
          UpdateExpression: 'SET #till.usedOn = :today',
          ExpressionAttributeValues: { ':active': 'active', ':today': today },
        },
      };
};

/** Those that are not revoked, the latest first. */
export const listTills = async (table: Table, shopId: ShopId): Promise<Till[]> =>
  (await query(table, { index: 'lists', pk: listOf(shopId), prefix: 'till#', descending: true }, TillRow)).items.map(
    ({ till }) => till,
  );

/** The last that were revoked. */
export const listRevoked = async (table: Table, shopId: ShopId): Promise<Till[]> => {
  const range = { index: 'lists' as const, pk: listOf(shopId), prefix: 'over#', descending: true };
  return (await query(table, { ...range, limit: REVOKED_SHOWN }, TillRow)).items.map(({ till }) => till);
};
