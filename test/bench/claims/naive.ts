import type { Category } from '@luhuan/shared/appliance/category';
import { scanPages } from '../../../functions/src/platform/scan.ts';
import { type Key, type Table, commit, putAll, read } from '../../../functions/src/platform/table.ts';
import type { Units } from './design.ts';
import * as z from 'zod';
import type { ClaimStore, Kept, Row } from './door.ts';

const counterKey = (category: Category): Key => ({ pk: `COUNTER#${category}`, sk: 'COUNTER' });

const claimKey = ({ category, person }: Row): Key => ({ pk: `CLAIM#${category}#${person}`, sk: 'CLAIM' });
const ClaimRow = z.object({ kept: z.string() });

const left = async (table: Table, category: Category) => {
  const persons: string[] = [];
  let units = Number.NaN;
  for await (const page of scanPages(table))
    for (const item of page) {
      if (item['pk'] === `CLAIM#${category}#${String(item['person'])}`) persons.push(String(item['person']));
      if (item['pk'] === counterKey(category).pk) units = Number(item['units']);
    }
  return { persons, wrong: units === 0 ? [] : [`${units} units are left on the counter`] };
};

/** What one would write first: a transaction of one counter and one put. */
export const naiveStore = async (table: Table, units: Units): Promise<ClaimStore> => {
  await putAll(
    table,
    [...units].map(([category, count]) => ({ ...counterKey(category), units: count })),
  );
  return {
    claim: async (row) => {
      const { category, person, kept } = row;
      const outcome = await commit(table, {
        claim: {
          Put: {
            TableName: table.name,
            Item: { ...claimKey(row), person, kept: JSON.stringify(kept) },
            ConditionExpression: 'attribute_not_exists(pk)',
          },
        },
        counter: {
          Update: {
            TableName: table.name,
            Key: counterKey(category),
            UpdateExpression: 'ADD #units :minusOne',
            ConditionExpression: '#units >= :one',
            ExpressionAttributeNames: { '#units': 'units' },
            ExpressionAttributeValues: { ':one': 1, ':minusOne': -1 },
          },
        },
      });
      if (outcome.ok) return 'won';
      return outcome.error === 'claim' ? 'again' : 'sold-out';
    },
    keptOf: async (row) => {
      const found = await read(table, claimKey(row), ClaimRow);
      return JSON.parse(found?.kept ?? '') as Kept;
    },
    stored: (category) => left(table, category),
  };
};
