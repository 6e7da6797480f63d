import { describe, expect, test } from 'vitest';
import { campaignId, granted, personId, shanghai } from '../../../test/support/samples.ts';
import { DeedId } from '../ids.ts';
import { emptyPurse, purseSums } from '../points/journal.ts';
import { applied } from '../points/purse.ts';
import { RegionCode } from '../region.ts';
import { type Deed, DeedReference, confirm, eventsOfDeed, report, takeBack } from './deed.ts';

const at = shanghai('2026-03-01T10:00');
const RULE = { deed: 'energy-quiz', points: 20, timesPerYear: 2 } as const;
const POINTS = { pointsPerYuan: 0, pendingDays: 7, validDays: 30 };
const [shopper, officer] = [personId(1), personId(2)];
const about = (number: number) => ({
  deedId: DeedId.parse(`ded_${String(number).padStart(26, '0')}`),
  personId: shopper,
  campaignId: campaignId(1),
  revisionNumber: 1,
  regionCode: RegionCode.parse('440300'),
});
const reported = (number: number, earlier: readonly Deed[] = []) =>
  report({ ...about(number), rule: RULE, earlier, at });
const confirmed = (number: number) => granted(confirm(granted(reported(number)), `SHEET-${number}`, officer, at));

describe('a deed', () => {
  test('is reported once at a time: while one waits, it is the same one with the same code', () => {
    const first = granted(reported(1));
    expect(first).toMatchObject({ state: 'reported', number: 1, year: 2026, points: 20 });
    expect(reported(2, [first])).toEqual({ ok: true, value: first });
  });

  test('counts twice a year at the most; one that was taken back makes room again', () => {
    const back = granted(takeBack(confirmed(1), at));
    expect(reported(3, [confirmed(1), confirmed(2)])).toMatchObject({ error: { code: 'DeedLimit', most: 2 } });
    expect(reported(3, [back, confirmed(2)])).toMatchObject({ value: { number: 3 } });
  });

  test('is not confirmed by who did it, nor twice, and taken back only then', () => {
    const one = granted(reported(1));
    expect(confirm(one, 'SHEET-1', shopper, at)).toMatchObject({ error: { code: 'DeedOfOneself' } });
    expect(takeBack(one, at)).toMatchObject({ error: { code: 'DeedOver' } });
    expect(confirm(confirmed(1), 'SHEET-2', officer, at)).toMatchObject({ error: { code: 'DeedOver' } });
    expect(takeBack(granted(takeBack(confirmed(1), at)), at)).toMatchObject({ error: { code: 'DeedOver' } });
  });

  test('earns nothing until it is confirmed, then its points at once, and none any more when it is taken back', () => {
    const sums = (deed: Deed) =>
      purseSums(eventsOfDeed(POINTS, deed).reduce((purse, event) => applied(purse, event).purse, emptyPurse(at)));
    expect(sums(granted(reported(1)))).toMatchObject({ issued: 0 });
    expect(sums(confirmed(1))).toMatchObject({ issued: 20, active: 20, pending: 0 });
    expect(sums(granted(takeBack(confirmed(1), at)))).toMatchObject({ issued: 20, active: 0, reversed: 20 });
  });
});

test.each([
  ['sheet 3-12', 'SHEET3-12'],
  ['2026/04-7', '2026/04-7'],
  ['张三', null],
  ['ab', null],
])('the proof %s is %s', (typed, reference) => {
  expect(DeedReference.safeParse(typed).data ?? null).toBe(reference);
});
