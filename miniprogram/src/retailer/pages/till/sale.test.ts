import { fen } from '@luhuan/shared/fen';
import type { WaterfallStep } from '@luhuan/shared/campaign/rule';
import { expect, test } from 'vitest';
import { NO_ENTRIES } from './entries.ts';
import { deductionsIn, priceOf, wrongEntries } from './sale.ts';

const waterfall: readonly WaterfallStep[] = [
  { kind: 'shop-discount', affectsBase: true },
  { kind: 'subsidy' },
  { kind: 'old-appliance', affectsBase: false },
];
const filed = fen(359_900);
const complete = {
  ...NO_ENTRIES,
  gtin: '6990000000015',
  serialNumber: 'sn-00 01 77',
  invoiceNumber: '25440000000000000001',
};

test('a price that nobody typed is the filed price; one that was cleared is missing', () => {
  expect(priceOf(complete, waterfall, filed)).toEqual({ listFen: 359_900, deductions: [] });
  expect(priceOf({ ...complete, price: '' }, waterfall, filed)).toBeUndefined();
  expect(wrongEntries({ ...complete, price: '' }, waterfall)).toEqual(['price']);
  expect(wrongEntries({ ...complete, price: '0' }, waterfall)).toEqual(['price']);
});

test('only deductions of the waterfall count; empty and zero ones are left out, a wrong one is named', () => {
  const deductions = { 'shop-discount': '100', 'old-appliance': '0', 'maker-discount': '50' };
  expect(priceOf({ ...complete, deductions }, waterfall, filed)?.deductions).toEqual([
    { kind: 'shop-discount', amountFen: 10_000 },
  ]);
  const wrong = { ...complete, deductions: { 'old-appliance': 'ten' } };
  expect(wrongEntries(wrong, waterfall)).toEqual(['old-appliance']);
  expect(priceOf(wrong, waterfall, filed)).toBeUndefined();
  expect(deductionsIn(waterfall).map(({ kind }) => kind)).toEqual(['shop-discount', 'old-appliance']);
});

test('entries that are missing or wrong are named in the order of the screen', () => {
  expect(wrongEntries(NO_ENTRIES, waterfall)).toEqual(['gtin', 'serialNumber', 'invoiceNumber']);
  expect(wrongEntries({ ...complete, gtin: '6990000000011' }, waterfall)).toEqual(['gtin']);
  expect(wrongEntries(complete, waterfall)).toEqual([]);
});

test('a model with two IMEIs wants both, right and not the same; one with none looks at none', () => {
  const imeis = ['49-015420-323751-8', '352099081234565'];
  expect(wrongEntries(complete, waterfall, 2)).toEqual(['imei1', 'imei2']);
  expect(wrongEntries({ ...complete, imeis }, waterfall, 2)).toEqual([]);
  expect(wrongEntries({ ...complete, imeis: ['490154203237519', ''] }, waterfall, 1)).toEqual(['imei1']);
  expect(wrongEntries({ ...complete, imeis: ['490154203237518', '490154203237518'] }, waterfall, 2)).toEqual(['imei2']);
  expect(wrongEntries({ ...complete, imeis: ['12', ''] }, waterfall, 0)).toEqual([]);
});
