import type { Category } from '@luhuan/shared/appliance/category';
import { scanPages } from '../../../functions/src/platform/scan.ts';
import { type Key, type Table, commit, putAll } from '../../../functions/src/platform/table.ts';
import type { Units } from './design.ts';
import type { ClaimStore } from './door.ts';

const counterKey = (category: Category): Key => ({ pk: `COUNTER#${category}`, sk: 'COUNTER' });

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
    claim: async ({ category, person, kept }) => {
      const outcome = await commit(table, {
        claim: {
          Put: {
            TableName: table.name,
            Item: { pk: `CLAIM#${category}#${person}`, sk: 'CLAIM', person, ...kept },
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
    stored: (category) => left(table, category),
  };
};
