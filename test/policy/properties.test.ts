import { Label } from '@luhuan/shared/appliance/label';
import { expiryUnder } from '@luhuan/shared/campaign/channel';
import { faultsOf } from '@luhuan/shared/campaign/fault';
import { type Opening, isOpenAt } from '@luhuan/shared/campaign/opening';
import { presetById } from '@luhuan/shared/campaign/presets/all';
import { NATIONAL_2026 } from '@luhuan/shared/campaign/presets/national-2026';
import { NO_HISTORY } from '@luhuan/shared/campaign/reclaim';
import type { Rules } from '@luhuan/shared/campaign/revision';
import { CategoryRule, DeductionKind, type WaterfallStep } from '@luhuan/shared/campaign/rule';
import { type Instant, instantAt, plusMs } from '@luhuan/shared/clock';
import { decide } from '@luhuan/shared/decision/decision';
import { allocate, basisPoints, fen } from '@luhuan/shared/fen';
import { quote } from '@luhuan/shared/quote/quote';
import * as fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import { goldenExamples, utc } from './example.ts';
import { observed, revisionFrom } from './observe.ts';

const { rules: RULES } = revisionFrom(NATIONAL_2026, {});
const NOON = utc('2026-03-04T12:00:00.000+08:00');
const LABEL = Label.parse({
  kind: 'energy',
  grade: 1,
  standard: 'GB 12021.2-2015',
  filingNumber: 'CEL-1',
  values: [{ quantity: 'daily-consumption', value: 0.5, unit: 'kWh/24h' }],
});

/** Steps in any order at all, with or without a subsidy, some of them against the rules. */
const anySteps: fc.Arbitrary<WaterfallStep[]> = fc
  .shuffledSubarray([...DeductionKind.options, 'subsidy' as const])
  .chain((kinds) =>
    fc
      .array(fc.boolean(), { minLength: kinds.length, maxLength: kinds.length })
      .map((flags) =>
        kinds.map((kind, index) => (kind === 'subsidy' ? { kind } : { kind, affectsBase: flags[index] ?? false })),
      ),
  );
const anyAmount = fc.oneof(fc.integer({ min: 1, max: 3_000_000 }), fc.integer({ min: 1, max: 10 ** 14 }));
const anyShares = fc
  .tuple(fc.integer({ min: 0, max: 10_000 }), fc.integer({ min: 0, max: 10_000 }))
  .map((cuts) => cuts.toSorted((a, b) => a - b))
  .map(([first = 0, second = 0]) => [first, second - first, 10_000 - second].map(basisPoints));

const subsidyRule = (rate: number, capFen: number): CategoryRule =>
  CategoryRule.parse({
    ...RULES.categories[0],
    rates: [{ grade: 1, rate }],
    standards: [],
    capFen,
    priceCeilingFen: null,
  });

/** Rate × base, half up, in whole numbers of any size. */
const ratedFen = (baseFen: number, rate: number): bigint => (BigInt(baseFen) * BigInt(rate) * 2n + 10_000n) / 20_000n;

describe('money', () => {
  test('2,000 programmes: no price below zero, no subsidy above the cap or rate × base, and the purses pay it to the fen', () => {
    let granted = 0;
    const anyRate = fc.integer({ min: 1, max: 10_000 });
    const anyDeductions = fc.uniqueArray(
      fc.record({ kind: fc.constantFrom(...DeductionKind.options), amountFen: fc.nat(400_000).map(fen) }),
      { selector: ({ kind }) => kind, maxLength: 5 },
    );
    fc.assert(
      fc.property(
        anySteps,
        anyRate,
        fc.tuple(anyAmount, anyAmount),
        anyDeductions,
        anyShares,
        (steps, rate, [capFen, listFen], asked, shares) => {
          const deductions = asked.filter(({ kind }) => steps.some((step) => step.kind === kind));
          const result = quote(subsidyRule(rate, capFen), steps, LABEL, { listFen: fen(listFen), deductions }, NOON);
          if (!result.ok) {
            expect(result.error.code).toBe('DeductionsAbovePrice');
            return;
          }
          granted++;
          const { subsidyFen, payFen, baseFen } = result.value;
          expect(Math.min(subsidyFen, payFen, baseFen)).toBeGreaterThanOrEqual(0);
          expect(subsidyFen).toBeLessThanOrEqual(capFen);
          expect(BigInt(subsidyFen)).toBeLessThanOrEqual(ratedFen(baseFen, rate));
          expect(payFen + subsidyFen).toBeLessThanOrEqual(listFen);
          const parts = allocate(subsidyFen, shares);
          expect(parts.reduce((sum, part) => sum + part, 0)).toBe(subsidyFen);
        },
      ),
      { numRuns: 2_000 },
    );
    expect(granted).toBeGreaterThan(1_000);
  });

  test('1,000 orders: the quote walks the steps as they are declared; a step that counts after the subsidy is a fault', () => {
    const seen = { sound: 0, faulty: 0 };
    fc.assert(
      fc.property(anySteps, (waterfall) => {
        const at = waterfall.findIndex(({ kind }) => kind === 'subsidy');
        const isLate = waterfall.slice(at + 1).some((step) => step.kind !== 'subsidy' && step.affectsBase);
        const isFaulty = at < 0 || isLate;
        const faults = faultsOf({ ...RULES, waterfall }).map(({ code }) => code);
        expect(faults).toEqual(isFaulty ? ['WaterfallOutOfOrder'] : []);
        seen[isFaulty ? 'faulty' : 'sound']++;
        const deductions = waterfall.flatMap(({ kind }) =>
          kind === 'subsidy' ? [] : [{ kind, amountFen: fen(1_000) }],
        );
        const price = { listFen: fen(500_000), deductions: deductions.toReversed() };
        const result = quote(subsidyRule(1_500, 150_000), waterfall, LABEL, price, NOON);
        expect(result.ok && result.value.steps.map(({ kind }) => kind)).toEqual(waterfall.map(({ kind }) => kind));
      }),
      { numRuns: 1_000 },
    );
    expect(Math.min(seen.sound, seen.faulty)).toBeGreaterThan(100);
  });
});

const ZONES = ['Asia/Shanghai', 'UTC', 'America/New_York', 'Europe/London', 'Pacific/Kiritimati'] as const;
const before = process.env['TZ'];
afterEach(() => {
  if (before === undefined) delete process.env['TZ'];
  else process.env['TZ'] = before;
});

const FORMAT = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Asia/Shanghai',
  hourCycle: 'h23',
  weekday: 'short',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
});
const WEEKDAYS = ['', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

/** The clock on a wall in Shanghai as the platform's own calendar has it, not the code under test. */
const onTheWall = (at: Instant) => {
  const parts = new Map(FORMAT.formatToParts(new Date(at)).map(({ type, value }) => [type, value]));
  const part = (name: Intl.DateTimeFormatPartTypes): string => parts.get(name) ?? '';
  return {
    day: `${part('year')}-${part('month')}-${part('day')}`,
    time: `${part('hour')}:${part('minute')}`,
    weekday: WEEKDAYS.indexOf(part('weekday')),
  };
};

/** Milliseconds around the midnights of 2007 to 2030, where mistakes live, and any others. */
const anyMoment = fc
  .tuple(fc.integer({ min: 0, max: 8_400 }), fc.oneof(fc.integer({ min: -2, max: 2 }), fc.nat(86_399_999)))
  .map(([days, ms]) => instantAt(Date.parse('2007-01-01T00:00:00.000+08:00') + days * 86_400_000 + ms));
const timeOf = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
const anyOpening: fc.Arbitrary<Opening> = fc
  .record({
    weekdays: fc.subarray([1, 2, 3, 4, 5, 6, 7], { minLength: 1 }),
    minutes: fc.uniqueArray(fc.oneof(fc.nat(1_440), fc.constantFrom(0, 1, 1_439, 1_440)), {
      minLength: 2,
      maxLength: 2,
    }),
  })
  .map(({ weekdays, minutes }) => {
    const [from = 0, until = 0] = minutes.toSorted((a, b) => a - b);
    return { from: null, until: null, weekdays, fromTime: timeOf(from), untilTime: timeOf(until) };
  });

const openAt = (window: Rules['window'], at: Instant): boolean => {
  const history = NO_HISTORY;
  const identityVerified = { met: true, source: 'example', at };
  const person = { identityVerified, senior: null, inRegion: null, history, related: null, award: null };
  const claim = { channel: 'store' as const, ...person };
  const facts = { category: 'fridge' as const, claim, goods: null };
  const { result } = decide({ number: 1, hash: '0'.repeat(64), rules: { ...RULES, window } }, facts, at);
  return result === 'eligible';
};

describe.each(ZONES)('in a process whose own clock is that of %s', (zone) => {
  test('the process has that clock', () => {
    process.env['TZ'] = zone;
    expect(new Intl.DateTimeFormat().resolvedOptions().timeZone).toBe(zone);
  });

  test('1,000 windows: open at the first millisecond and up to the last one, not before and not after', () => {
    process.env['TZ'] = zone;
    fc.assert(
      fc.property(anyMoment, fc.integer({ min: 1, max: 10 ** 9 }), (from, ms) => {
        const until = plusMs(from, ms);
        const moments = [plusMs(from, -1), from, plusMs(until, -1), until];
        expect(moments.map((at) => openAt({ from, until }, at))).toEqual([false, true, true, false]);
      }),
      { numRuns: 1_000 },
    );
  });

  test('1,000 moments around midnight: an opening holds from its first minute up to its last in Shanghai', () => {
    process.env['TZ'] = zone;
    fc.assert(
      fc.property(anyOpening, anyMoment, (opening, at) => {
        const { time, weekday } = onTheWall(at);
        const isOpen = opening.weekdays.includes(weekday) && opening.fromTime <= time && time < opening.untilTime;
        expect(isOpenAt([opening], at)).toBe(isOpen);
      }),
      { numRuns: 1_000 },
    );
  });

  test('1,000 vouchers: valid to the last millisecond of their last day in Shanghai', () => {
    process.env['TZ'] = zone;
    const never = utc('2099-01-01T00:00:00.000+08:00');
    fc.assert(
      fc.property(anyMoment, fc.integer({ min: 1, max: 100 }), (at, days) => {
        const expiresAt = expiryUnder({ kind: 'days', days }, at, never);
        const lastDay = onTheWall(plusMs(at, (days - 1) * 86_400_000)).day;
        expect(onTheWall(plusMs(expiresAt, -1))).toMatchObject({ day: lastDay, time: '23:59' });
        expect(onTheWall(expiresAt).time).toBe('00:00');
      }),
      { numRuns: 1_000 },
    );
  });

  test.each(['national-2026', 'beijing-2026', 'chongqing-2026', 'tianjin-2026', 'shenzhen-2024'])(
    'every golden example of %s holds',
    (presetId) => {
      process.env['TZ'] = zone;
      const preset = presetById(presetId);
      const examples = goldenExamples().get(presetId) ?? [];
      expect(examples.length).toBeGreaterThan(60);
      if (preset === undefined) throw new Error(`no preset ${presetId}`);
      for (const example of examples)
        expect({ seen: observed(revisionFrom(preset, example.choices), example) }).toMatchObject({
          seen: example.expected,
        });
    },
  );
});
