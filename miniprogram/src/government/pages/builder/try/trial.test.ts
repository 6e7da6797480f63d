import { NATIONAL_2026 } from '@luhuan/shared/campaign/presets/national-2026';
import { Instant } from '@luhuan/shared/clock';
import { expect, test } from 'vitest';
import { asFarAsWritten } from '../written/check.ts';
import { fromPreset } from '../written/draft.ts';
import { type Trial, newTrial, tried } from './trial.ts';

const NOW = Instant.parse('2026-07-01T02:00:00.000Z');
const rules = asFarAsWritten(fromPreset(NATIONAL_2026, {}, { regionCode: '440300', name: '深圳市' }).rules);
const BASE: Trial = { ...newTrial(rules, NOW), category: 'fridge', grade: 1, standard: 'GB 12021.2-2025' };
const outcome = (part: Partial<Trial>) => {
  const { decision, priced } = tried(rules, { ...BASE, ...part });
  return [decision.result, priced?.ok === true ? priced.value.subsidyFen : (priced?.error.code ?? null)];
};

test('a grade-1 fridge for 9,999 yuan saves 1,499.85, for 12,000 the cap of 1,500', () => {
  expect(outcome({ list: 999_900 })).toEqual(['eligible', 149_985]);
  expect(outcome({ list: 1_200_000 })).toEqual(['eligible', 150_000]);
});

test('a shop’s discount lowers the base, the old appliance does not', () => {
  expect(outcome({ list: 500_000, deductions: { 'shop-discount': 100_000 } })).toEqual(['eligible', 60_000]);
  expect(outcome({ list: 500_000, deductions: { 'old-appliance': 100_000 } })).toEqual(['eligible', 75_000]);
});

test('grade 2, the old standard after 1 June, a second item, and nobody verified are refused', () => {
  expect(outcome({ grade: 2 })).toEqual(['refused', 'GradeNotSubsidised']);
  expect(outcome({ standard: 'GB 12021.2-2015' })).toEqual(['refused', 'StandardNotAccepted']);
  expect(outcome({ bought: 1 })[0]).toBe('refused');
  expect(outcome({ verified: 'no' })[0]).toBe('refused');
});

test('what is not known is never a pass', () => {
  expect(outcome({ verified: 'unknown' })[0]).toBe('unknown');
  expect(outcome({ grade: 'unknown' })).toEqual(['unknown', null]);
  expect(outcome({ category: 'phone', grade: 'no-label', list: '' })).toEqual(['unknown', null]);
});
