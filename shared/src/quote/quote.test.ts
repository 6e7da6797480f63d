import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { NO_LABEL, energyLabel } from '../../../test/support/facts.ts';
import { granted, sampleRules, shanghai } from '../../../test/support/samples.ts';
import type { Label } from '../appliance/label.ts';
import { type CategoryRule, DeductionKind, type WaterfallStep } from '../campaign/rule.ts';
import { ruleFor } from '../campaign/revision.ts';
import { dayOf, plusMs } from '../clock.ts';
import { basisPoints, fen } from '../fen.ts';
import { Price, type Quote, baseOf, quote } from './quote.ts';
import { acceptsStandard, rateFor } from './rate.ts';

const now = shanghai('2026-03-01T10:00');
const rules2026 = sampleRules();
const rule2026 = (category: 'fridge' | 'phone'): CategoryRule => {
  const rule = ruleFor(rules2026, category);
  if (rule === undefined) throw new Error(category);
  return rule;
};
/** Appliances of 2024 and 2025: grade 2 at 15 %, grade 1 at 20 %, cap 2,000 yuan. */
const before2026: CategoryRule = {
  ...rule2026('fridge'),
  rates: [
    { grade: 1, rate: basisPoints(2_000) },
    { grade: 2, rate: basisPoints(1_500) },
  ],
  capFen: fen(200_000),
};
type Deduction = Price['deductions'][number];
const off = (kind: DeductionKind, amountFen: number): Deduction => ({ kind, amountFen: fen(amountFen) });
const price = (listFen: number, ...deductions: Deduction[]): Price => ({ listFen: fen(listFen), deductions });
const quoted = (rule: CategoryRule, label: Label, asked: Price) => quote(rule, rules2026.waterfall, label, asked, now);

const NOTICE_2026 = '发改环资〔2025〕1745号';
const NOTICE_2025 = '发改环资〔2025〕13号';
const NOTICE_2024 = '发改环资〔2024〕1104号';
describe('published programmes', () => {
  test.each([
    [NOTICE_2026, 'fridge of grade 1', rule2026('fridge'), energyLabel(1), 999_900, 149_985],
    [NOTICE_2026, 'fridge of grade 1', rule2026('fridge'), energyLabel(1), 1_000_000, 150_000],
    [NOTICE_2026, 'fridge of grade 1, capped', rule2026('fridge'), energyLabel(1), 1_000_007, 150_000],
    [
      NOTICE_2026,
      'fridge of grade 1 far above 6,000: no ceiling',
      rule2026('fridge'),
      energyLabel(1),
      9_999_999,
      150_000,
    ],
    [NOTICE_2026, 'phone', rule2026('phone'), NO_LABEL, 333_333, 50_000],
    [NOTICE_2026, 'phone, capped', rule2026('phone'), NO_LABEL, 599_900, 50_000],
    [NOTICE_2026, 'phone at exactly 6,000.00', rule2026('phone'), NO_LABEL, 600_000, 50_000],
    [NOTICE_2025, 'appliance of grade 1', before2026, energyLabel(1), 299_900, 59_980],
    [NOTICE_2025, 'appliance of grade 2', before2026, energyLabel(2), 299_900, 44_985],
    [NOTICE_2024, 'appliance of grade 2', before2026, energyLabel(2), 1_333_333, 200_000],
    [NOTICE_2024, 'appliance of grade 1, capped', before2026, energyLabel(1), 1_000_001, 200_000],
  ])('%s: %s', (_notice, _what, rule, label, baseFen, subsidyFen) => {
    expect(granted(quoted(rule, label, price(baseFen)))).toMatchObject({
      baseFen,
      subsidyFen,
      payFen: baseFen - subsidyFen,
    });
  });

  test('2026: a phone at 6,000.01 yuan gets nothing, and is told both prices', () => {
    expect(quoted(rule2026('phone'), NO_LABEL, price(600_001))).toEqual({
      ok: false,
      error: { code: 'PriceAboveCeiling', ceilingFen: 600_000, priceFen: 600_001 },
    });
  });

  test.each([
    ['2026, grade 2', rule2026('fridge'), energyLabel(2), 2, [1]],
    ['2026, no label', rule2026('fridge'), NO_LABEL, null, [1]],
    ['2024, grade 3', before2026, energyLabel(3), 3, [1, 2]],
    ['2026, a phone with an energy label', rule2026('phone'), energyLabel(1), 1, []],
  ])('%s: refused, with the grades that are accepted', (_what, rule, label, grade, accepted) => {
    const refusal = { ok: false, error: { code: 'GradeNotSubsidised', grade, accepted } };
    expect(rateFor(rule, label)).toEqual(refusal);
    expect(quoted(rule, label, price(100_000))).toEqual(refusal);
  });
});

describe('standards', () => {
  const [old, new2025] = ['GB 12021.2-2015', 'GB 12021.2-2025'] as const;
  const edge = shanghai('2026-06-01T00:00');
  const fridge: CategoryRule = {
    ...rule2026('fridge'),
    standards: [
      { standard: old, from: null, until: dayOf(edge) },
      { standard: new2025, from: dayOf(edge), until: null },
    ],
  };
  test.each([
    ['the old edition, in its last millisecond', old, plusMs(edge, -1), null],
    ['the old edition, from 1 June', old, edge, [new2025]],
    ['the new edition, a millisecond before it begins', new2025, plusMs(edge, -1), [old]],
    ['the new edition, from 1 June', new2025, edge, null],
    ['an edition nobody named', 'GB 12021.2-2008', edge, [new2025]],
  ])('grade 1 of %s', (_what, standard, at, accepted) => {
    const result = quote(fridge, rules2026.waterfall, energyLabel(1, standard), price(100_000), at);
    if (accepted === null) expect(granted(result).subsidyFen).toBe(15_000);
    else expect(result).toEqual({ ok: false, error: { code: 'StandardNotAccepted', standard, accepted } });
  });

  test('where no standard is named every edition counts', () => {
    const label = energyLabel(1, 'GB 21455-2013');
    if (label.kind === 'none') throw new Error('no label');
    expect(acceptsStandard({ ...fridge, standards: [] }, label, now).ok).toBe(true);
  });

  test('an edition that is accepted does not make a grade 2 a grade 1', () => {
    const result = quote(fridge, rules2026.waterfall, energyLabel(2, new2025), price(100_000), edge);
    expect(result).toMatchObject({ error: { code: 'GradeNotSubsidised', grade: 2, accepted: [1] } });
  });
});

describe('deductions', () => {
  test.each([
    ['maker-discount', 90_000, 13_500],
    ['shop-discount', 90_000, 13_500],
    ['operator-discount', 90_000, 13_500],
    ['payment-discount', 100_000, 15_000],
    ['old-appliance', 100_000, 15_000],
  ] as const)(
    '100.00 yuan of %s off 1,000.00 leave a base of %d fen and a subsidy of %d',
    (kind, baseFen, subsidyFen) => {
      const { payFen, ...rest } = granted(
        quoted(rule2026('fridge'), energyLabel(1), price(100_000, off(kind, 10_000))),
      );
      expect(rest).toMatchObject({ baseFen, subsidyFen });
      expect(payFen).toBe(90_000 - subsidyFen);
    },
  );

  test.each([
    ['shop-discount', true],
    ['payment-discount', false],
  ] as const)('a phone of 6,500.00 with 500.00 of %s is within the ceiling: %s', (kind, within) => {
    expect(quoted(rule2026('phone'), NO_LABEL, price(650_000, off(kind, 50_000))).ok).toBe(within);
  });

  test('the waterfall decides what counts: an unlisted deduction is refused by name', () => {
    const waterfall: WaterfallStep[] = [{ kind: 'shop-discount', affectsBase: true }, { kind: 'subsidy' }];
    expect(quote(rule2026('fridge'), waterfall, energyLabel(1), price(100_000, off('old-appliance', 1)), now)).toEqual({
      ok: false,
      error: { code: 'DeductionNotInWaterfall', kind: 'old-appliance' },
    });
  });

  test('a subsidy is never more than is left: 1,000.00 yuan less 900.00 before it leave 100.00 of 150.00', () => {
    const waterfall: WaterfallStep[] = [{ kind: 'old-appliance', affectsBase: false }, { kind: 'subsidy' }];
    const asked = price(100_000, off('old-appliance', 90_000));
    expect(granted(quote(rule2026('fridge'), waterfall, energyLabel(1), asked, now))).toMatchObject({
      subsidyFen: 10_000,
      payFen: 0,
    });
  });

  test.each([
    ['one fen more than the price', [off('shop-discount', 100_001)]],
    ['two that together are more', [off('maker-discount', 60_000), off('shop-discount', 40_001)]],
    ['more than is left after the subsidy', [off('payment-discount', 85_001)]],
    ['two of a thousand billion yuan each', [off('maker-discount', 10 ** 14), off('shop-discount', 10 ** 14)]],
  ])('%s is refused', (_what, deductions) => {
    const asked = Price.parse({ listFen: 100_000, deductions });
    const refusal = { ok: false, error: { code: 'DeductionsAbovePrice', listFen: 100_000 } };
    expect(quoted(rule2026('fridge'), energyLabel(1), asked)).toEqual(refusal);
  });

  test.each([
    ['a price of zero', { listFen: 0, deductions: [] }],
    ['a fraction of a fen', { listFen: 100.5, deductions: [] }],
    ['a deduction twice', { listFen: 100, deductions: [off('shop-discount', 1), off('shop-discount', 2)] }],
    ['a negative deduction', { listFen: 100, deductions: [{ kind: 'shop-discount', amountFen: -1 }] }],
    ['a subsidy of one’s own', { listFen: 100, deductions: [{ kind: 'subsidy', amountFen: 1 }] }],
    ['an unknown field', { listFen: 100, deductions: [], subsidyFen: 100 }],
  ])('%s is no price', (_what, value) => {
    expect(Price.safeParse(value).success).toBe(false);
  });
});

/** Every order of every choice of steps, none that affects the base after the subsidy. */
const anyWaterfall: fc.Arbitrary<WaterfallStep[]> = fc
  .tuple(
    fc.shuffledSubarray([...DeductionKind.options], { minLength: 0 }),
    fc.nat(5),
    fc.array(fc.boolean(), { minLength: 5, maxLength: 5 }),
  )
  .map(([kinds, subsidyAt, affects]) => [
    ...kinds.slice(0, subsidyAt).map((kind, index) => ({ kind, affectsBase: affects[index] ?? false })),
    { kind: 'subsidy' as const },
    ...kinds.slice(subsidyAt).map((kind) => ({ kind, affectsBase: false })),
  ]);
const anyAmount = fc.oneof(fc.nat(2_000_000), fc.integer({ min: 0, max: 10 ** 14 })).map(fen);
const anyPrice = fc.record({
  listFen: anyAmount.map((amount) => fen(Math.max(1, amount))),
  deductions: fc
    .tuple(fc.subarray([...DeductionKind.options]), fc.array(fc.nat(300_000).map(fen), { minLength: 5, maxLength: 5 }))
    .map(([kinds, amounts]) => kinds.map((kind, index) => ({ kind, amountFen: amounts[index] ?? fen(0) }))),
});
const anyRule = fc
  .record({
    rate: fc.integer({ min: 1, max: 10_000 }).map(basisPoints),
    capFen: anyAmount,
    priceCeilingFen: fc.option(anyAmount),
  })
  .map(({ rate, ...rule }): CategoryRule => ({ ...rule2026('fridge'), ...rule, rates: [{ grade: 1, rate }] }));

const checkQuote = (rule: CategoryRule, asked: Price, { steps, ...result }: Quote): void => {
  const deducted = asked.deductions.reduce((sum, { amountFen }) => sum + amountFen, 0);
  const subsidyAt = steps.findIndex(({ kind }) => kind === 'subsidy');
  const left = steps[subsidyAt - 1]?.afterFen ?? asked.listFen;
  expect(result.subsidyFen).toBeGreaterThanOrEqual(0);
  expect(result.subsidyFen).toBeLessThanOrEqual(Math.min(rule.capFen, left));
  expect(result.payFen).toBeGreaterThanOrEqual(0);
  expect(result.payFen + deducted + result.subsidyFen).toBe(asked.listFen);
  expect(steps.at(-1)?.afterFen).toBe(result.payFen);
  const walked = steps.map(({ amountFen }, index) => (steps[index - 1]?.afterFen ?? asked.listFen) - amountFen);
  expect(walked).toEqual(steps.map(({ afterFen }) => afterFen));
  expect(result.baseFen).toBeLessThanOrEqual(rule.priceCeilingFen ?? Infinity);
};

test('1,000 quotes: never negative, never above the cap or what is left to pay, and every fen of the price is accounted for', () => {
  let answered = 0;
  fc.assert(
    fc.property(anyRule, anyWaterfall, anyPrice, (rule, waterfall, asked) => {
      const result = quote(rule, waterfall, energyLabel(1), asked, now);
      const unlisted = asked.deductions.some(({ kind }) => !waterfall.some((step) => step.kind === kind));
      const total = asked.deductions.reduce((sum, { amountFen }) => sum + amountFen, 0);
      const code = result.ok ? 'none' : result.error.code;
      if (unlisted) expect(code).toBe('DeductionNotInWaterfall');
      else if (total > asked.listFen) expect(code).toBe('DeductionsAbovePrice');
      else if (result.ok) checkQuote(rule, asked, result.value);
      if (result.ok) expect(result.value.baseFen).toBe(baseOf(waterfall, asked));
      if (result.ok) answered++;
    }),
    { numRuns: 1_000 },
  );
  expect(answered).toBeGreaterThan(100);
});
