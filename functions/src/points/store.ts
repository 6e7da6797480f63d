import { PersonId } from '@luhuan/shared/ids';
import { Lot } from '@luhuan/shared/points/points';
import * as z from 'zod';
import { type Table, type Write, query } from '../platform/table.ts';

export const LotRow = Lot.extend({ type: z.literal('lot'), personId: PersonId });

/** One redemption earns one lot: the redemption's id is in the key. Its condition fails when as many returns are counted already. */
export const putLot = (table: Table, personId: PersonId, lot: Lot): Write => ({
  Put: {
    TableName: table.name,
    Item: { pk: `PERSON#${personId}`, sk: `LOT#${lot.redemptionId}`, type: 'lot', personId, ...lot },
    ConditionExpression: 'attribute_not_exists(pk) OR #returns < :returns',
    ExpressionAttributeNames: { '#returns': 'returns' },
    ExpressionAttributeValues: { ':returns': lot.returns },
  },
});

export const readLots = async (table: Table, personId: PersonId): Promise<Lot[]> =>
  (await query(table, { pk: `PERSON#${personId}`, prefix: 'LOT#' }, Lot)).items;
