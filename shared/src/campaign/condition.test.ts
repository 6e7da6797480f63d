import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type ConditionFacts, ill, isMet } from './condition.ts';
import { Condition } from './condition-rule.ts';

const condition = (expression: string, about: Condition['about'] = 'goods'): Condition => ({
  conditionId: 'sample',
  about,
  expression,
  says: { 'zh-CN': '样例条件', en: 'A sample condition' },
  remedy: { 'zh-CN': '请看活动规则', en: 'Look at the rules' },
});
const goods: ConditionFacts = {
  category: 'air-conditioner',
  grade: 1n,
  labelKind: 'energy',
  standard: 'GB 21455-2019',
  form: 'split',
  listPriceFen: 299_900n,
  basePriceFen: 279_900n,
  value: { 'annual-performance-factor': 5.2 },
};
const claim: ConditionFacts = { category: 'fridge', channel: 'store', weekday: 3n, hour: 10n, itemsUsed: 0n };

describe('what can be saved', () => {
  test.each<[Condition['about'], string]>([
    ['goods', 'grade == 1'],
    ['goods', "form in ['split', 'floor-standing']"],
    ['goods', 'basePriceFen <= listPriceFen * 9 / 10'],
    ['goods', "value['annual-performance-factor'] >= 5.0"],
    ['goods', "category != 'air-conditioner' || form == 'split'"],
    ['claim', 'weekday < 6 && hour >= 10'],
    ['claim', 'senior || itemsUsed == 0'],
    ['claim', "channel == 'store' ? senior : true"],
  ])('%s: %s', (about, expression) => {
    expect(ill(condition(expression, about))).toBeNull();
  });

  test.each<[string, Condition['about'], string, RegExp]>([
    ['a name nobody knows', 'goods', 'colour == 1', /colour/],
    ['a name of the other kind', 'goods', 'senior', /senior/],
    ['a number for a text', 'goods', "grade == 'one'", /no such overload/],
    ['a fraction for a whole number', 'goods', 'grade == 1.5', /no such overload/],
    ['a number as the answer', 'goods', 'grade', /true or false, this is int/],
    ['a text as the answer', 'goods', 'form', /true or false, this is string/],
    ['no end', 'goods', '(grade == 1', /Expected/i],
    ['an assignment', 'goods', 'grade = 1', /./],
    ['nothing but blanks', 'goods', '   ', /./],
    ['two expressions', 'goods', 'grade == 1; grade == 2', /./],
    ['a function that is not there', 'goods', 'fetch(form)', /./],
    ['25 brackets deep', 'goods', `${'('.repeat(25)}grade == 1${')'.repeat(25)}`, /./],
    [
      '80 comparisons',
      'goods',
      Array.from({ length: 80 }, () => 'grade==1')
        .join('||')
        .slice(0, 800),
      /./,
    ],
  ])('not %s', (_what, about, expression, why) => {
    expect(ill(condition(expression, about))).toMatch(why);
  });

  test('the problem is one line, for an officer to read', () => {
    expect(ill(condition('grade ==\n\n colour'))).not.toContain('\n');
  });

  test.each(['constructor', '__proto__', 'toString', 'globalThis', 'process', 'this', 'Math', 'eval'])(
    '%s is no name of a fact',
    (name) => {
      expect(ill(condition(`${name} == 1`))).not.toBeNull();
      expect(ill(condition(`${name}('x') == 1`))).not.toBeNull();
    },
  );
});

describe('at run time', () => {
  test.each<[string, boolean]>([
    ['grade == 1', true],
    ['grade == 2', false],
    ["value['annual-performance-factor'] >= 5.2", true],
    ['basePriceFen * 15 / 100 == 41985', true],
    ["standard.startsWith('GB 21455')", true],
    ["labelKind == 'water'", false],
  ])('%s: %s', (expression, answer) => {
    expect(ill(condition(expression))).toBeNull();
    expect(isMet(condition(expression), goods)).toBe(answer);
  });

  test.each([
    'grade == 1',
    'grade != 1',
    '!(grade == 1)',
    'grade == 1 && true',
    "value['daily-consumption'] < 1.0",
    "oldItem == 'none'",
    "!(oldItem == 'none')",
  ])('%s: a fact that is missing is not known, neither yes nor no', (expression) => {
    const { grade: _, ...rest } = goods;
    expect(isMet(condition(expression), rest)).toBeNull();
  });

  test('what is known decides where the other side of an “or” is missing, as CEL has it', () => {
    expect(isMet(condition('senior || itemsUsed == 0', 'claim'), claim)).toBe(true);
    expect(isMet(condition('senior && itemsUsed == 1', 'claim'), claim)).toBe(false);
    expect(isMet(condition('senior || itemsUsed == 1', 'claim'), claim)).toBeNull();
  });

  test.each([
    ['more than 64 bits hold', 'listPriceFen * 9223372036854775807 > 0'],
    ['a sum beyond them', 'listPriceFen + 9223372036854775807 > 0'],
    ['a number that they do not hold itself', 'listPriceFen + 9223372036854775808 > 0'],
    ['a division by nothing', 'listPriceFen / (grade - 1) > 0'],
  ])('%s: not known, and nothing is thrown', (_what, expression) => {
    expect(ill(condition(expression))).toBeNull();
    expect(isMet(condition(expression), goods)).toBeNull();
  });

  test.each(['constructor', '__proto__', 'toString', 'hasOwnProperty', 'prototype'])(
    'there is no way out to JavaScript by the name of %s',
    (name) => {
      expect(isMet(condition(`value['${name}'] == 1.0`), goods)).toBeNull();
      expect(isMet(condition(`'${name}' in value`), goods)).not.toBe(true);
      expect(isMet(condition(`has(value.${name})`), goods)).not.toBe(true);
    },
  );

  test('what came from elsewhere as another type is not known', () => {
    expect(isMet(condition('grade == 1'), { ...goods, grade: '1' })).not.toBe(true);
    expect(isMet(condition("form == 'split'"), { ...goods, form: { toString: () => 'split' } })).not.toBe(true);
  });

  test('an expression that was never checked is not known rather than thrown', () => {
    expect(isMet(condition('grade =='), goods)).toBeNull();
    expect(isMet(condition('nonsense'), goods)).toBeNull();
  });
});

test('1,000 texts of the language’s own pieces are checked and evaluated without a throw, and only what is sound is true', () => {
  const pieces = [
    'grade',
    'form',
    'value',
    '==',
    '<',
    '&&',
    '||',
    '!',
    '(',
    ')',
    '1',
    "'split'",
    '+',
    '[',
    ']',
    '?',
    ':',
  ];
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 12 }), (some) => {
      const asked = condition(some.join(' '));
      const problem = ill(asked);
      const answer = isMet(asked, goods);
      expect([true, false, null]).toContain(answer);
      if (problem !== null) expect(problem.length).toBeGreaterThan(0);
    }),
    { numRuns: 1_000 },
  );
});

test.each<[string, object]>([
  ['of 401 characters', { expression: 'x'.repeat(401) }],
  ['of none', { expression: '' }],
  ['without a name', { conditionId: '' }],
  ['about the weather', { about: 'weather' }],
  ['without a word for it in English', { says: { 'zh-CN': '样例' } }],
])('a condition %s is none', (_what, change) => {
  expect(Condition.safeParse({ ...condition('grade == 1'), ...change }).success).toBe(false);
});
