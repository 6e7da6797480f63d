import { describe, expect, test } from 'vitest';
import { campaignId, sampleRules, shanghai } from '../../../test/support/samples.ts';
import type { ReleaseSchedule } from '../campaign/allocation.ts';
import { ruleFor } from '../campaign/revision.ts';
import type { Instant } from '../clock.ts';
import { basisPoints, fen } from '../fen.ts';
import { type Around, type Pace, lookedAt, newPace, nextLook } from './pace.ts';

const BUDGET = 3_000_000;
const window = { from: shanghai('2026-03-01T08:00'), until: shanghai('2026-03-21T00:00') };
const DAILY: ReleaseSchedule = { kind: 'daily', time: '10:00' };

const around = (reserve: number, claimed: number, release: ReleaseSchedule = DAILY): Around => {
  const rules = sampleRules({ fridge: BUDGET }, { window, release });
  const rule = ruleFor(rules, 'fridge');
  if (rule === undefined) throw new Error('no fridge');
  const leftFen = [{ lane: 0, amountFen: fen(Math.max(0, BUDGET - reserve - claimed)) }];
  const counted = { reserveFen: fen(reserve), leftFen, heldFen: fen(claimed), spentFen: fen(0), backFen: fen(0) };
  return { rules, rule, counted, seed: 7 };
};
const march = (day: number, time: string): Instant => shanghai(`2026-03-${String(day).padStart(2, '0')}T${time}`);
const begun = (at: Instant, release = DAILY): Pace =>
  newPace({ campaignId: campaignId(1), category: 'fridge' }, around(BUDGET, 0, release), at, at);

describe('the pace of a category with 3,000,000 fen from 1 to 20 March, daily at 10:00', () => {
  test('is looked at at the next drop or the next midnight, and no more when the campaign ends', () => {
    const { rules } = around(BUDGET, 0);
    expect(nextLook(rules, march(1, '09:00'))).toBe(march(1, '10:00'));
    expect(nextLook(rules, march(1, '10:00'))).toBe(march(2, '00:00'));
    expect(nextLook(rules, march(20, '10:00'))).toBeNull();
  });

  test('begun at 09:00 it has no drop yet, and plans one of 150,000 for 10:00', () => {
    const { pace, drop } = lookedAt(begun(march(1, '09:00')), around(BUDGET, 0), march(1, '09:00'), march(1, '09:00'));
    expect(drop).toBeNull();
    expect(pace).toMatchObject({ dueAt: march(1, '10:00'), next: { at: march(1, '10:00'), amountFen: 150_000 } });
    expect(pace.outlook.next).toEqual({ at: march(1, '10:00'), vouchers: 1 });
  });

  test('a moment that is looked at twice lets out once', () => {
    const at = march(1, '10:00');
    const first = lookedAt(begun(at), around(BUDGET, 0), at, at);
    expect(first.drop).toMatchObject({ at, amountFen: 150_000 });
    expect(lookedAt(first.pace, around(BUDGET - 150_000, 0), at, at).drop).toBeNull();
  });

  test('what was announced is let out, even if less is left over than when it was planned', () => {
    const paced: ReleaseSchedule = { ...DAILY, pace: { changeMax: basisPoints(2_000) } };
    const planned = lookedAt(
      begun(march(1, '00:00'), paced),
      around(BUDGET, 0, paced),
      march(1, '00:00'),
      march(1, '00:00'),
    );
    const { drop } = lookedAt(planned.pace, around(BUDGET, 0, paced), march(1, '10:00'), march(1, '10:00'));
    expect(drop).toEqual(planned.pace.next);
  });

  test('with another reserve than it was planned from, as after a new budget, it is planned anew', () => {
    const planned = lookedAt(begun(march(1, '09:00')), around(BUDGET, 0), march(1, '09:00'), march(1, '09:00'));
    const { drop } = lookedAt(planned.pace, around(2 * BUDGET, 0), march(1, '10:00'), march(1, '10:00'));
    expect(drop?.amountFen).toBe(300_000);
  });

  test('money that comes after the last drop is let out at the next look', () => {
    const at = march(20, '12:00');
    expect(lookedAt(begun(at), around(123, 0), at, at).drop).toMatchObject({ amountFen: 123, why: { kind: 'last' } });
  });

  test('before the campaign opens nothing is let out', () => {
    const at = march(1, '07:00');
    expect(lookedAt(begun(at), around(BUDGET, 0), at, at).drop).toBeNull();
  });

  test('under other kept shares everybody is due their part of what is still in reserve', () => {
    const at = march(1, '10:00');
    const first = lookedAt(begun(at), around(BUDGET, 0), at, at).pace;
    const kept: ReleaseSchedule = {
      ...DAILY,
      shares: [{ for: { kind: 'senior' }, share: basisPoints(2_000), untilTime: '18:00' }],
    };
    const { pace } = lookedAt(first, around(BUDGET - 150_000, 0, kept), march(1, '11:00'), march(1, '11:00'));
    expect(pace.out).toEqual([0, 0]);
    expect(pace.next?.parts).toEqual([
      { lane: 0, amountFen: 120_000 },
      { lane: 1, amountFen: 30_000 },
    ]);
  });

  test('a midnight notes what was claimed by the end of the day before', () => {
    const { pace } = lookedAt(begun(march(1, '09:00')), around(0, 450_000), march(2, '00:00'), march(2, '00:00'));
    expect(pace.readings.map(({ day, claimedFen }) => [day, claimedFen])).toEqual([
      ['2026-02-28', 0],
      ['2026-03-01', 450_000],
    ]);
  });
});
