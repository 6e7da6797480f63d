import { describe, expect, test } from 'vitest';
import { shanghai } from '../../../test/support/samples.ts';
import { plusMs } from '../clock.ts';
import { type Bar, type History, NO_HISTORY, type Past, ReclaimRule, barredBy, historyOf } from './reclaim.ts';

const free: ReclaimRule = {
  counts: 'together',
  unusedMax: null,
  perDay: null,
  perMonth: null,
  perYear: null,
  reclaimsMax: null,
};
const now = shanghai('2026-03-15T10:00');
const past = (status: Past['status'], claimedAt: string, change: Partial<Past> = {}): Past => ({
  status,
  channel: 'store',
  claimedAt: shanghai(claimedAt),
  expiresAt: shanghai('2026-03-14T00:00'),
  ...change,
});

describe('history', () => {
  test('nothing claimed is nothing counted', () => {
    expect(historyOf([], free, 'store', now)).toEqual(NO_HISTORY);
  });

  test('a voucher counts whatever became of it; unused is what expired or was given back', () => {
    const vouchers = [
      past('redeemed', '2026-01-05T10:00'),
      past('expired', '2026-02-28T23:59:59.999'),
      past('given-back', '2026-03-01T00:00'),
      past('held', '2026-03-15T00:00', { expiresAt: shanghai('2026-03-18T00:00') }),
    ];
    expect(historyOf(vouchers, free, 'store', now)).toEqual({
      itemsUsed: 1,
      unused: 2,
      claimsToday: 1,
      claimsThisMonth: 2,
      claims: 4,
    });
  });

  test('a held voucher counts as unused from its end on, before any job has tidied up', () => {
    const held = past('held', '2026-03-12T10:00', { expiresAt: now });
    expect(historyOf([held], free, 'store', plusMs(now, -1)).unused).toBe(0);
    expect(historyOf([held], free, 'store', now).unused).toBe(1);
  });

  test('days and months are those of Asia/Shanghai', () => {
    const vouchers = [past('expired', '2026-03-01T00:00'), past('expired', '2026-02-28T23:59:59.999')];
    const counts = (at: string) => historyOf(vouchers, free, 'store', shanghai(at));
    expect(counts('2026-03-01T07:59')).toMatchObject({ claimsToday: 1, claimsThisMonth: 1 });
    expect(counts('2026-02-28T23:59:59.999')).toMatchObject({ claimsToday: 1, claimsThisMonth: 1 });
  });

  test('counted per channel: claims of the other channel are left out, items bought are not', () => {
    const vouchers = [
      past('redeemed', '2026-03-01T10:00', { channel: 'online' }),
      past('expired', '2026-03-02T10:00', { channel: 'online' }),
      past('expired', '2026-03-03T10:00'),
    ];
    const apart = { ...free, counts: 'per-channel' as const };
    expect(historyOf(vouchers, apart, 'store', now)).toMatchObject({ itemsUsed: 1, unused: 1, claims: 1 });
    expect(historyOf(vouchers, free, 'store', now)).toMatchObject({ itemsUsed: 1, unused: 2, claims: 3 });
  });
});

describe('barred', () => {
  test.each<[string, Partial<ReclaimRule>, Partial<History>, Bar | null]>([
    ['nothing is limited', {}, { unused: 90, claims: 90, claimsToday: 90, claimsThisMonth: 90 }, null],
    ['three of four unused', { unusedMax: 4 }, { unused: 3 }, null],
    ['four of four unused', { unusedMax: 4 }, { unused: 4 }, { by: 'unused', most: 4 }],
    ['one of two a day', { perDay: 2 }, { claimsToday: 1 }, null],
    ['two of two a day', { perDay: 2 }, { claimsToday: 2 }, { by: 'day', most: 2 }],
    ['four of three a month', { perMonth: 3 }, { claimsThisMonth: 4 }, { by: 'month', most: 3 }],
    ['six of six a year', { perYear: 6 }, { claims: 6 }, { by: 'year', most: 6 }],
    ['three re-claims: the third is the fourth claim', { reclaimsMax: 3 }, { claims: 3 }, null],
    ['three re-claims are made', { reclaimsMax: 3 }, { claims: 4 }, { by: 'reclaims', most: 4 }],
    ['no re-claim at all', { reclaimsMax: 0 }, { claims: 1 }, { by: 'reclaims', most: 1 }],
    [
      'by day and by month: the one that lasts longer is told',
      { perDay: 1, perMonth: 1 },
      { claimsToday: 1, claimsThisMonth: 1 },
      { by: 'month', most: 1 },
    ],
    [
      'by all: unused vouchers bar for good',
      { perDay: 1, perMonth: 1, perYear: 1, unusedMax: 1 },
      { claimsToday: 1, claimsThisMonth: 1, claims: 1, unused: 1 },
      { by: 'unused', most: 1 },
    ],
  ])('%s', (_what, rule, history, bar) => {
    expect(barredBy(ReclaimRule.parse({ ...free, ...rule }), { ...NO_HISTORY, ...history })).toEqual(bar);
  });
});
