import type { Instant } from '@luhuan/shared/clock';
import { plusSeconds } from '@luhuan/shared/clock';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { rotateDigests } from '../../functions/src/digest/rotate-digests.ts';
import { type Ring, readRing } from '../../functions/src/platform/digest-ring.ts';
import { openRings } from '../../functions/src/platform/digests.ts';
import { FAULTS, type Fault } from '../support/faults.ts';
import { type TestHouse, startHouse } from '../support/house.ts';
import { type Name, countsByVersion, free, freshTable, nameOf, ownersNow, take, takeAll } from '../support/locks.ts';

let house: TestHouse;
beforeAll(async () => {
  house = await startHouse();
});
afterAll(() => house.stop());

const NAMES = Array.from({ length: 12 }, (_, number) => nameOf(number));
const OWNERS = NAMES.map((_, index) => `owner ${index}`);
/** Twelve are two batches of twins; of one batch every request is spoilt by every fault. */
const COUNTS: Partial<Record<Fault, number>> = { 'killed-after': NAMES.length };
const ONE_BATCH = 4;

/** A table with names of version 1, and a rotation that can be walked phase by phase. */
const rotation = async (names: readonly Name[] = NAMES) => {
  const { table, faults, close } = await freshTable(house.endpoint);
  let now: Instant = house.clock.now();
  const server = () => openRings(table, house.ringKeys).current(now);
  await takeAll(table, await server(), names);
  const rotate = () => rotateDigests({ table, ringKeys: house.ringKeys, clock: { now: () => now } })(() => undefined);
  const move = async () => {
    now = plusSeconds(now, 60);
    return rotate();
  };
  const walkTo = async (phase: Ring['phase']): Promise<void> => {
    do await move();
    while ((await readRing(table)).phase !== phase);
  };
  return { table, faults, server, move, rotate, walkTo, close };
};

/** Spoils the n-th request of the work of a phase, for every n, and does the work again. */
const sweep = async (phase: 'doubled' | 'trimmed', fault: Fault, count: number): Promise<number> => {
  const names = NAMES.slice(0, count);
  for (let target = 1; ; target++) {
    const { table, faults, move, rotate, walkTo, close } = await rotation(names);
    await walkTo(phase);
    let hit = false;
    await faults
      .during(({ number }) => {
        hit ||= number === target;
        return number === target ? fault : undefined;
      }, move)
      .catch((error: Error) => expect(['Killed', 'Contention']).toContain(error.name));
    await rotate();
    expect((await readRing(table)).phase).toBe(phase === 'doubled' ? 'turned' : 'steady');
    expect(await countsByVersion(table, [1, 2])).toEqual(phase === 'doubled' ? [count, count] : [0, count]);
    if (phase === 'doubled') await walkTo('steady');
    expect(await ownersNow(table, house.ringKeys, names)).toEqual(OWNERS.slice(0, count));
    close();
    if (!hit) return target - 1;
  }
};

describe.each(['doubled', 'trimmed'] as const)('the work of the phase "%s"', (phase) => {
  test.each(FAULTS)('with any one request %s, and done again, leaves every name with its owner', async (fault) => {
    const count = COUNTS[fault] ?? ONE_BATCH;
    // the ring, one page, batches of twins, each item, the move
    expect(await sweep(phase, fault, count)).toBeGreaterThanOrEqual(count + 4);
  });
});

test('what a server put that slept for minutes is found after all, and moved: a name is never lost', async () => {
  const { table, server, walkTo, close } = await rotation();
  const asleep = await server();
  await walkTo('trimmed');
  expect(await take(table, asleep, nameOf(20), 'late')).toBe(true);
  await walkTo('steady');
  expect(await ownersNow(table, house.ringKeys, [nameOf(20)])).toEqual(['late']);
  expect(await countsByVersion(table, [1, 2])).toEqual([0, 13]);
  close();
});

test('a name that such a server gave to a second owner stops the rotation, and neither is thrown away', async () => {
  const { table, server, move, walkTo, close } = await rotation();
  const asleep = await server();
  await walkTo('trimmed');
  await take(table, await server(), nameOf(21), 'first');
  expect(await take(table, asleep, nameOf(21), 'second')).toBe(true);
  await expect(move()).rejects.toThrow('belong to different owners');
  expect(await countsByVersion(table, [1, 2])).toContain(13);
  expect((await readRing(table)).phase).toBe('trimmed');
  close();
});

test('a name freed while it waits to be copied or cleared does not come back', async () => {
  const { table, server, walkTo, close } = await rotation();
  await walkTo('doubled');
  await free(table, await server(), nameOf(3));
  await walkTo('trimmed');
  await free(table, await server(), nameOf(4));
  await walkTo('steady');
  const left = OWNERS.map((owner, index) => (index === 3 || index === 4 ? undefined : owner));
  expect(await ownersNow(table, house.ringKeys, NAMES)).toEqual(left);
  expect(await countsByVersion(table, [1, 2])).toEqual([0, 10]);
  close();
});
