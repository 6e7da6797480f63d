import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { shanghai } from '../../../test/support/samples.ts';
import { instantAt, epochMs } from '../clock.ts';
import { date, dateTime, deadline, percent, whole, yuan, yuanShort } from './format.ts';
import { languageOf } from './language.ts';

describe('money', () => {
  test.each([
    [0, '¥0.00', '¥0'],
    [1, '¥0.01', '¥0.01'],
    [10, '¥0.10', '¥0.10'],
    [100, '¥1.00', '¥1'],
    [99_999, '¥999.99', '¥999.99'],
    [100_000, '¥1,000.00', '¥1,000'],
    [149_985, '¥1,499.85', '¥1,499.85'],
    [600_000, '¥6,000.00', '¥6,000'],
    [123_456_789, '¥1,234,567.89', '¥1,234,567.89'],
    [10 ** 14, '¥1,000,000,000,000.00', '¥1,000,000,000,000'],
    [-5, '−¥0.05', '−¥0.05'],
    [-150_000, '−¥1,500.00', '−¥1,500'],
  ])('%d fen are %s, in a headline %s', (amountFen, long, short) => {
    expect([yuan(amountFen), yuanShort(amountFen)]).toEqual([long, short]);
  });

  test('1,000 amounts can be read back to the fen', () => {
    fc.assert(
      fc.property(fc.integer({ min: -(10 ** 14), max: 10 ** 14 }), (amountFen) => {
        for (const text of [yuan(amountFen), yuanShort(amountFen)]) {
          const [yuans = '', cents = '00'] = text.replace(/[¥,−]/g, '').split('.');
          expect(Number(yuans + cents) * (text.startsWith('−') ? -1 : 1) + 0).toBe(amountFen + 0);
        }
      }),
      { numRuns: 1_000 },
    );
  });

  test.each([
    [0, '0'],
    [999, '999'],
    [4_369, '4,369'],
    [1_000_000, '1,000,000'],
  ])('%d vouchers are %s', (count, text) => {
    expect(whole(count)).toBe(text);
  });

  test.each([
    [1_500, '15%'],
    [750, '7.5%'],
    [1, '0.01%'],
    [10_000, '100%'],
  ])('%d basis points are %s', (rate, text) => {
    expect(percent(rate)).toBe(text);
  });
});

describe('times in Asia/Shanghai', () => {
  test.each([
    ['2026-05-31T09:30', '5月31日 周日 09:30', 'Sun 31 May, 09:30', '2026年5月31日', '31 May 2026'],
    ['2026-06-01T00:00', '6月1日 周一 00:00', 'Mon 1 Jun, 00:00', '2026年6月1日', '1 Jun 2026'],
    ['2026-12-31T23:59:59.999', '12月31日 周四 23:59', 'Thu 31 Dec, 23:59', '2026年12月31日', '31 Dec 2026'],
    ['2028-02-29T08:05', '2月29日 周二 08:05', 'Tue 29 Feb, 08:05', '2028年2月29日', '29 Feb 2028'],
  ])('%s', (clock, zh, en, zhDate, enDate) => {
    const at = shanghai(clock);
    expect([dateTime(at, 'zh-CN'), dateTime(at, 'en'), date(at, 'zh-CN'), date(at, 'en')]).toEqual([
      zh,
      en,
      zhDate,
      enDate,
    ]);
  });

  test.each([
    ['2026-06-01T00:00', '5月31日 周日 24:00', 'Sun 31 May, 24:00'],
    ['2027-01-01T00:00', '12月31日 周四 24:00', 'Thu 31 Dec, 24:00'],
    ['2028-03-01T00:00', '2月29日 周二 24:00', 'Tue 29 Feb, 24:00'],
    ['2026-06-01T00:01', '6月1日 周一 00:01', 'Mon 1 Jun, 00:01'],
    ['2026-05-31T20:00', '5月31日 周日 20:00', 'Sun 31 May, 20:00'],
  ])('an end at %s is said as people say it: %s, %s', (clock, zh, en) => {
    expect([deadline(shanghai(clock), 'zh-CN'), deadline(shanghai(clock), 'en')]).toEqual([zh, en]);
  });

  test('an end 30 seconds after midnight is not told as 24:00 of the day that has just begun', () => {
    const at = shanghai('2026-06-01T00:00:30');
    expect([deadline(at, 'zh-CN'), deadline(at, 'en')]).not.toEqual(['6月1日 周一 24:00', 'Mon 1 Jun, 24:00']);
  });

  test('500 ends on whole minutes name the same minute as the clock, or 24:00 of the day before', () => {
    const first = epochMs(shanghai('2026-01-01T00:00')) / 60_000;
    fc.assert(
      fc.property(fc.nat(1_000_000), (minutes) => {
        const at = instantAt((first + minutes) * 60_000);
        const midnight = dateTime(at, 'en').endsWith('00:00');
        expect(deadline(at, 'en').endsWith('24:00')).toBe(midnight);
        if (!midnight) expect(deadline(at, 'en')).toBe(dateTime(at, 'en'));
      }),
      { numRuns: 500, examples: [[0], [1_440]] },
    );
  });
});

test.each([
  [undefined, 'zh-CN'],
  ['', 'zh-CN'],
  ['zh-CN,zh;q=0.9,en;q=0.8', 'zh-CN'],
  ['en', 'en'],
  [' EN-GB,en;q=0.9', 'en'],
  ['*', 'zh-CN'],
])('Accept-Language %j is answered in %s', (header, language) => {
  expect(languageOf(header)).toBe(language);
});
