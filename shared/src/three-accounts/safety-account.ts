import type { Part } from './energy-account.ts';
import type { Question } from './question.ts';
import { safeLife, safeStateAt } from './safe-life.ts';
import { valueOf } from './sourced.ts';
import type { AccountsFacts, ThreeAccounts } from './account.ts';

const MONTHS = 12;

/** From January to December of the year it was bought: the age is a range, and the greater age decides. */
export const safetyAccount = ({ category, old }: AccountsFacts, month: number): Part<ThreeAccounts['safety']> => {
  const life = safeLife(category, old.build);
  if (life === undefined) return { account: { state: 'not-covered' }, missing: [], sources: [] };
  const questions: Question[] = [];
  if (!life.ok) questions.push('old-build');
  if (old.boughtYear === null) questions.push('old-year');
  if (!life.ok || old.boughtYear === null)
    return { account: { state: 'missing', questions }, missing: questions, sources: [] };
  const highAgeMonths = Math.max(0, month - old.boughtYear * MONTHS);
  return {
    account: {
      state: 'reckoned',
      safe: safeStateAt(highAgeMonths, life.value, category, old.build),
      lowAgeMonths: Math.max(0, highAgeMonths - (MONTHS - 1)),
      highAgeMonths,
      lifeYears: valueOf(life.value),
    },
    missing: [],
    sources: [life.value],
  };
};
