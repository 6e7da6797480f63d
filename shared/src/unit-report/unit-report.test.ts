import { describe, expect, test } from 'vitest';
import { campaignId, personId, redemptionId, shanghai, shopId } from '../../../test/support/samples.ts';
import { Gtin } from '../appliance/gtin.ts';
import { plusSeconds } from '../clock.ts';
import { fen } from '../fen.ts';
import { ReturnId } from '../ids.ts';
import type { Return } from '../redemption/return.ts';
import { RegionCode } from '../region.ts';
import { type UnitAnswer, answered, followed, putOff, reportOf, standingOf } from './unit-report.ts';

const AT = shanghai('2026-03-02T10:00');
const REGION = RegionCode.parse('440300');
const USED: UnitAnswer = { kind: 'used', at: shanghai('2026-01-15T10:00'), regionCode: RegionCode.parse('330106') };
const SOLD = {
  redemptionId: redemptionId(1),
  campaignId: campaignId(1),
  shopId: shopId(1),
  gtin: Gtin.parse('6901234567892'),
  redeemedAt: shanghai('2026-03-01T10:00'),
  serialNumber: 'SN0000000001',
  imeis: [],
  returns: [],
};
const begun = {
  returnId: ReturnId.parse(`rtn_${'1'.padStart(26, '0')}`),
  at: AT,
  clerkId: personId(2),
  reason: 'changed-mind' as const,
};
const money = { ...begun, phase: 'before-payout' as const, shopperFen: fen(1), subsidyFen: fen(1), purses: [] };
const WHOLE: Return = { kind: 'whole', ...money, restoredUntil: null };
const CUT: Return = { kind: 'part', ...money, cutFen: fen(2) };
const OTHER: Return = { kind: 'exchange', ...begun, serialNumber: 'SN0000000777', imeis: [] };
const report = reportOf(SOLD, REGION);
const sinceThen = (...returns: Return[]) => followed(report, { ...SOLD, returns }, AT);

describe('a report of a unit', () => {
  test('waits from the sale on, is recorded, or held until the office has decided', () => {
    expect([report.dueAt, standingOf(report)]).toEqual([SOLD.redeemedAt, 'waiting']);
    const recorded = answered(report, { kind: 'recorded' }, AT);
    expect([recorded.dueAt, standingOf(recorded)]).toEqual([null, 'recorded']);
    const held = answered(report, USED, AT);
    expect(standingOf(held)).toBe('held');
    const verdict = { outcome: 'cleared' as const, reason: '外省误录', by: personId(3), at: AT };
    expect(standingOf({ ...held, verdict })).toBe('cleared');
  });

  test('is sent anew for goods that came back and for another unit, not for a cut in price', () => {
    const returned = sinceThen(WHOLE);
    expect([returned.unit, returned.dueAt, returned.sequence]).toEqual([null, AT, 1]);
    expect(standingOf(answered(returned, USED, AT))).toBe('recorded');
    const other = sinceThen(OTHER);
    expect([other.unit?.serialNumber, other.answer, other.dueAt]).toEqual(['SN0000000777', null, AT]);
    const recorded = answered(report, { kind: 'recorded' }, AT);
    const cut = followed(recorded, { ...SOLD, returns: [CUT] }, AT);
    expect(cut).toEqual({ ...recorded, sequence: 1 });
  });

  test('news that are known, or come late, change nothing', () => {
    const returned = sinceThen(WHOLE);
    expect(followed(returned, SOLD, AT)).toBe(returned);
  });

  test('without an answer it is sent after 30 s, then twice as long each time, up to an hour', () => {
    let waiting = report;
    const waits = [30, 60, 120, 240, 480, 960, 1_920, 3_600, 3_600];
    for (const seconds of waits) {
      waiting = putOff(waiting, AT);
      expect(waiting.dueAt).toBe(plusSeconds(AT, seconds));
    }
    expect(answered(waiting, { kind: 'recorded' }, AT).tries).toBe(0);
  });
});
