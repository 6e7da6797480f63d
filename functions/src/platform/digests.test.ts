import { type Instant, plusSeconds } from '@luhuan/shared/clock';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { FURTHER_KEYS, type TestHouse, startHouse } from '../../../test/support/house.ts';
import { rotateDigests } from '../digest/rotate-digests.ts';
import { SERIALS } from '../redemption/store.ts';
import { keyedDigest } from './digest.ts';
import { type RingKeys, openRings } from './digests.ts';

let house: TestHouse;
beforeAll(async () => {
  house = await startHouse();
});
afterAll(() => house.stop());

const keys = { master: Buffer.alloc(32, 7) };
const serverWith = (...further: Uint8Array[]) => openRings(house.table, { keys, further: async () => further });
const lookup = async (rings: ReturnType<typeof openRings>, at: Instant) =>
  (await rings.current(at)).keyOf(SERIALS, '青样|SN1').pk;
const rotate = async (ringKeys: RingKeys = house.ringKeys) => {
  house.clock.advance(60);
  return rotateDigests({ table: house.table, ringKeys, clock: house.clock })(() => undefined);
};

test('version 1 is the digest of the master key as it always was', async () => {
  expect(await lookup(serverWith(), house.clock.now())).toBe(`SERIAL#${keyedDigest(keys, 'serial', '青样|SN1')}`);
});

test('the ring is read once in 30 seconds, however many ask at once, and again when the clock was put back', async () => {
  const rings = serverWith();
  const now = house.clock.now();
  const reads = async (at: Instant, count: number) =>
    (await house.counter.during(() => Promise.all(Array.from({ length: count }, () => rings.current(at))))).reads;
  expect(await reads(now, 20)).toBe(1);
  expect(await reads(plusSeconds(now, 29), 20)).toBe(0);
  expect(await reads(plusSeconds(now, 30), 20)).toBe(1);
  expect(await reads(plusSeconds(now, 29), 20)).toBe(1);
});

test('what could not be read is not remembered', async () => {
  const rings = serverWith();
  const now = house.clock.now();
  const { result } = await house.faults.during(
    () => 'killed-before',
    () => rings.current(now).catch((error: Error) => error.name),
  );
  expect(result).toBe('Killed');
  expect(await lookup(rings, now)).toMatch(/^SERIAL#/);
});

test('without a key for the next version nothing moves', async () => {
  expect(await rotate({ keys, further: async () => [] })).toEqual({ ok: false, error: { code: 'NoKey', version: 2 } });
});

test('a server without the key of the ring’s version, or with another, answers nothing; with it, as soon as it is there', async () => {
  const [second, third] = FURTHER_KEYS;
  if (second === undefined || third === undefined) throw new Error('no keys');
  expect((await rotate()).ok).toBe(true);
  const now = house.clock.now();
  await expect(serverWith().current(now)).rejects.toThrow('digest version 2 has no key here');
  await expect(serverWith(third).current(now)).rejects.toThrow('digest version 2 has another key here');
  const otherMaster = { keys: { master: Buffer.alloc(32, 8) }, further: async () => FURTHER_KEYS };
  await expect(openRings(house.table, otherMaster).current(now)).rejects.toThrow('digest version 1 has another key');
  const further: Uint8Array[] = [];
  const rings = openRings(house.table, { keys, further: async () => further });
  await expect(rings.current(now)).rejects.toThrow('no key here');
  further.push(second);
  expect(await lookup(rings, now)).toMatch(/^SERIAL#/);
});

test('no move follows another within 60 seconds, and of two at once one is made', async () => {
  const again = rotateDigests({ table: house.table, ringKeys: house.ringKeys, clock: house.clock });
  const until = plusSeconds(house.clock.now(), 60);
  expect(await again(() => undefined)).toEqual({ ok: false, error: { code: 'TooEarly', until } });
  house.clock.advance(59);
  expect((await again(() => undefined)).ok).toBe(false);
  house.clock.advance(1);
  const both = await Promise.all([again(() => undefined), again(() => undefined)]);
  expect(both.flatMap((one) => (one.ok ? [one.value.ring.phase] : []))).toEqual(['doubled']);
});

test('the next digest needs the next key: who holds the first alone cannot find what was rotated', async () => {
  while ((await rotate().then((moved) => (moved.ok ? moved.value.ring.phase : ''))) !== 'steady');
  const [second] = FURTHER_KEYS;
  if (second === undefined) throw new Error('no keys');
  const first = keyedDigest(keys, 'serial', '青样|SN1');
  expect(await lookup(serverWith(second), house.clock.now())).toBe(
    `SERIAL#${keyedDigest({ master: second }, 'serial', first)}`,
  );
});
