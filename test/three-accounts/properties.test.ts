import { RegionCode } from '@luhuan/shared/region';
import { AccountsFacts } from '@luhuan/shared/three-accounts/account';
import { CONSTANTS } from '@luhuan/shared/three-accounts/constants';
import { Known, type Machine } from '@luhuan/shared/three-accounts/machine';
import { billFor, flatTariff, tariffIn } from '@luhuan/shared/three-accounts/tariff';
import { threeAccounts } from '@luhuan/shared/three-accounts/three-accounts';
import { fen } from '@luhuan/shared/fen';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';

const MONTH = 2026 * 12 + 10;
const BEIJING = RegionCode.parse('110000');
const TARIFFS = [tariffIn(BEIJING), tariffIn(RegionCode.parse('330000')), flatTariff(5_500)].flatMap(
  (each) => each ?? [],
);

const KINDS = [
  { category: 'air-conditioner', standard: 'GB 21455-2019', build: null, size: [1_000, 14_000] },
  { category: 'washer', standard: 'GB 12021.4-2013', build: 'drum', size: [3, 20] },
  { category: 'washer', standard: 'GB 12021.4-2013', build: 'pulsator', size: [3, 20] },
  { category: 'water-heater', standard: 'GB 21519-2008', build: 'electric', size: [5, 500] },
] as const;

const household = fc.oneof(fc.constant('unknown' as const), fc.integer({ min: 0, max: 20_000 }));
const cost = fc.record({
  payFen: fc.integer({ min: 0, max: 5_000_000 }).map(fen),
  tradeInFen: fc.integer({ min: 0, max: 100_000 }).map(fen),
});
const rest = fc.record({
  regionCode: fc.constantFrom('110000', '330000', '510000').map((code) => RegionCode.parse(code)),
  householdKwh: household,
  billPrice: fc.option(fc.integer({ min: 1, max: 20_000 })),
  waterPriceFen: fc.option(fc.integer({ min: 1, max: 5_000 })),
  cost: fc.option(cost),
});

const QUANTITIES = [
  'daily-consumption',
  'annual-performance-factor',
  'cycle-consumption',
  'cycle-water',
  'standing-loss',
  'typical-consumption',
] as const;
const gradeOf = ({ known }: Machine): number => (known?.by === 'grade' ? known.grade : 0);

const graded = fc
  .record({
    kind: fc.constantFrom(...KINDS),
    of: fc.double({ min: 0, max: 1, noNaN: true }),
    a: fc.integer({ min: 1, max: 5 }),
    b: fc.integer({ min: 1, max: 5 }),
    rest,
  })
  .map(({ kind, of, a, b, rest: others }): AccountsFacts => {
    const size = Math.round(kind.size[0] + of * (kind.size[1] - kind.size[0]));
    const machine = (grade: number): Machine => ({
      size,
      build: kind.build,
      known: { by: 'grade', grade, standard: kind.standard },
    });
    return {
      category: kind.category,
      old: { ...machine(Math.max(a, b)), boughtYear: 2015 },
      next: machine(Math.min(a, b)),
      ...others,
    };
  });

/** Any grade against any other, a drum against a pulsator too. */
const mixed = fc
  .record({
    grades: fc.tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 5 })),
    builds: fc.tuple(fc.constantFrom('drum', 'pulsator'), fc.constantFrom('drum', 'pulsator')),
    rest,
  })
  .map(({ grades, builds, rest: others }): AccountsFacts => {
    const machine = (at: 0 | 1): Machine => ({
      size: 8,
      build: builds[at],
      known: { by: 'grade', grade: grades[at], standard: 'GB 12021.4-2013' },
    });
    return { category: 'washer', old: { ...machine(0), boughtYear: 2015 }, next: machine(1), ...others };
  });

const daily = (value: number): Known => ({
  by: 'label',
  values: [{ quantity: 'daily-consumption', value, unit: 'kWh/24h' }],
  standard: null,
});
const labelled = fc
  .record({ a: fc.integer({ min: 1, max: 9_999 }), b: fc.integer({ min: 1, max: 9_999 }), unknown: fc.boolean(), rest })
  .map(({ a, b, unknown, rest: others }): AccountsFacts => ({
    category: 'fridge',
    old: { size: null, build: null, known: unknown ? { by: 'unknown' } : daily(a / 1_000), boughtYear: 2020 },
    next: { size: null, build: null, known: daily(b / 1_000) },
    ...others,
  }));

/** The ends of what a label's figure may be, on the biggest goods and the dearest bill. */
const extreme = fc
  .record({
    category: fc.constantFrom('fridge', 'air-conditioner', 'washer', 'water-heater', 'computer'),
    values: fc.tuple(fc.constantFrom(0.001, 100_000), fc.constantFrom(0.001, 100_000)),
    rest,
  })
  .map(({ category, values, rest: others }) => {
    const machine = (value: number) => ({
      size: 50_000,
      build: null,
      known: { by: 'label', standard: null, values: QUANTITIES.map((quantity) => ({ quantity, value, unit: '1' })) },
    });
    const [old, next] = values.map(machine);
    return AccountsFacts.parse({
      ...others,
      category,
      old: { ...old, boughtYear: 2015 },
      next,
      billPrice: 100_000,
      waterPriceFen: 100_000,
    });
  });

const ranges = (value: unknown): { low: number; point: number; high: number }[] => {
  if (typeof value !== 'object' || value === null) return [];
  if ('low' in value && 'point' in value) return [value as { low: number; point: number; high: number }];
  return Object.values(value).flatMap(ranges);
};
const numbers = (value: unknown): number[] =>
  typeof value === 'number'
    ? [value]
    : typeof value === 'object' && value !== null
      ? Object.values(value).flatMap(numbers)
      : [];

test('a better grade of the same standard and size never costs energy, water, money or carbon', () => {
  fc.assert(
    fc.property(graded, (facts) => {
      fc.pre(gradeOf(facts.old) > gradeOf(facts.next));
      const { energy, money } = threeAccounts(facts, MONTH);
      if (energy.state !== 'reckoned') throw new Error('not reckoned');
      const savings = [
        energy.savingWh,
        energy.savingLitres,
        energy.savingCo2Grams,
        money.state === 'reckoned' ? money.savingFen : null,
      ];
      for (const saving of savings) expect(saving?.low ?? 0).toBeGreaterThanOrEqual(0);
    }),
  );
});

test('every range holds its point, every figure is a whole number, in money and energy alike', () => {
  fc.assert(
    fc.property(fc.oneof(graded, labelled, mixed, extreme), (facts) => {
      const { energy, money, safety } = threeAccounts(facts, MONTH);
      for (const { low, point, high } of ranges([energy, money])) expect(low <= point && point <= high).toBe(true);
      for (const n of numbers([energy, money, safety])) expect(Number.isSafeInteger(n) && !Object.is(n, -0)).toBe(true);
    }),
  );
});

test('of two with the same grade, the new one may need more: the range says so on both sides', () => {
  const machine: Machine = { size: 3_500, build: null, known: { by: 'grade', grade: 2, standard: 'GB 21455-2019' } };
  const { energy } = threeAccounts(
    {
      category: 'air-conditioner',
      old: { ...machine, boughtYear: 2020 },
      next: machine,
      regionCode: BEIJING,
      householdKwh: 2_000,
      billPrice: null,
      waterPriceFen: null,
      cost: null,
    },
    MONTH,
  );
  expect(energy).toMatchObject({ savingWh: { low: -89_134, point: 0, high: 89_134 } });
});

test.each([0, 0.000_9, 100_001, 1e300, NaN])('a label that states %d is not taken', (value) => {
  const values = [{ quantity: 'annual-performance-factor', value, unit: 'Wh/Wh' }];
  expect(Known.safeParse({ by: 'label', values, standard: null }).success).toBe(false);
});

test('a bill never falls as more is used, and has no step at the border of a tier', () => {
  const wh = fc.integer({ min: 0, max: 20_000_000 });
  fc.assert(
    fc.property(fc.constantFrom(...TARIFFS), wh, fc.integer({ min: 0, max: 1_000 }), (tariff, from, more) => {
      const prices = tariff.tiers.map(({ price }) => price);
      const rise = billFor(tariff, from + more) - billFor(tariff, from);
      expect(rise).toBeGreaterThanOrEqual(more * Math.min(...prices));
      expect(rise).toBeLessThanOrEqual(more * Math.max(...prices));
    }),
  );
});

test('a fact that was not said is asked for, in each account that needs it, and nothing is made up', () => {
  const nothing: Machine = { size: null, build: null, known: null };
  const facts: AccountsFacts = {
    category: 'water-heater',
    old: { ...nothing, boughtYear: null },
    next: nothing,
    regionCode: null,
    householdKwh: null,
    billPrice: null,
    waterPriceFen: null,
    cost: null,
  };
  const accounts = threeAccounts(facts, MONTH);
  expect(accounts.energy).toEqual({ state: 'missing', questions: ['new-size', 'old-size'] });
  expect(accounts.safety).toEqual({ state: 'missing', questions: ['old-build', 'old-year'] });
  const fridge: AccountsFacts = {
    ...facts,
    category: 'fridge',
    old: { ...nothing, boughtYear: 2016, known: daily(0.92) },
    next: { ...nothing, known: daily(0.55) },
  };
  expect(threeAccounts(fridge, MONTH)).toMatchObject({
    money: { state: 'missing', questions: ['place'] },
    missing: ['place'],
  });
  const elsewhere = { ...fridge, regionCode: RegionCode.parse('440000') };
  expect(threeAccounts(elsewhere, MONTH).missing).toEqual(['electricity-price']);
  expect(threeAccounts({ ...fridge, regionCode: BEIJING }, MONTH).missing).toEqual(['household-use']);
});

test.each([
  ['fridge', null, 2026 * 12, 2026, 'fine'],
  ['fridge', null, 2034 * 12 - 1, 2026, 'fine'],
  ['fridge', null, 2034 * 12, 2026, 'plan'],
  ['fridge', null, 2036 * 12, 2026, 'plan'],
  ['fridge', null, 2036 * 12 + 1, 2026, 'overdue'],
  ['water-heater', 'manufactured-gas', 2032 * 12 + 1, 2026, 'stop-use'],
  ['water-heater', 'natural-gas', 2032 * 12 + 1, 2026, 'fine'],
  ['gas-stove', null, 2034 * 12 + 1, 2026, 'stop-use'],
] as const)('%s %s in month %i, bought in %i: %s', (category, build, month, boughtYear, safe) => {
  const machine: Machine = { size: null, build, known: null };
  const facts: AccountsFacts = {
    category,
    old: { ...machine, boughtYear },
    next: machine,
    regionCode: null,
    householdKwh: null,
    billPrice: null,
    waterPriceFen: null,
    cost: null,
  };
  expect(threeAccounts(facts, month).safety).toMatchObject({ state: 'reckoned', safe });
});

test('of an appliance of a year still to come the age is asked for', () => {
  const machine: Machine = { size: null, build: null, known: null };
  const facts: AccountsFacts = {
    category: 'fridge',
    old: { ...machine, boughtYear: 2027 },
    next: machine,
    regionCode: null,
    householdKwh: null,
    billPrice: null,
    waterPriceFen: null,
    cost: null,
  };
  expect(threeAccounts(facts, MONTH).safety).toEqual({ state: 'missing', questions: ['old-year'] });
});

test('with a fact less the range of money widens: it holds every range that the fact could give', () => {
  fc.assert(
    fc.property(fc.oneof(graded, labelled), fc.integer({ min: 10_000, max: 20_000 }), (facts, householdKwh) => {
      // a home uses at least what its appliances do
      const told = { ...facts, regionCode: BEIJING, billPrice: null };
      const [known, unknown] = [householdKwh, 'unknown' as const].map(
        (use) => threeAccounts({ ...told, householdKwh: use }, MONTH).money,
      );
      if (known?.state !== 'reckoned' || unknown?.state !== 'reckoned') throw new Error('not reckoned');
      expect(unknown.savingFen.low).toBeLessThanOrEqual(known.savingFen.low);
      expect(unknown.savingFen.high).toBeGreaterThanOrEqual(known.savingFen.high);
    }),
  );
});

test('no price of water is made up: without one the washing machine saves electricity alone, and the price is asked for', () => {
  fc.assert(
    fc.property(mixed, fc.integer({ min: 1, max: 5_000 }), (facts, waterPriceFen) => {
      const told = { ...facts, billPrice: 5_500 };
      const without = threeAccounts({ ...told, waterPriceFen: null }, MONTH);
      const { money, missing } = threeAccounts({ ...told, waterPriceFen }, MONTH);
      if (without.money.state !== 'reckoned' || money.state !== 'reckoned') throw new Error('not reckoned');
      expect([without.money.waterFen, without.missing.includes('water-price')]).toEqual([null, true]);
      expect(missing).not.toContain('water-price');
      expect(money.savingFen.point - without.money.savingFen.point).toBe(money.waterFen?.point);
    }),
  );
});

test('each figure that a result stands on is one of the constants', () => {
  fc.assert(
    fc.property(fc.oneof(graded, labelled), (facts) => {
      const ids = new Set(CONSTANTS.map(({ id }) => id));
      for (const { id } of threeAccounts(facts, MONTH).sources) expect(ids.has(id)).toBe(true);
    }),
  );
});
