import { expect, test } from 'vitest';
import type { OpeningHours } from '../retailer/opening-hours.ts';
import { hoursInWords } from './opening-hours.ts';

const on = (weekdays: readonly number[], from = '09:00', until = '21:00'): OpeningHours =>
  weekdays.map((weekday) => ({ weekday, from, until }));

test.each([
  [on([1, 2, 3, 4, 5, 6, 7]), ['每天 09:00–21:00'], ['Every day 09:00–21:00']],
  [
    [...on([1, 2, 3, 4, 5]), ...on([7], '18:00', '02:00')],
    ['周一至周五 09:00–21:00', '周日 18:00–02:00'],
    ['Monday to Friday 09:00–21:00', 'Sunday 18:00–02:00'],
  ],
  [
    [...on([3], '14:00', '18:00'), ...on([3], '09:00', '12:00')],
    ['周三 09:00–12:00、14:00–18:00'],
    ['Wednesday 09:00–12:00, 14:00–18:00'],
  ],
  [[], [], []],
])('%j is read in lines', (hours, zh, en) => {
  expect(hoursInWords(hours, 'zh-CN')).toEqual(zh);
  expect(hoursInWords(hours, 'en')).toEqual(en);
});
