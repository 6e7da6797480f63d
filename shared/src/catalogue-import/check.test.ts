import { describe, expect, test } from 'vitest';
import type { Gtin } from '../appliance/gtin.ts';
import { checkSheet } from './check.ts';
import { HEADINGS, ImportColumn, NEEDED, columnOf } from './column.ts';
import { type Cells, modelFrom } from './row.ts';

const FRIDGE: Cells = {
  gtin: '6901234567892',
  category: '冰箱',
  brand: '青样',
  name: '双门冰箱',
  modelNumber: 'BCD-500W',
  size: '500 L',
  price: '5,299.50',
  grade: '1级',
  standard: 'GB 12021.2-2025',
  filingNumber: '2026-1',
  dailyConsumption: '0.55',
};

describe('a row', () => {
  test('is the model it describes', () => {
    expect(modelFrom(FRIDGE)).toMatchObject({
      ok: true,
      value: {
        gtin: '6901234567892',
        category: 'fridge',
        filedPriceFen: 529_950,
        imeis: 0,
        form: null,
        label: {
          kind: 'energy',
          grade: 1,
          values: [{ quantity: 'daily-consumption', value: 0.55, unit: 'kWh/24h' }],
        },
      },
    });
  });

  test('a phone has an IMEI and no label', () => {
    const { grade: _1, dailyConsumption: _2, standard: _3, ...phone } = { ...FRIDGE, category: 'phone' };
    expect(modelFrom(phone)).toMatchObject({ ok: true, value: { imeis: 1, label: { kind: 'none' } } });
  });

  test.each<[Partial<Record<ImportColumn, string>>, string]>([
    [{ gtin: '' }, 'gtin missing'],
    [{ gtin: '6901234567890' }, 'gtin gtin'],
    [{ gtin: '6.90123E+12' }, 'gtin gtin'],
    [{ category: '电冰柜' }, 'category unknown'],
    [{ brand: ' ' }, 'brand missing'],
    [{ name: '名'.repeat(81) }, 'name too-long'],
    [{ name: '双门\u202E冰箱' }, 'name too-long'],
    [{ price: '0' }, 'price number'],
    [{ price: '-1' }, 'price number'],
    [{ price: '12.345' }, 'price number'],
    [{ price: '免费' }, 'price number'],
    [{ grade: '6' }, 'grade number'],
    [{ grade: '', label: '能效' }, 'grade missing'],
    [{ dailyConsumption: '' }, 'label label-incomplete'],
    [{ dailyConsumption: '省电' }, 'dailyConsumption number, label label-incomplete'],
    [{ standard: '' }, 'standard missing'],
    [{ label: '节能' }, 'label unknown'],
    [{ imeis: '3' }, 'imeis number'],
    [{ form: '嵌入' }, 'form unknown'],
    [{ gtin: '', price: '' }, 'gtin missing, price missing'],
  ])('%o is told as “%s”', (change, faults) => {
    const found = modelFrom({ ...FRIDGE, ...change });
    const told = found.ok ? [] : found.error.map(({ column, why }) => `${column} ${why}`);
    expect(told.toSorted().join(', ')).toBe(faults.split(', ').toSorted().join(', '));
  });
});

const columns = Object.keys(FRIDGE) as ImportColumn[];
const headings = columns.map((column) => HEADINGS[column][0]);
const cells = (change: Cells = {}) => columns.map((column) => ({ ...FRIDGE, ...change })[column] ?? '');

describe('a sheet', () => {
  test('says what is new, what is known, and which rows are left out, by their numbers', () => {
    const rows = [cells(), ['', ''], cells({ gtin: '6900000000014' }), cells(), cells({ price: 'x' })];
    const checked = checkSheet([headings, ...rows], (gtin: Gtin) => gtin === '6901234567892');
    expect(checked).toMatchObject({ ok: true, value: { rows: 4, fresh: 1, known: 1, faulty: 2 } });
    expect(checked.ok ? checked.value.faults : []).toEqual([
      { row: 5, faults: [{ column: 'gtin', why: 'repeated' }] },
      { row: 6, faults: [{ column: 'price', why: 'number' }] },
    ]);
  });

  test('without a needed column it is not read', () => {
    expect(checkSheet([['商品条码', '品类']], () => false)).toEqual({
      ok: false,
      error: NEEDED.filter((column) => column !== 'gtin' && column !== 'category'),
    });
    expect(checkSheet([], () => false).ok).toBe(false);
  });

  test('every heading names one column, whatever its width', () => {
    for (const column of ImportColumn.options)
      for (const heading of HEADINGS[column]) expect(columnOf(` ${heading} `)).toBe(column);
    expect([columnOf('备案价(元)'), columnOf('ＡＰＦ'), columnOf('备注')]).toEqual([
      'price',
      'performanceFactor',
      undefined,
    ]);
    const all = ImportColumn.options.flatMap((column) => HEADINGS[column]);
    expect(new Set(all).size).toBe(all.length);
  });
});
