import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Category } from '../appliance/category.ts';
import { Gtin, gtinCheckDigit } from '../appliance/gtin.ts';
import { type Unit, matches, matchesModel } from './match.ts';
import { RecallTerms } from './recall.ts';

const gtin = fc.integer({ min: 0, max: 6 }).map((n) => {
  const digits = `69${String(n).padStart(10, '0')}`;
  return Gtin.parse(`${digits}${gtinCheckDigit(digits)}`);
});
const numbers = fc.constantFrom('BCD-500', 'BCD-320', 'XQG 10', 'KFR-35');
const serial = fc.integer({ min: 0, max: 99 }).map((n) => `SN${String(n).padStart(6, '0')}`);
const brand = fc.constantFrom('青样', '云样');
const category = fc.constantFrom<Category>('fridge', 'washer');
const base = {
  hazard: { 'zh-CN': '压缩机可能过热', en: 'The compressor may overheat' },
  remedy: { 'zh-CN': '免费更换压缩机', en: 'The compressor is replaced for nothing' },
  authority: '样例召回机构',
  sourceUrl: 'https://example.org/recall',
};
const terms = fc
  .record({
    category,
    brand,
    gtins: fc.uniqueArray(gtin, { maxLength: 3 }),
    modelNumbers: fc.uniqueArray(numbers, { maxLength: 2 }),
    serials: fc.option(
      fc.tuple(serial, serial).map((ends) => {
        const [from = '', to = ''] = ends.toSorted();
        return { from, to };
      }),
    ),
  })
  .filter(({ gtins, modelNumbers }) => gtins.length + modelNumbers.length > 0)
  .map((some) => RecallTerms.parse({ ...base, ...some }));
const unit: fc.Arbitrary<Unit> = fc.record({
  category,
  brand,
  gtin: fc.option(gtin),
  modelNumber: fc.option(numbers),
  serialNumber: fc.option(serial),
});

const runs = { numRuns: 500 };

describe('a recall', () => {
  test('that names a model and no serial numbers is about every unit of it, 500 times', () => {
    fc.assert(
      fc.property(terms, unit, (recall, some) => {
        const [named] = recall.gtins;
        const whole = { ...recall, serials: null };
        const one = named === undefined ? { modelNumber: recall.modelNumbers[0] ?? null } : { gtin: named };
        const { category: kind, brand: made } = recall;
        expect(matches(whole, { ...some, category: kind, brand: made, ...one })).toBe('certainly');
      }),
      runs,
    );
  });

  test('is never about a unit of another brand or kind whose code it does not name', () => {
    fc.assert(
      fc.property(terms, unit, (recall, some) => {
        const other = { ...some, gtin: null };
        expect(matches(recall, { ...other, brand: '海样' })).toBe('no');
        expect(matches(recall, { ...other, category: 'television' })).toBe('no');
      }),
      runs,
    );
  });

  test('of a unit whose serial number becomes known: what was sure stays, and nothing becomes more than it was without', () => {
    fc.assert(
      fc.property(terms, unit, serial, (recall, some, number) => {
        const without = matches(recall, { ...some, serialNumber: null });
        const within = matches(recall, { ...some, serialNumber: number });
        expect(within).toBe(without === 'perhaps' ? within : without);
      }),
      runs,
    );
  });

  test('of serial numbers is about those between its ends, both within', () => {
    fc.assert(
      fc.property(terms, unit, serial, (recall, some, number) => {
        const { serials } = recall;
        const known = { ...some, serialNumber: number };
        if (serials === null || matchesModel(recall, known) !== 'certainly') return;
        expect(matches(recall, known)).toBe(serials.from <= number && number <= serials.to ? 'certainly' : 'no');
        for (const end of [serials.from, serials.to])
          expect(matches(recall, { ...known, serialNumber: end })).toBe('certainly');
      }),
      runs,
    );
  });
});

const RECALL = RecallTerms.parse({
  ...base,
  category: 'fridge',
  brand: '青样',
  gtins: [],
  modelNumbers: ['BCD-500'],
  serials: { from: 'sn-000100', to: 'SN000199' },
});
const FRIDGE: Unit = { category: 'fridge', brand: '青样', gtin: null, modelNumber: null, serialNumber: null };

test.each([
  ['the brand alone', {}, 'perhaps'],
  ['the brand as people write it', { brand: '青样电器' }, 'perhaps'],
  ['the model without a serial number', { modelNumber: 'bcd 500' }, 'perhaps'],
  [
    'the model in full-width letters, and a number within',
    { modelNumber: 'ＢＣＤ５００', serialNumber: 'SN000150' },
    'certainly',
  ],
  ['the model and a number outside', { modelNumber: 'BCD-500', serialNumber: 'SN000200' }, 'no'],
  ['the model and a number of another length', { modelNumber: 'BCD-500', serialNumber: 'SN00015' }, 'perhaps'],
  ['a number within and no model', { serialNumber: 'SN000150' }, 'perhaps'],
  ['another model', { modelNumber: 'BCD-501', serialNumber: 'SN000150' }, 'no'],
  ['another brand', { brand: '云样', modelNumber: 'BCD-500', serialNumber: 'SN000150' }, 'no'],
] as const)('of a unit is known: %s', (_, known, answer) => {
  expect(matches(RECALL, { ...FRIDGE, ...known })).toBe(answer);
});

test.each([
  ['names no model', { modelNumbers: [] }],
  ['begins after it ends', { serials: { from: 'SN000200', to: 'SN000100' } }],
  ['has ends of two lengths', { serials: { from: 'SN000100', to: 'SN0002000' } }],
  ['leads to no safe address', { sourceUrl: 'http://example.org/recall' }],
  ['leads to a script', { sourceUrl: 'javascript:alert(1)' }],
])('a recall that %s is none', (_, change) => {
  expect(RecallTerms.safeParse({ ...RECALL, ...change }).success).toBe(false);
});
