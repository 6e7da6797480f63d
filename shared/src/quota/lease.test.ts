import { expect, test } from 'vitest';
import { epochMs } from '../clock.ts';
import { shanghai } from '../../../test/support/samples.ts';
import { LeaseId, fenceOf, leaseEnd, leaseIdOf, leaseIdsBefore, nextUnits, settledFrom } from './lease.ts';

const at = shanghai('2026-03-01T10:00');

test.each([
  ['the first lease is 1', null, null, 1],
  ['after a used-up 1 come 2', { units: 1, usedUp: true }, 1_000, 2],
  ['after a used-up 32 come 50, the most', { units: 32, usedUp: true }, 1_000, 50],
  ['after a 32 that was not used up come 16', { units: 32, usedUp: false }, 1_000, 16],
  ['after a 1 that was not used up comes 1', { units: 1, usedUp: false }, 1_000, 1],
  ['of 80 left no more than 10', { units: 32, usedUp: true }, 80, 10],
  ['of 7 left 1', { units: 32, usedUp: true }, 7, 1],
  ['of nothing left 1, which will not be had', { units: 32, usedUp: true }, 0, 1],
])('%s', (_what, last, left, units) => {
  expect(nextUnits(last, left, 50)).toBe(units);
});

test('ids sort by the moment they were taken, and name their owner', () => {
  const later = shanghai('2026-03-01T10:01');
  const id = leaseIdOf(at, 'S01', 7);
  expect(LeaseId.parse(id)).toBe(`${epochMs(at)}-S01-7`);
  expect([id < leaseIdsBefore(later), id < leaseIdsBefore(at)]).toEqual([true, false]);
});

test('a lease is used for 55 s, lasts 60 s, and is settled 25 minutes after its end', () => {
  const end = leaseEnd(at);
  expect([end, fenceOf(end), settledFrom(end)].map((moment) => (epochMs(moment) - epochMs(at)) / 1_000)).toEqual([
    60,
    55,
    60 + 25 * 60,
  ]);
});
