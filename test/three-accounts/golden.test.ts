import { AccountsFacts } from '@luhuan/shared/three-accounts/account';
import { CONSTANTS } from '@luhuan/shared/three-accounts/constants';
import { Sourced } from '@luhuan/shared/three-accounts/sourced';
import { threeAccounts } from '@luhuan/shared/three-accounts/three-accounts';
import { expect, test } from 'vitest';
import cases from './golden.json' with { type: 'json' };

const MONTH = 2026 * 12 + 10;

/** `2 × 3 / 4`, with brackets, as the working of a case writes it. */
const reckon = (expression: string): number => {
  const tokens = expression.match(/[\d.]+|[()×/+-]/g) ?? [];
  let at = 0;
  const factor = (): number => {
    const token = tokens[at++];
    if (token === '-') return -factor();
    if (token !== '(') return Number(token);
    const inner = sum();
    at++;
    return inner;
  };
  const product = (): number => {
    let value = factor();
    while (tokens[at] === '×' || tokens[at] === '/') value = tokens[at++] === '×' ? value * factor() : value / factor();
    return value;
  };
  const sum = (): number => {
    let value = product();
    while (tokens[at] === '+' || tokens[at] === '-')
      value = tokens[at++] === '+' ? value + product() : value - product();
    return value;
  };
  return sum();
};

test('at least 50 golden cases, each step of their working is true', () => {
  expect(cases.length).toBeGreaterThanOrEqual(50);
  for (const { title, steps } of cases)
    for (const step of steps) {
      const [left = '', right = ''] = step.slice(step.lastIndexOf(': ') + 2).split(/ <?= /);
      const value = reckon(left);
      const said = reckon(right);
      expect(step.includes('<=') ? Math.ceil(value - 1e-9) : Math.round(value), `${title}: ${step}`).toBe(said);
    }
});

test.each(cases)('$title', ({ facts, expected }) => {
  const { energy, money } = threeAccounts(AccountsFacts.parse(facts), MONTH);
  if (energy.state !== 'reckoned') throw new Error(`energy is ${energy.state}`);
  expect({
    savingWh: energy.savingWh,
    savingLitres: energy.savingLitres,
    savingCo2Grams: energy.savingCo2Grams,
    savingFen: money.state === 'reckoned' ? money.savingFen : null,
    waterFen: money.state === 'reckoned' ? money.waterFen : null,
    payback: money.state === 'reckoned' ? money.payback : null,
  }).toEqual(expected);
});

const sound = (constant: unknown) => Sourced.safeParse(constant).success;

test('every constant has a source with its year and how far it is to be believed, or says that it is assumed and why; no two share an id', () => {
  expect(CONSTANTS.filter((constant) => !sound(constant))).toEqual([]);
  // and one that lacks any of it is noticed
  const lacking = CONSTANTS.flatMap((constant) => [
    { ...constant, confidence: undefined },
    'source' in constant ? { ...constant, source: undefined } : { ...constant, why: undefined },
    'source' in constant ? { ...constant, source: { ...constant.source, year: undefined } } : undefined,
  ]);
  expect(lacking.filter(sound)).toEqual([]);
  const distinct = new Set(CONSTANTS);
  expect(new Set([...distinct].map(({ id }) => id)).size).toBe(distinct.size);
});
