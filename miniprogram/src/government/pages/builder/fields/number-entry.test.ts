import { expect, test } from 'vitest';
import { type NumberKind, entryOf, numberOf } from './number-entry.ts';

test.each<[NumberKind, string, number | undefined]>([
  ['yuan', '1,500', 150_000],
  ['yuan', '0', 0],
  ['yuan', '1.234', undefined],
  ['yuan', '', undefined],
  ['percent', '15', 1_500],
  ['percent', '12.5%', 1_250],
  ['percent', '12.345', undefined],
  ['whole', '30', 30],
  ['whole', '3.5', undefined],
  ['whole', '-1', undefined],
])('%s “%s” is %s', (kind, typed, number) => {
  expect(numberOf(kind, typed)).toBe(number);
});

test('a number reads back as the entry it came from', () => {
  expect([entryOf('yuan', 150_050), entryOf('percent', 1_250), entryOf('whole', 7)]).toEqual(['1500.50', '12.5', '7']);
});
