import type { Instant } from '@luhuan/shared/clock';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type MapServer, startMapServer } from '../local/map-server.ts';
import { ServiceAway } from '../platform/service-away.ts';
import { mapService } from './map-service.ts';

let map: MapServer;
beforeAll(async () => {
  map = await startMapServer();
});
afterAll(() => map.stop());

const now = '2026-03-01T02:00:00.000Z' as Instant;
const NANSHAN = { latitude: 22.531_94, longitude: 113.930_41 };
const ATLANTIC = { latitude: 30, longitude: -40 };
/** A client of its own: breakers remember. */
const ask = (place = NANSHAN, account = map.account) => mapService(account)(place, now);

test('Nanshan is 440305, and the map is told where with two decimals, about a kilometre', async () => {
  expect(await ask()).toBe('440305');
  expect(map.asked.at(-1)).toBe('22.53,113.93');
});

test('in the middle of the Atlantic, and abroad, there is no region: not known, which is never a pass', async () => {
  expect(await ask(ATLANTIC)).toBeNull();
  map.fail('abroad');
  expect(await ask()).toBeNull();
});

test.each([347, 348, 365, 366])('status %d is an answer: nothing is there', async (status) => {
  map.fail(status);
  expect(await ask()).toBeNull();
});

test.each([110, 111, 112, 113, 120, 121, 190, 199, 311, 500, 'html', 'other-shape'] as const)(
  'status %s says nothing about the place: the service is away',
  async (trouble) => {
    map.fail(trouble);
    await expect(ask()).rejects.toThrow(ServiceAway);
  },
);

test('a key that is none, or another one, is told apart by the map and is away for us', async () => {
  await expect(ask(NANSHAN, { ...map.account, key: 'short' })).rejects.toThrow(ServiceAway);
  await expect(ask(NANSHAN, { ...map.account, key: 'OTHER-MAPKY-OTHER-MAPKY-OTHER-MAPKY' })).rejects.toThrow(
    ServiceAway,
  );
});

test('a map that says nothing is away after two seconds', async () => {
  map.fail('hang');
  await expect(ask()).rejects.toThrow(ServiceAway);
});

test('after five failures in a row nobody waits for it any more: the sixth question is not sent', async () => {
  const service = mapService(map.account);
  for (let failure = 1; failure <= 5; failure++) {
    map.fail(121);
    await expect(service(NANSHAN, now)).rejects.toThrow(ServiceAway);
  }
  const sent = map.asked.length;
  await expect(service(NANSHAN, now)).rejects.toThrow(ServiceAway);
  expect(map.asked).toHaveLength(sent);
});

test('what is thrown names neither the place nor the key', async () => {
  map.fail(500);
  const error = await ask().catch((thrown: unknown) => thrown);
  expect(String(error)).toBe('ServiceAway: map is away');
});
