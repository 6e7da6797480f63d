import { expect, test } from 'vitest';
import { Gtin } from '../appliance/gtin.ts';
import type { LabelValue } from '../appliance/label.ts';
import type { ApplianceModel } from '../appliance/model.ts';
import { fen } from '../fen.ts';
import { savedWhOf } from './saved.ts';

const model = (
  category: ApplianceModel['category'],
  size: string,
  standard: string,
  value: LabelValue | null,
): ApplianceModel => ({
  gtin: Gtin.parse('6901234567892'),
  category,
  brand: '样例',
  name: '样例',
  modelNumber: 'S-1',
  size,
  form: null,
  label: value === null ? { kind: 'none' } : { kind: 'energy', grade: 1, standard, filingNumber: '', values: [value] },
  filedPriceFen: fen(300_000),
  imeis: 0,
});
const fridge = model('fridge', '500 L', 'GB 12021.2-2025', {
  quantity: 'daily-consumption',
  value: 0.6,
  unit: 'kWh/24h',
});
const cooler = model('air-conditioner', '3500 W', 'GB 21455-2019', {
  quantity: 'annual-performance-factor',
  value: 5,
  unit: 'Wh/Wh',
});

test('a fridge of 219 kWh a year saves 73 against an old one that nobody knows, and what it saves against none cannot be said', () => {
  expect(savedWhOf(fridge, 'fridge')).toBe(73_000);
  expect(savedWhOf(fridge, 'none')).toBeNull();
  expect(savedWhOf(fridge, 'washer')).toBeNull();
});

test('an air conditioner of 3,500 W at APF 5 saves 344 kWh a year against the lowest grade’s 3.3', () => {
  // 3,500 W × 955 h ÷ 3.3 − ÷ 5
  expect(savedWhOf(cooler, 'none')).toBe(1_012_879 - 668_500);
});

test('of goods without a label, a size or a formula nothing can be said', () => {
  const cookerWithout = model('range-hood', '', '', null);
  expect(
    [{ ...cooler, size: '' }, { ...cooler, label: { kind: 'none' as const } }, cookerWithout].map((one) =>
      savedWhOf(one, 'none'),
    ),
  ).toEqual([null, null, null]);
});
