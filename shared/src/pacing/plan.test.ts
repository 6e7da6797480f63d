import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { shanghai } from '../../../test/support/samples.ts';
import type { KeptShare, ReleaseSchedule } from '../campaign/allocation.ts';
import { basisPoints, fen, sumFen } from '../fen.ts';
import type { Burn } from './burn.ts';
import { type LaneMoney, type Plan, boundsOf, planDrop } from './plan.ts';
import { OPEN, overLanes } from './lane.ts';
import { dropsFrom } from './moment.ts';

const window = { from: shanghai('2026-03-01T08:00'), until: shanghai('2026-03-31T00:00') };
const seniors: KeptShare = { for: { kind: 'senior' }, share: basisPoints(2_000), untilTime: '18:00' };
const stations: KeptShare = { for: { kind: 'assisted' }, share: basisPoints(1_000), untilTime: '18:00' };
const daily = (changeMax: number, shares: KeptShare[] = []): ReleaseSchedule => ({
  kind: 'daily',
  time: '10:00',
  shares,
  pace: { changeMax: basisPoints(changeMax) },
});
const burn = (claimed: number, back = 0): Burn => ({ claimedFen: fen(claimed), spentFen: fen(0), backFen: fen(back) });
const at = shanghai('2026-03-11T10:00');
/** 20 releases are left, this one included. */
const asked = (openReserve: number, openLeft: number, known: Burn | null, release: ReleaseSchedule = daily(2_000)) => ({
  timed: { release, window },
  at,
  lanes: [{ lane: OPEN, reserveFen: fen(openReserve), leftFen: fen(openLeft) }],
  burn: known,
  frozen: false,
  changedTo: null,
});

describe('one release out of 2,000,000 fen with 20 to come, so 100,000 each', () => {
  test.each([
    ['claims of 100,000 a day and nothing left: as much', burn(100_000), 0, 100_000],
    ['claims of 110,000: 110,000', burn(110_000), 0, 110_000],
    ['claims of 500,000: 120,000, a fifth more being the most', burn(500_000), 0, 120_000],
    ['claims of 500,000 of which 400,000 come back: 100,000', burn(500_000, 400_000), 0, 100_000],
    ['30,000 of the last one unclaimed: 80,000, a fifth less being the least', burn(100_000), 30_000, 80_000],
    ['10,000 of the last one unclaimed: 90,000', burn(100_000), 10_000, 90_000],
    ['nobody claims: 80,000', burn(0), 0, 80_000],
  ])('%s', (_, known, left, amount) => {
    expect(planDrop(asked(2_000_000, left, known))).toMatchObject({
      amountFen: amount,
      evenFen: 100_000,
      why: { kind: 'followed' },
    });
  });

  test('without pace, frozen, or with too little history it is the even amount, and says why', () => {
    const plain: ReleaseSchedule = { kind: 'daily', time: '10:00' };
    const plans = [
      planDrop(asked(2_000_000, 0, burn(500_000), plain)),
      planDrop({ ...asked(2_000_000, 0, burn(500_000)), frozen: true }),
      planDrop(asked(2_000_000, 0, null)),
    ];
    expect(plans.map(({ amountFen, why }) => [amountFen, why.kind === 'even' ? why.because : why.kind])).toEqual([
      [100_000, 'rules'],
      [100_000, 'frozen'],
      [100_000, 'history'],
    ]);
  });

  test('what two people decided counts, frozen or not, and never more than there is', () => {
    const changed = { ...asked(2_000_000, 0, burn(1)), frozen: true, changedTo: fen(700_000) };
    expect(planDrop(changed)).toMatchObject({ amountFen: 700_000, why: { kind: 'changed' } });
    expect(planDrop({ ...changed, changedTo: fen(9_000_000) }).amountFen).toBe(2_000_000);
  });

  test('the last release is all that is left', () => {
    const last = { ...asked(123_457, 0, burn(1)), at: shanghai('2026-03-30T10:00') };
    expect(planDrop(last)).toMatchObject({ amountFen: 123_457, why: { kind: 'last' } });
  });

  test('kept shares have their even part even if nobody else gets any', () => {
    const release = daily(5_000, [seniors, stations]);
    const lanes = overLanes(fen(2_000_000), release).map((reserveFen, lane) => ({ lane, reserveFen, leftFen: fen(0) }));
    const plan = planDrop({ ...asked(0, 0, burn(0), release), lanes, changedTo: fen(0) });
    expect(plan.parts.map(({ amountFen }) => amountFen)).toEqual([0, 20_000, 10_000]);
    expect(boundsOf({ timed: { release, window }, at, lanes })).toEqual({ leastFen: 30_000, mostFen: 1_430_000 });
  });
});

/** A whole campaign: what is let out, and what people take of it each day. */
const played = (
  budget: number,
  release: ReleaseSchedule,
  demand: readonly number[],
): { plans: Plan[]; lanes: LaneMoney[] } => {
  const timed = { release, window };
  let lanes: LaneMoney[] = overLanes(fen(budget), release).map((reserveFen, lane) => ({
    lane,
    reserveFen,
    leftFen: fen(0),
  }));
  const plans = dropsFrom(timed, window.from).map((moment, index) => {
    const wish = demand[index % demand.length] ?? 0;
    const known = index === 0 ? null : burn(wish, Math.floor(wish / 3));
    const plan = planDrop({ timed, at: moment, lanes, burn: known, frozen: index % 7 === 6, changedTo: null });
    lanes = lanes.map(({ lane, reserveFen, leftFen }) => {
      const part = plan.parts.find((one) => one.lane === lane)?.amountFen ?? fen(0);
      return { lane, reserveFen: fen(reserveFen - part), leftFen: fen(Math.max(0, leftFen + part - wish)) };
    });
    return plan;
  });
  return { plans, lanes };
};

const budgets = fc.integer({ min: 0, max: 10 ** 12 });
const demands = fc.array(fc.integer({ min: 0, max: 10 ** 11 }), { minLength: 1, maxLength: 30 });
const shares = fc.constantFrom<KeptShare[]>([], [seniors], [seniors, stations]);

describe('whatever people do', () => {
  test('releases are the budget to the fen, none is negative, and the money never ends before the last of 30', () => {
    fc.assert(
      fc.property(budgets, demands, shares, fc.integer({ min: 1, max: 5_000 }), (budget, demand, kept, changeMax) => {
        const { plans, lanes } = played(budget, daily(changeMax, kept), demand);
        expect(plans).toHaveLength(30);
        expect(sumFen(plans.map(({ amountFen }) => amountFen))).toBe(budget);
        expect(lanes.every(({ reserveFen }) => reserveFen === 0)).toBe(true);
        if (budget >= 10_000) expect(plans.every(({ amountFen }) => amountFen > 0)).toBe(true);
      }),
      { numRuns: 50 },
    );
  });

  test('every release keeps the floors: a kept share has its even part of the whole budget, up to one fen', () => {
    fc.assert(
      fc.property(budgets, demands, fc.integer({ min: 1, max: 5_000 }), (budget, demand, changeMax) => {
        const release = daily(changeMax, [seniors, stations]);
        const [, ...floors] = overLanes(fen(budget), release);
        for (const { parts } of played(budget, release, demand).plans)
          floors.forEach((floor, index) =>
            expect(Math.abs((parts[index + 1]?.amountFen ?? 0) - floor / 30)).toBeLessThan(1),
          );
      }),
      { numRuns: 30 },
    );
  });

  test('no release but the last differs from the even amount by more than the rules allow', () => {
    fc.assert(
      fc.property(budgets, demands, fc.integer({ min: 1, max: 5_000 }), (budget, demand, changeMax) => {
        for (const { amountFen, evenFen } of played(budget, daily(changeMax), demand).plans)
          expect(Math.abs(amountFen - evenFen)).toBeLessThanOrEqual((evenFen * changeMax) / 10_000 + 1);
      }),
      { numRuns: 30 },
    );
  });

  test('more claims never make a release smaller; more money left over never makes it larger', () => {
    const amount = fc.integer({ min: 0, max: 10 ** 9 });
    fc.assert(
      fc.property(amount, amount, amount, amount, (reserve, left, claimed, more) => {
        const base = planDrop(asked(reserve, left, burn(claimed))).amountFen;
        expect(planDrop(asked(reserve, left, burn(claimed + more))).amountFen).toBeGreaterThanOrEqual(base);
        expect(planDrop(asked(reserve, left + more, burn(claimed))).amountFen).toBeLessThanOrEqual(base);
        expect(planDrop(asked(reserve + more, left, burn(claimed))).amountFen).toBeGreaterThanOrEqual(base);
      }),
      { numRuns: 200 },
    );
  });
});
