import { expect, test } from 'vitest';
import { shanghai } from '../../../test/support/samples.ts';
import { plusDays } from '../clock.ts';
import { receiptIdOf } from '../receipt/receipt-id.ts';
import { appealIdOf } from './appeal.ts';
import { workingDaysSince } from './working-days.ts';

test('one receipt has one appeal: its id is that of the receipt but for its kind', () => {
  const receiptId = receiptIdOf('claim:1', shanghai('2026-03-01T10:00'));
  expect(appealIdOf(receiptId)).toBe(`apl_${receiptId.slice(4)}`);
});

test.each([
  // 6 March 2026 is a Friday
  ['2026-03-06T09:00', '2026-03-06T18:00', 0],
  ['2026-03-06T23:59', '2026-03-08T12:00', 0],
  ['2026-03-06T09:00', '2026-03-09T00:00', 1],
  ['2026-03-06T09:00', '2026-03-13T09:00', 5],
  ['2026-03-07T09:00', '2026-03-09T09:00', 1],
  ['2026-03-06T09:00', '2026-03-27T09:00', 15],
])('from %s to %s, %i working days are over', (from, to, days) => {
  expect(workingDaysSince(shanghai(from), shanghai(to))).toBe(days);
});

test('any 7 days have 5 working days', () => {
  for (let offset = 0; offset < 14; offset++) {
    const from = plusDays(shanghai('2026-01-31T12:00'), offset);
    expect(workingDaysSince(from, plusDays(from, 7))).toBe(5);
  }
});
