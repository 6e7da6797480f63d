import { Environment, type ParseResult } from '@marcbachmann/cel-js';
import type { Condition } from './condition-rule.ts';

export type { Condition };

/** Bounds that keep an expression readable and its evaluation short. */
const LIMITS = { maxAstNodes: 200, maxDepth: 24, maxListElements: 60, maxMapEntries: 20, maxCallArguments: 8 };

/** What an expression may ask, with its type; money in fen. A fact that is not known is missing, and asking for it is an error. */
export const VARIABLES = {
  claim: { category: 'string', channel: 'string', itemsUsed: 'int', weekday: 'int', hour: 'int', senior: 'bool' },
  goods: {
    category: 'string',
    grade: 'int',
    labelKind: 'string',
    standard: 'string',
    form: 'string',
    listPriceFen: 'int',
    basePriceFen: 'int',
    value: 'map<string, double>',
    oldItem: 'string',
  },
} as const satisfies Record<Condition['about'], Record<string, string>>;

/** The facts of one evaluation; whole numbers as bigint, as CEL has them. */
export type ConditionFacts = Readonly<Record<string, unknown>>;

const environmentOf = (about: Condition['about']): Environment => {
  const environment = new Environment({ unlistedVariablesAreDyn: false, limits: LIMITS });
  for (const [name, type] of Object.entries(VARIABLES[about])) environment.registerVariable(name, type);
  return environment;
};
const ENVIRONMENT = { claim: environmentOf('claim'), goods: environmentOf('goods') };

/** Why an expression cannot be saved, in the words of the language; `null`: it can. */
export const ill = ({ about, expression }: Pick<Condition, 'about' | 'expression'>): string | null => {
  try {
    const { valid, type, error } = ENVIRONMENT[about].check(expression);
    if (!valid) return firstLine(error?.message ?? 'not valid');
    return type === 'bool' ? null : `a condition is true or false, this is ${type}`;
  } catch (error) {
    return firstLine(error instanceof Error ? error.message : 'not an expression');
  }
};

const firstLine = (message: string): string => message.split('\n', 1)[0] ?? message;

const parsed = new WeakMap<Condition, ParseResult>();

const parse = (condition: Condition): ParseResult => {
  const known = parsed.get(condition);
  if (known !== undefined) return known;
  const fresh = ENVIRONMENT[condition.about].parse(condition.expression);
  parsed.set(condition, fresh);
  return fresh;
};

/** Whether a condition is met; `null` when it asks for what is not known, which is never a pass. */
export const isMet = (condition: Condition, facts: ConditionFacts): boolean | null => {
  try {
    const result: unknown = parse(condition)(facts);
    return typeof result === 'boolean' ? result : null;
  } catch {
    return null;
  }
};
