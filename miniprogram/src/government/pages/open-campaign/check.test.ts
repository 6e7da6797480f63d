import { NATIONAL_2026 } from '@luhuan/shared/campaign/preset';
import { Instant } from '@luhuan/shared/clock';
import { RegionCode } from '@luhuan/shared/region';
import { expect, test } from 'vitest';
import { check } from './check.ts';
import type { Entries } from './entries.ts';

const at = (text: string) => Instant.parse(text);
const NOW = at('2026-03-01T02:00:00.000Z');

const entries = (change: Partial<Entries> = {}): Entries => ({
  start: 'new',
  presetId: 'national-2026',
  title: '深圳市 2026 年以旧换新',
  regionCode: RegionCode.parse('440300'),
  regionName: '广东省深圳市',
  fromDay: '2026-03-01',
  untilDay: '2026-12-31',
  validityDays: '3',
  budgets: [
    { category: 'fridge', included: true, yuan: '4,500.50' },
    { category: 'phone', included: false, yuan: '70' },
  ],
  totalYuan: '',
  ...change,
});

test('two calendar days become a half-open window from 00:00 of the first to 24:00 of the last, Shanghai time', () => {
  expect(check(entries(), NATIONAL_2026, NOW, undefined).plan).toMatchObject({
    window: { from: '2026-02-28T16:00:00.000Z', until: '2026-12-31T16:00:00.000Z' },
    validityDays: 3,
    budgets: [{ category: 'fridge', budgetFen: 450_050 }],
  });
});

test('a day that was not changed keeps its hour, a changed one starts at 00:00', () => {
  const before = { from: at('2026-03-01T01:30:00.000Z'), until: at('2026-12-31T10:00:00.000Z') };
  expect(check(entries(), NATIONAL_2026, NOW, before).window).toEqual(before);
  expect(check(entries({ fromDay: '2026-03-02' }), NATIONAL_2026, NOW, before).window).toEqual({
    from: '2026-03-01T16:00:00.000Z',
    until: before.until,
  });
});

test('4,500.50 yuan pay for 3 fridge vouchers at 1,500 yuan each; what is left out counts for nothing', () => {
  const { lines, totalFen, vouchers } = check(entries(), NATIONAL_2026, NOW, undefined);
  expect(lines.map(({ wrong }) => wrong)).toEqual([undefined, undefined]);
  expect([totalFen, vouchers]).toEqual([450_050, 3]);
});

test.each([
  [{ title: ' 深 ' }, ['title']],
  [{ fromDay: '', untilDay: '' }, ['from', 'until']],
  [{ fromDay: '2026-06-01', untilDay: '2026-05-31' }, ['until-before-from']],
  [{ fromDay: '2026-02-01', untilDay: '2026-02-28' }, ['window-over']],
  [{ validityDays: '61' }, ['validity']],
  [{ validityDays: '1.5' }, ['validity']],
  [{ budgets: [{ category: 'fridge', included: false, yuan: '' }] }, ['no-category']],
] as const)('%j is told as %j, and makes no plan', (change, wrong) => {
  const checked = check(entries(change as unknown as Partial<Entries>), NATIONAL_2026, NOW, undefined);
  expect(checked.wrong).toEqual(wrong);
  expect(checked.plan).toBeUndefined();
});

test.each([
  ['1499.99', 'below-cap'],
  ['1500', undefined],
  ['12.345', 'amount'],
  ['', 'amount'],
  ['100000000000.01', 'amount'],
])('a fridge budget of "%s" yuan: %s', (yuan, wrong) => {
  const budgets: Entries['budgets'] = [{ category: 'fridge', included: true, yuan }];
  const { lines, plan } = check(entries({ budgets }), NATIONAL_2026, NOW, undefined);
  expect(lines[0]?.wrong).toBe(wrong);
  expect(plan === undefined).toBe(wrong !== undefined);
});
