import { afterAll, beforeAll, expect, test } from 'vitest';
import { scanItems } from '../../functions/src/invariant/store.ts';
import { checkVault } from '../../functions/src/invariant/vault.ts';
import { type Write, commit } from '../../functions/src/platform/table.ts';
import { type TestHouse, startHouse } from '../support/house.ts';
import { asPerson, shopper } from '../support/scenes.ts';
import { erase, keptShopper } from '../support/vault.ts';

let house: TestHouse;
beforeAll(async () => {
  house = await startHouse();
  await keptShopper(house, 1);
  await erase(await asPerson(house, shopper(2)));
});
afterAll(() => house.stop());

const pk = `PERSON#${shopper(1).personId}`;
const erased = `PERSON#${shopper(2).personId}`;
const KEY = { pk, sk: 'KEY' };
const CONSENT = { pk, sk: 'CONSENT#contact' };

type Items = Awaited<ReturnType<typeof scanItems>>;
type Case = readonly [what: string, broken: (table: string, items: Items) => Write, complaint: RegExp];

const CASES: readonly Case[] = [
  ['data whose key is gone', (TableName) => ({ Delete: { TableName, Key: KEY } }), /has contact without a key/],
  ['data without consent', (TableName) => ({ Delete: { TableName, Key: CONSENT } }), /has contact without consent/],
  [
    'data whose consent was taken back',
    (TableName, items) => {
      const row = items.find(({ sk }) => sk === CONSENT.sk) ?? {};
      const at = house.clock.now();
      return { Put: { TableName, Item: { ...row, grants: [{ version: 1, givenAt: at, withdrawnAt: at }] } } };
    },
    /has contact without consent/,
  ],
  [
    'a key of somebody who was erased',
    (TableName) => ({ Put: { TableName, Item: { pk: erased, sk: 'KEY', type: 'vault-key', wrapped: 'AAAA' } } }),
    /was erased and has vault-key/,
  ],
  [
    'an item of a kind nobody knows',
    (TableName) => ({ Put: { TableName, Item: { pk, sk: 'X', type: 'hologram' } } }),
    /is unreadable/,
  ],
];

test.each(CASES)('%s is found, and nothing else', async (_what, broken, complaint) => {
  const { name } = house.vault.table;
  const before = await scanItems(house.vault.table);
  expect(await checkVault(house.vault.table, house.table)).toEqual([]);
  const write = broken(name, before);
  expect((await commit(house.table, { write })).ok).toBe(true);
  expect(await checkVault(house.vault.table, house.table)).toEqual([expect.stringMatching(complaint)]);
  const extra = (await scanItems(house.vault.table)).filter(
    ({ pk: one, sk }) => !before.some((item) => item['pk'] === one && item['sk'] === sk),
  );
  const undo: Write[] = [
    ...before.map((Item) => ({ Put: { TableName: name, Item } })),
    ...extra.map(({ pk: one, sk }) => ({ Delete: { TableName: name, Key: { pk: one, sk } } })),
  ];
  await commit(house.table, Object.fromEntries(undo.map((one, number) => [`undo ${number}`, one])));
});
