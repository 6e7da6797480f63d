import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sampleRules } from '../../../test/support/samples.ts';
import { type Category, Category as CategorySchema } from '../appliance/category.ts';
import type { Grade, Label } from '../appliance/label.ts';
import { revisionOf } from '../campaign/revision.ts';
import { plusMs } from '../clock.ts';
import { fen } from '../fen.ts';
import { type Facts, decide, mayClaim } from './decision.ts';

const revision = revisionOf(3, sampleRules());
const { from, until } = revision.rules.window;
const label = (grade: Grade): Label => ({
  kind: 'energy',
  grade,
  standard: 'GB 12021.2-2025',
  filingNumber: 'SAMPLE',
  values: [{ quantity: 'daily-consumption', value: 0.55, unit: 'kWh/24h' }],
});
const NONE: Label = { kind: 'none' };
const fridge: Facts = { category: 'fridge', identityVerified: true, label: label(1), baseFen: fen(299_900) };
const phone: Facts = { category: 'phone', identityVerified: true, label: NONE, baseFen: fen(600_000) };

describe('decide', () => {
  test.each<[string, Facts, string, string]>([
    ['a grade 1 fridge', fridge, 'eligible', ''],
    ['a phone at 6,000.00', phone, 'eligible', ''],
    ['a phone at 6,000.01', { ...phone, baseFen: fen(600_001) }, 'refused', 'price-ceiling: not-met'],
    ['a phone of unknown price', { ...phone, baseFen: null }, 'unknown', 'price-ceiling: unknown'],
    ['a fridge of unknown price, for which no ceiling counts', { ...fridge, baseFen: null }, 'eligible', ''],
    ['a grade 2 fridge', { ...fridge, label: label(2) }, 'refused', 'grade: not-met'],
    ['an unlabelled fridge', { ...fridge, label: NONE }, 'refused', 'grade: not-met'],
    ['a fridge not chosen yet', { ...fridge, label: null }, 'unknown', 'grade: unknown'],
    ['somebody unverified', { ...fridge, identityVerified: false }, 'refused', 'identity-verified: not-met'],
    ['somebody unknown', { ...fridge, identityVerified: null }, 'unknown', 'identity-verified: unknown'],
    ['a washer, which is not offered', { ...fridge, category: 'washer' }, 'refused', 'category-offered: not-met'],
    [
      'an unknown person with a grade 2 fridge: one refusal outweighs what is unknown',
      { ...fridge, identityVerified: null, label: label(2) },
      'refused',
      'identity-verified: unknown, grade: not-met',
    ],
  ])('%s', (_what, facts, result, because) => {
    const decision = decide(revision, facts, from);
    const open = decision.checks.filter(({ outcome }) => outcome !== 'met');
    expect(decision.result).toBe(result);
    expect(open.map(({ name, outcome }) => `${name}: ${outcome}`).join(', ')).toBe(because);
  });

  test.each([
    [plusMs(from, -1), 'refused'],
    [from, 'eligible'],
    [plusMs(until, -1), 'eligible'],
    [until, 'refused'],
  ])('at %s the answer is %s: the window is half-open', (at, result) => {
    expect(decide(revision, fridge, at).result).toBe(result);
  });

  test('names its revision and the most it can bring: the cap, or nothing where nothing is offered', () => {
    const { number, hash } = revision;
    expect(decide(revision, phone, from)).toMatchObject({ revision: { number, hash }, upToFen: 50_000 });
    expect(decide(revision, { ...phone, category: 'tablet' }, from).upToFen).toBe(0);
  });

  const anyFacts: fc.Arbitrary<Facts> = fc.record({
    category: fc.constantFrom<Category>(...CategorySchema.options),
    identityVerified: fc.constantFrom(true, false, null),
    label: fc.constantFrom(label(1), label(2), label(5), NONE, null),
    baseFen: fc.option(fc.nat(1_000_000).map(fen)),
  });

  test('1,000 decisions: eligible if and only if every check is met, refused if and only if one is not', () => {
    fc.assert(
      fc.property(anyFacts, fc.constantFrom(plusMs(from, -1), from, until), (facts, at) => {
        const { result, checks } = decide(revision, facts, at);
        expect(result === 'eligible').toBe(checks.every(({ outcome }) => outcome === 'met'));
        expect(result === 'refused').toBe(checks.some(({ outcome }) => outcome === 'not-met'));
      }),
      { numRuns: 1_000 },
    );
  });

  test('1,000 decisions: forgetting who asks or what is bought never turns a no into a yes', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        expect(decide(revision, { ...facts, identityVerified: null }, from).result).not.toBe('eligible');
        expect(decide(revision, { ...facts, label: null }, from).result).not.toBe('eligible');
        const priceless = decide(revision, { ...facts, baseFen: null }, from).result;
        if (facts.category === 'phone') expect(priceless).not.toBe('eligible');
      }),
      { numRuns: 1_000 },
    );
  });
});

describe('mayClaim', () => {
  test.each([
    [true, { ok: true }],
    [false, { ok: false, error: { code: 'IdentityNotVerified' } }],
    [null, { ok: false, error: { code: 'IdentityNotVerified' } }],
  ])('identity verified: %s', (identityVerified, result) => {
    expect(mayClaim(revision, 'fridge', identityVerified, from)).toMatchObject(result);
  });

  test.each([
    [plusMs(from, -1), { code: 'CampaignNotYetOpen', opensAt: from }],
    [until, { code: 'CampaignClosed', closedAt: until }],
    [plusMs(until, 1), { code: 'CampaignClosed', closedAt: until }],
  ])('at %s a claim is refused with the moment that matters', (at, error) => {
    expect(mayClaim(revision, 'fridge', true, at)).toEqual({ ok: false, error });
  });

  test('the last millisecond is in time; a category that is not offered is named', () => {
    expect(mayClaim(revision, 'fridge', true, plusMs(until, -1)).ok).toBe(true);
    expect(mayClaim(revision, 'tablet', true, from)).toEqual({
      ok: false,
      error: { code: 'CategoryNotOffered', category: 'tablet' },
    });
  });
});
