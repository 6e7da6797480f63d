import { listApplianceModels } from '@luhuan/shared/api/appliances';
import * as api from '@luhuan/shared/api/catalogue-imports';
import { Gtin, gtinCheckDigit } from '@luhuan/shared/appliance/gtin';
import { HEADINGS } from '@luhuan/shared/catalogue-import/column';
import type { CatalogueImportId } from '@luhuan/shared/ids';
import { type UploadType, XLSX } from '@luhuan/shared/upload/upload';
import { writeXlsx } from 'hucre/xlsx';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readAllParts, readModel } from '../../functions/src/appliance/store.ts';
import { type Transport, call } from '../../miniprogram/src/api/call.ts';
import { refusalCode, signedIn, transport, valueOf } from '../support/caller.ts';
import { FAULTS } from '../support/faults.ts';
import { type TestHouse, expectSound, startHouse } from '../support/house.ts';
import { newKey } from '../support/scenes.ts';
import { sweep } from '../support/sweep.ts';
import { uploaded } from '../uploads/sending.ts';

let house: TestHouse;
let officer: Transport;
beforeAll(async () => {
  house = await startHouse();
  officer = await signedIn(house, '样例经办员');
});
afterAll(async () => {
  await expectSound(house);
  await house.stop();
});

const gtinOf = (index: number): Gtin => {
  const digits = `6978${String(index).padStart(8, '0')}`;
  return Gtin.parse(`${digits}${gtinCheckDigit(digits)}`);
};
const COLUMNS = [
  'gtin',
  'category',
  'brand',
  'name',
  'modelNumber',
  'price',
  'grade',
  'standard',
  'dailyConsumption',
] as const;
const HEAD = COLUMNS.map((column) => HEADINGS[column][0]);
const rowOf = (index: number, price = '3299'): string[] => [
  gtinOf(index),
  '冰箱',
  '青样',
  '双门冰箱',
  `QY-${1e5 + index}`,
  price,
  '1',
  'GB 12021.2-2025',
  '0.55',
];
const csv = (rows: readonly string[][]): Uint8Array =>
  Buffer.from([HEAD, ...rows].map((row) => row.join(',')).join('\r\n'));

const brought = async (bytes: Uint8Array, contentType: UploadType = 'text/csv') => {
  const uploadId = await uploaded(house, officer, bytes, { purpose: 'catalogue', contentType });
  return call(officer, api.checkCatalogue, { key: newKey(), body: { uploadId } });
};
const step = (importId: CatalogueImportId, key = newKey()) =>
  call(officer, api.importCatalogue, { key, params: { importId }, body: {} });
const finish = async (importId: CatalogueImportId) => {
  for (;;) {
    const row = valueOf(await step(importId));
    if (row.endedAt !== null) return row;
  }
};
const found = async (q: string) => {
  house.clock.advance(30);
  return valueOf(await call(transport(house), listApplianceModels, { query: { q, limit: 1 } })).total;
};

describe('a file of models', () => {
  test('is looked at first, with the reason of each row that is left out; then written step by step, and found', async () => {
    const rows = [rowOf(1), rowOf(2, '免费'), rowOf(3), rowOf(1)];
    const looked = valueOf(await brought(csv(rows)));
    expect(looked).toMatchObject({ rows: 4, fresh: 2, known: 0, faulty: 2, done: 0, written: 0, endedAt: null });
    expect(looked.faults.map(({ row, faults }) => `${row} ${faults[0]?.why}`)).toEqual(['3 number', '5 repeated']);
    expect(await found('QY-100001')).toBe(0);
    const done = await finish(looked.importId);
    expect(done).toMatchObject({ done: done.steps, written: 2 });
    expect([await found('QY-100001'), await found('QY-100002'), await found('QY-100003')]).toEqual([1, 0, 1]);
    expect(valueOf(await step(looked.importId))).toEqual(done);
    expect(valueOf(await call(officer, api.listCatalogueImports, { query: {} })).items[0]).toEqual(done);
  });

  test('brought again with another price, it replaces what is there', async () => {
    const looked = valueOf(await brought(csv([rowOf(1, '2999.90'), rowOf(4)])));
    expect(looked).toMatchObject({ fresh: 1, known: 1 });
    await finish(looked.importId);
    expect((await readModel(house.table, gtinOf(1)))?.filedPriceFen).toBe(299_990);
  });

  test('as a workbook, as JSON of a label registry and as CSV of Excel in China it is the same', async () => {
    const data = [rowOf(10)];
    const sheet = await writeXlsx({ sheets: [{ name: '型号', rows: [HEAD, ...data] }] });
    const record = {
      gtin: gtinOf(11),
      category: 'fridge',
      producerName: '青样',
      productName: '双门冰箱',
      filedPrice: 3299,
      productModel: 'QY-100011',
      nxLever: 1,
      standard: 'GB 12021.2-2025',
      registrationNumber: '2026-7',
      dailyConsumption: 0.55,
      announcementTime: '2026-06-01',
    };
    const json = Buffer.from(JSON.stringify({ records: [record] }));
    // 「冰箱」 and the headings in GBK
    const gbk = encodedGbk([HEAD, rowOf(12)].map((row) => row.join(',')).join('\n'));
    for (const [bytes, type, q] of [
      [sheet, XLSX, 'QY-100010'],
      [json, 'application/json', 'QY-100011'],
      [gbk, 'text/csv', 'QY-100012'],
    ] as const) {
      const looked = valueOf(await brought(bytes, type));
      expect({ q, faults: looked.faults, fresh: looked.fresh }).toEqual({ q, faults: [], fresh: 1 });
      await finish(looked.importId);
      expect(await found(q)).toBe(1);
    }
  });

  test('that cannot be read, has no such columns, or is somebody else’s, is refused, and nothing is written', async () => {
    expect(refusalCode(await brought(Buffer.from('{"records": 5}'), 'application/json'))).toBe('CatalogueUnreadable');
    expect(refusalCode(await brought(Buffer.from('PK\u0003\u0004 broken'), XLSX))).toBe('CatalogueUnreadable');
    const few = await brought(Buffer.from('商品条码,品类\n1,2'));
    expect(few.ok || few.error.kind !== 'refused' ? undefined : few.error.problem.facts).toMatchObject({
      columns: ['brand', 'name', 'modelNumber', 'price'],
    });
    const uploadId = await uploaded(house, officer, csv([rowOf(20)]), {
      purpose: 'catalogue',
      contentType: 'text/csv',
    });
    const other = await signedIn(house, '样例审批员');
    expect(refusalCode(await call(other, api.checkCatalogue, { key: newKey(), body: { uploadId } }))).not.toBe('none');
  });
});

test.each(FAULTS)(
  'any one request %s while a step is written: asked again, every model is there once',
  async (fault) => {
    const bytes = csv([rowOf(30), rowOf(31)]);
    const ready = async () => {
      const [{ importId }, key] = [valueOf(await brought(bytes)), newKey()];
      return () => step(importId, key);
    };
    expect(await sweep(house, { name: 'step', ready }, fault)).toBeGreaterThan(2);
    const lines = (await readAllParts(house.table)).flatMap((part) => part.lines).map(({ gtin }) => gtin);
    expect(new Set(lines).size).toBe(lines.length);
  },
);

test('thousands of rows (50,000 with IMPORT_ROWS): progress after every step; killed in the middle it goes on where it was, without a model twice', async () => {
  const MANY = Number(process.env['IMPORT_ROWS'] ?? 4_000);
  const before = (await readAllParts(house.table)).flatMap((part) => part.lines).length;
  const looked = valueOf(await brought(csv(Array.from({ length: MANY }, (_, index) => rowOf(100_000 + index)))));
  expect(looked).toMatchObject({ rows: MANY, fresh: MANY, faulty: 0 });
  const seen: number[] = [];
  for (let count = 0; count < 5; count++) seen.push(valueOf(await step(looked.importId)).written);
  // killed after the models of the sixth step were written and before anything noted it
  const sixth = await house.faults.during(
    ({ command }) => (command === 'TransactWriteItems' ? 'killed-after' : undefined),
    () => step(looked.importId),
  );
  expect(sixth.result.ok).toBe(false);
  const after = valueOf(await call(officer, api.getCatalogueImport, { params: { importId: looked.importId } }));
  expect(after.done).toBeGreaterThanOrEqual(5);
  const done = await finish(looked.importId);
  expect(done.written).toBe(MANY);
  expect(seen.every((written, index) => written > (seen[index - 1] ?? 0))).toBe(true);
  const lines = (await readAllParts(house.table)).flatMap((part) => part.lines).map(({ gtin }) => gtin);
  expect(new Set(lines).size).toBe(lines.length);
  expect(lines.length).toBe(before + MANY);
  expect(await found(`QY-${200_000 + MANY - 1}`)).toBe(1);
});

const GBK: Readonly<Record<string, number>> = (() => {
  const table: Record<string, number> = {};
  const decoder = new TextDecoder('gb18030');
  for (let high = 0x81; high <= 0xfe; high++)
    for (let low = 0x40; low <= 0xfe; low++)
      if (low !== 0x7f) table[decoder.decode(Uint8Array.of(high, low))] = (high << 8) | low;
  return table;
})();
const encodedGbk = (text: string): Uint8Array =>
  Uint8Array.from(
    [...text].flatMap((letter) => {
      const code = letter.charCodeAt(0) < 128 ? undefined : GBK[letter];
      return code === undefined ? [letter.charCodeAt(0)] : [code >> 8, code & 0xff];
    }),
  );
