import type { Result } from '../result.ts';
import { gridFactor } from './grid.ts';
import { type Machine, burnsGas } from './machine.ts';
import type { Question } from './question.ts';
import { type Range, mapRange, minus, rounded, timesUse } from './range.ts';
import { type Sourced, valueOf } from './sourced.ts';
import type { AccountsFacts, ThreeAccounts } from './account.ts';
import { type Lack, type Usage, usageOf } from './usage.ts';
import { NEW_NEEDS_LESS, UNKNOWN_OLD, USE } from './use.ts';

export type Part<A> = {
  readonly account: A;
  readonly missing: readonly Question[];
  readonly sources: readonly Sourced[];
};
type Used = { readonly old: Result<Usage, Lack> | undefined; readonly next: Result<Usage, Lack> | undefined };

const WHOLE = 10_000;
const sharedOut = (n: number, constant: Sourced, at: number) => rounded((n * WHOLE) / (WHOLE - valueOf(constant, at)));

/** An old one nobody knows: what the new one needs, and the part more that such exchanges were said to save. */
const guessed = ({ wh }: Usage): Usage => ({
  wh: {
    low: sharedOut(wh.low, NEW_NEEDS_LESS, 0),
    point: sharedOut(wh.point, UNKNOWN_OLD, 0),
    high: sharedOut(wh.high, NEW_NEEDS_LESS, 1),
  },
  litres: null,
  from: [NEW_NEEDS_LESS, UNKNOWN_OLD],
});

export const usedAt = ({ category, old, next }: AccountsFacts): Used => {
  if (burnsGas(old) || burnsGas(next)) return { old: undefined, next: undefined };
  const usage = usageOf(category, next);
  if (old.known?.by !== 'unknown') return { old: usageOf(category, old), next: usage };
  return { old: usage?.ok === true ? { ok: true, value: guessed(usage.value) } : usage, next: usage };
};

const standardOf = ({ known }: Machine) => (known?.by === 'label' || known?.by === 'grade' ? known.standard : null);

const savingOf = ({ old }: AccountsFacts, before: Usage, after: Usage, of: 'wh' | 'litres'): Range | null => {
  const [much, less] = [before[of], after[of]];
  if (much === null || less === null) return null;
  // both ends of a guess hang on the same new one
  if (old.known?.by === 'unknown')
    return { low: much.low - less.low, point: much.point - less.point, high: much.high - less.high };
  return minus(much, less);
};

export const energyAccount = (facts: AccountsFacts, { old, next }: Used): Part<ThreeAccounts['energy']> => {
  const use = USE[facts.category];
  if (old === undefined || next === undefined || use === undefined)
    return { account: { state: 'not-covered' }, missing: [], sources: [] };
  if (!old.ok || !next.ok) {
    const questions: Question[] = [];
    if (!next.ok) questions.push(`new-${next.error}`);
    // of an old one that is guessed from the new one, there is nothing to ask
    if (!old.ok && facts.old.known?.by !== 'unknown') questions.push(`old-${old.error}`);
    return { account: { state: 'missing', questions }, missing: questions, sources: [] };
  }
  const factor = facts.regionCode === null ? undefined : gridFactor(facts.regionCode);
  const saving = savingOf(facts, old.value, next.value, 'wh') ?? { low: 0, point: 0, high: 0 };
  const water = savingOf(facts, old.value, next.value, 'litres');
  const savingWh = timesUse(saving, use.range);
  const standards = [standardOf(facts.old), standardOf(facts.next)];
  return {
    account: {
      state: 'reckoned',
      oldWh: timesUse(old.value.wh, use.range),
      newWh: timesUse(next.value.wh, use.range),
      savingWh,
      savingLitres: water === null ? null : timesUse(water, use.range),
      savingCo2Grams:
        factor === undefined
          ? null
          : mapRange(savingWh, (wh) => rounded((wh * Math.round(valueOf(factor) * WHOLE)) / WHOLE)),
      differentStandards: standards[0] !== null && standards[1] !== null && standards[0] !== standards[1],
    },
    missing: factor === undefined ? ['place'] : [],
    sources: [...old.value.from, ...next.value.from, ...use.from, ...(factor === undefined ? [] : [factor])],
  };
};
