import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as z from 'zod';
import { BROKEN_ITEMS, type Broken } from '../../../test/support/broken-items.ts';
import { type TestHouse, expectSound, startHouse } from '../../../test/support/house.ts';
import { type Roles, playMixedScene, rolesIn } from '../../../test/support/mixed-scene.ts';
import { type Key, commit, read } from '../platform/table.ts';
import { checkAll } from './check-all.ts';
import { readSnapshot } from './store.ts';

const Item = z.looseObject({ pk: z.string(), sk: z.string() });

let house: TestHouse;
let roles: Roles;
beforeAll(async () => {
  house = await startHouse();
  await playMixedScene(house);
  await expectSound(house);
  roles = rolesIn(await readSnapshot(house.table));
});
afterAll(() => house.stop());

const keyOf = (broken: Broken): Key => ('put' in broken ? broken.put : broken.remove);
const writeOf = (broken: Broken) => {
  const { pk, sk } = keyOf(broken);
  return 'put' in broken
    ? { Put: { TableName: house.table.name, Item: { ...broken.put } } }
    : { Delete: { TableName: house.table.name, Key: { pk, sk } } };
};
const apply = async (changes: readonly Broken[]): Promise<void> => {
  const outcome = await commit(
    house.table,
    Object.fromEntries(changes.map((change, n) => [`change ${n}`, writeOf(change)])),
  );
  expect(outcome.ok).toBe(true);
};
/** What brings an item back to how it is now. */
const undoOf = async (broken: Broken): Promise<Broken> => {
  const { pk, sk } = keyOf(broken);
  const now = await read(house.table, { pk, sk }, Item);
  return now === undefined ? { remove: { pk, sk } } : { put: now };
};

describe.each(Object.entries(BROKEN_ITEMS))('%s is found, and nothing else', (id, cases) => {
  test.each(cases)('for %s', async (_what, broken) => {
    const changes = broken(roles);
    const undo = await Promise.all(changes.map(undoOf));
    await apply(changes);
    try {
      // effects that are still to come are only missed once the stream is read to its end
      const found = await checkAll(house.table, { drained: ['O1', 'U1'].includes(id) });
      expect([...new Set(found.map((violation) => violation.id))]).toEqual([id]);
      expect(found.filter(({ what }) => what.length < 10)).toEqual([]);
    } finally {
      await apply(undo);
    }
  });
});

test('an effect that is still on its way is no violation before the stream is drained', async () => {
  const changes: Broken[] = [
    ...[roles.purse, ...roles.bookings].map((remove) => ({ remove })),
    { remove: roles.heldNumber },
  ];
  const undo = await Promise.all(changes.map(undoOf));
  await apply(changes);
  expect(await checkAll(house.table, { drained: false })).toEqual([]);
  await apply(undo);
});

test('the table that all this was done to is sound again: no item was left broken', async () => {
  expect(await checkAll(house.table, { drained: true })).toEqual([]);
});
