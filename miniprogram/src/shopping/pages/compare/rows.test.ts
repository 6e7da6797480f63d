import { ApplianceModel } from '@luhuan/shared/appliance/model';
import { fen } from '@luhuan/shared/fen';
import { expect, test } from 'vitest';
import { compareEn } from '../../text/compare-en.ts';
import { compareZhCN } from '../../text/compare-zh-cn.ts';
import { type Compared, rowsOf } from './rows.ts';

const fridge = (gtin: string, yuan: number, daily: number): ApplianceModel =>
  ApplianceModel.parse({
    gtin,
    category: 'fridge',
    brand: '样例',
    name: '样例冰箱',
    modelNumber: `BCD-${yuan}`,
    size: '500 L',
    form: null,
    label: {
      kind: 'energy',
      grade: 1,
      standard: 'GB 12021.2-2025',
      filingNumber: gtin,
      values: [{ quantity: 'daily-consumption', value: daily, unit: 'kWh/24h' }],
    },
    filedPriceFen: fen(yuan * 100),
    imeis: 0,
  });
const fridges = [fridge('6901234567892', 3_999, 0.55), fridge('6901234567908', 4_599, 0.7)];
const rowIn = (all: readonly Compared[], name: string, text = compareZhCN) => {
  const found = rowsOf(all, text).find((row) => row.name === name);
  if (found === undefined) throw new Error(`no row “${name}”`);
  return found;
};
const two = fridges.slice(0, 2).map((model) => ({ model, quote: undefined }));

test('every row has a cell for each model, in both languages, and no two rows have one name', () => {
  for (const text of [compareZhCN, compareEn]) {
    const rows = rowsOf(two, text);
    expect(rows.map(({ cells }) => cells.length)).toEqual(rows.map(() => 2));
    expect(new Set(rows.map(({ name }) => name)).size).toBe(rows.length);
  }
});

test('the lowest is marked where there is one, never among equals or beside what cannot be told', () => {
  const [first, second] = two;
  if (first === undefined || second === undefined) throw new Error('two fridges');
  const dear = { ...first, model: { ...first.model, filedPriceFen: second.model.filedPriceFen } };
  expect(rowIn([dear, second], '补贴后').best).toBeNull();
  const cheap = rowIn(two, '补贴后');
  expect(cheap.best).toBe(first.model.filedPriceFen < second.model.filedPriceFen ? 0 : 1);
  const unlabelled = { ...second, model: { ...second.model, label: { kind: 'none' as const } } };
  expect(rowIn([first, unlabelled], '一年用电')).toMatchObject({ best: null, cells: [expect.any(String), '算不出'] });
  expect(rowIn([first], '补贴后').best).toBeNull();
});

test('a year’s electricity is the label’s consumption of 365 days, from light to heavy use', () => {
  const [one] = fridges;
  if (one === undefined || one.label.kind === 'none') throw new Error('a fridge with a label');
  const label = {
    ...one.label,
    values: [{ quantity: 'daily-consumption' as const, value: 0.55, unit: 'kWh/24h' as const }],
  };
  // 0.55 × 365 = 200.75 kWh; 85 % and 115 % of it
  expect(rowIn([{ model: { ...one, label }, quote: undefined }], '一年用电').cells).toEqual(['171–231 度']);
});
