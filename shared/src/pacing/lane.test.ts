import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { shanghai } from '../../../test/support/samples.ts';
import type { KeptShare, ReleaseSchedule } from '../campaign/allocation.ts';
import { basisPoints, fen, sumFen } from '../fen.ts';
import { RegionCode } from '../region.ts';
import { type Claimant, keptLanes, lanesFor, moreFrom, overCounters, overLanes, reservesOf } from './lane.ts';

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
    expect(lanesFor(rules, 1, { ...somebody, ...who }, noon)).toEqual([1, 0]);
    expect(lanesFor(rules, 1, somebody, noon)).toEqual([0]);
    expect(lanesFor(rules, 1, somebody, shanghai('2026-03-05T17:59'))).toEqual([0]);
    expect(lanesFor(rules, 1, somebody, evening)).toEqual([0, 1]);
    expect(lanesFor(rules, 1, somebody, shanghai('2026-03-06T09:59'))).toEqual([0, 1]);
    expect(lanesFor(rules, 1, somebody, shanghai('2026-03-06T10:00'))).toEqual([0]);
  });

  test('an age that nobody looked at is not 60', () => {
    expect(lanesFor(timed(share({ kind: 'senior' })), 1, { ...somebody, senior: null }, noon)).toEqual([0]);
  });

  test('until 24:00 it stays kept the whole day', () => {
    const rules = timed(share({ kind: 'senior' }, '24:00'));
    expect(lanesFor(rules, 1, somebody, shanghai('2026-03-05T23:59'))).toEqual([0]);
    expect(lanesFor(rules, 1, somebody, shanghai('2026-03-06T00:00'))).toEqual([0, 1]);
  });

  test('a lane of earlier rules is kept for nobody', () => {
    expect(lanesFor(timed(share({ kind: 'senior' })), 3, somebody, noon)).toEqual([0, 2, 3]);
  });

  test('who finds nothing at noon may find what is no longer kept at 18:00, and after that the drop of 10:00', () => {
    const rules = timed(share({ kind: 'senior' }));
    expect(moreFrom(rules, somebody, noon)).toBe(evening);
    expect(moreFrom(rules, { ...somebody, senior: true }, noon)).toBe(shanghai('2026-03-06T10:00'));
    expect(moreFrom(rules, somebody, evening)).toBe(shanghai('2026-03-06T10:00'));
    expect(moreFrom(rules, somebody, shanghai('2026-12-31T10:00'))).toBeNull();
  });

  test('the lanes that are kept at a moment are those that nobody else draws on then', () => {
    const rules = timed(share({ kind: 'senior' }), share({ kind: 'assisted' }, '24:00', 1_000));
    const midnight = shanghai('2026-03-06T00:00');
    expect(keptLanes(rules, noon)).toEqual([
      { lane: 1, until: evening },
      { lane: 2, until: midnight },
    ]);
    expect(keptLanes(rules, evening)).toEqual([{ lane: 2, until: midnight }]);
    expect(keptLanes(rules, midnight)).toEqual([]);
    expect(keptLanes(rules, shanghai('2026-03-01T09:00')).map(({ lane }) => lane)).toEqual([1, 2]);
  });

  test('before the first release nobody else has it', () => {
    expect(lanesFor(timed(share({ kind: 'senior' })), 1, somebody, shanghai('2026-03-01T09:00'))).toEqual([0]);
  });
});

describe('what is due to each lane of a reserve', () => {
  const { release } = timed(share({ kind: 'senior' }, '18:00', 2_000), share({ kind: 'assisted' }, '18:00', 1_000));

  test('of 1,000 with nothing out: 700, 200 and 100; with 70 of 100 out of the open one alone: 630, 200 and 100', () => {
    expect(reservesOf(fen(1_000), [fen(0), fen(0), fen(0)], release)).toEqual([700, 200, 100]);
    expect(reservesOf(fen(930), [fen(70), fen(0), fen(0)], release)).toEqual([630, 200, 100]);
  });

  test('whatever was let out and however the budget changed, they are the reserve', () => {
    const amount = fc.nat(10 ** 10).map(fen);
    fc.assert(
      fc.property(amount, fc.tuple(amount, amount, amount), (reserve, out) => {
        expect(sumFen(reservesOf(reserve, out, release))).toBe(reserve);
      }),
      { numRuns: 100 },
    );
  });
});

test('5 caps and 7 fen over 4 counters: two caps and the fen to the first, one to the others', () => {
  expect(overCounters(fen(507), fen(100), 4)).toEqual([207, 100, 100, 100]);
});

test('money over counters is the money, in whole caps but for the first', () => {
  fc.assert(
    fc.property(
      fc.nat(10 ** 9),
      fc.integer({ min: 1, max: 10 ** 6 }),
      fc.integer({ min: 1, max: 16 }),
      (amount, cap, counters) => {
        const [, ...others] = overCounters(fen(amount), fen(cap), counters);
        expect(sumFen(overCounters(fen(amount), fen(cap), counters))).toBe(amount);
        expect(others.every((part) => part % cap === 0)).toBe(true);
      },
    ),
    { numRuns: 100 },
  );
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
