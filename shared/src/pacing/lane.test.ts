import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { shanghai } from '../../../test/support/samples.ts';
import type { KeptShare, ReleaseSchedule } from '../campaign/allocation.ts';
import { basisPoints, fen, sumFen } from '../fen.ts';
import { RegionCode } from '../region.ts';
import { type Claimant, lanesFor, overLanes } from './lane.ts';

const NANSHAN = RegionCode.parse('440305');
const window = { from: shanghai('2026-03-01T08:00'), until: shanghai('2026-12-31T00:00') };
const share = (kept: KeptShare['for'], untilTime = '18:00', part = 1_000): KeptShare => ({
  for: kept,
  share: basisPoints(part),
  untilTime,
});
const timed = (...shares: KeptShare[]) => ({
  release: { kind: 'daily', time: '10:00', shares } as ReleaseSchedule,
  window,
});
const somebody: Claimant = { senior: null, assisted: false, channel: 'store', regionCode: RegionCode.parse('440304') };
const noon = shanghai('2026-03-05T12:00');
const evening = shanghai('2026-03-05T18:00');

describe('a share kept until 18:00 of a release at 10:00', () => {
  test.each<[string, KeptShare['for'], Partial<Claimant>]>([
    ['for people of 60 and more', { kind: 'senior' }, { senior: true }],
    ['for claims with help', { kind: 'assisted' }, { assisted: true }],
    ['for vouchers used online', { kind: 'channel', channel: 'online' }, { channel: 'online' }],
    ['for people of Nanshan', { kind: 'districts', regionCodes: [NANSHAN] }, { regionCode: NANSHAN }],
  ])('%s: they draw on it first, others from 18:00 on, after what is open to all', (_, kept, who) => {
    const rules = timed(share(kept));
    expect(lanesFor(rules, { ...somebody, ...who }, noon)).toEqual([1, 0]);
    expect(lanesFor(rules, somebody, noon)).toEqual([0]);
    expect(lanesFor(rules, somebody, shanghai('2026-03-05T17:59'))).toEqual([0]);
    expect(lanesFor(rules, somebody, evening)).toEqual([0, 1]);
    expect(lanesFor(rules, somebody, shanghai('2026-03-06T09:59'))).toEqual([0, 1]);
    expect(lanesFor(rules, somebody, shanghai('2026-03-06T10:00'))).toEqual([0]);
  });

  test('an age that nobody looked at is not 60', () => {
    expect(lanesFor(timed(share({ kind: 'senior' })), { ...somebody, senior: null }, noon)).toEqual([0]);
  });

  test('until 24:00 it stays kept the whole day', () => {
    const rules = timed(share({ kind: 'senior' }, '24:00'));
    expect(lanesFor(rules, somebody, shanghai('2026-03-05T23:59'))).toEqual([0]);
    expect(lanesFor(rules, somebody, shanghai('2026-03-06T00:00'))).toEqual([0, 1]);
  });

  test('before the first release nobody else has it', () => {
    expect(lanesFor(timed(share({ kind: 'senior' })), somebody, shanghai('2026-03-01T09:00'))).toEqual([0]);
  });
});

test('money over lanes is the money, to the fen', () => {
  fc.assert(
    fc.property(
      fc.nat(10 ** 12),
      fc.integer({ min: 1, max: 5_000 }),
      fc.integer({ min: 1, max: 5_000 }),
      (amount, a, b) => {
        const { release } = timed(share({ kind: 'senior' }, '18:00', a), share({ kind: 'assisted' }, '18:00', b));
        const lanes = overLanes(fen(amount), release);
        expect(lanes).toHaveLength(3);
        expect(sumFen(lanes)).toBe(amount);
      },
    ),
    { numRuns: 100 },
  );
});
