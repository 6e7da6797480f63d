import type { Part } from './energy-account.ts';
import type { Question } from './question.ts';
import { PLAN_FROM, safeLife, safeStateAt } from './safe-life.ts';
import { valueOf } from './sourced.ts';
import type { AccountsFacts, ThreeAccounts } from './account.ts';

const MONTHS = 12;

/** From January to December of the year it was bought: the age is a range, and the greater age decides. A year that is still to come is no answer. */
export const safetyAccount = ({ category, old }: AccountsFacts, month: number): Part<ThreeAccounts['safety']> => {
  const life = safeLife(category, old.build);
  if (life === undefined) return { account: { state: 'not-covered' }, missing: [], sources: [] };
  const questions: Question[] = [];
  if (!life.ok) questions.push('old-build');
  const ageMonths = old.boughtYear === null ? -1 : month - old.boughtYear * MONTHS;
  if (ageMonths < 0) questions.push('old-year');
  if (!life.ok || ageMonths < 0) return { account: { state: 'missing', questions }, missing: questions, sources: [] };
  const safe = safeStateAt(ageMonths, life.value, category, old.build);
  return {
    account: {
      state: 'reckoned',
      safe,
      lowAgeMonths: Math.max(0, ageMonths - (MONTHS - 1)),
      highAgeMonths: ageMonths,
      lifeYears: valueOf(life.value),
    },
    missing: [],
    sources: safe === 'fine' || safe === 'plan' ? [life.value, PLAN_FROM] : [life.value],
  };
};
