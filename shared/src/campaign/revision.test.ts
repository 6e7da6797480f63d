import { createHash } from 'node:crypto';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sampleRules } from '../../../test/support/samples.ts';
import { Rules, ruleFor, revisionOf } from './revision.ts';

const condition = (conditionId: string) => ({
  conditionId,
  about: 'claim' as const,
  expression: 'weekday < 6',
  says: { 'zh-CN': '工作日可领', en: 'Taken on weekdays' },
  remedy: { 'zh-CN': '请在工作日再来', en: 'Come back on a weekday' },
});
const rules = sampleRules(undefined, { conditions: [condition('weekdays'), condition('again')] });
type Json = null | boolean | number | string | Json[] | { [name: string]: Json };
type Path = readonly (string | number)[];
const plain: Json = JSON.parse(JSON.stringify(rules));
const entriesOf = (value: Json): [string | number, Json][] =>
  Array.isArray(value)
    ? [...value.entries()]
    : typeof value === 'object' && value !== null
      ? Object.entries(value)
      : [];

const leavesOf = (value: Json, path: Path = []): Path[] => {
  const inner = entriesOf(value);
  return inner.length === 0 ? [path] : inner.flatMap(([name, child]) => leavesOf(child, [...path, name]));
};
const changedAt = (value: Json, [head, ...rest]: Path, change: (leaf: Json) => Json): Json => {
  if (head === undefined) return change(value);
  if (Array.isArray(value)) return value.map((item, index) => (index === head ? changedAt(item, rest, change) : item));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    entriesOf(value).map(([name, item]) => [name, name === head ? changedAt(item, rest, change) : item]),
  );
};
/** The same text with every object’s fields the other way round. */
const reversed = (value: Json): Json =>
  Array.isArray(value)
    ? value.map(reversed)
    : typeof value === 'object' && value !== null
      ? Object.fromEntries(
          entriesOf(value)
            .toReversed()
            .map(([name, item]) => [name, reversed(item)]),
        )
      : value;
/** RFC 8785 for what rules are made of: fields in order, no blanks. */
const canonical = (value: Json): string =>
  Array.isArray(value)
    ? `[${value.map(canonical).join(',')}]`
    : typeof value === 'object' && value !== null
      ? `{${entriesOf(value)
          .toSorted(([a], [b]) => (a < b ? -1 : 1))
          .map(([name, item]) => `${JSON.stringify(name)}:${canonical(item)}`)
          .join(',')}}`
      : JSON.stringify(value);
// a hash is taken of whatever is given: these rules are broken on purpose
const hashOf = (value: Json): string => revisionOf(1, value as unknown as Rules).hash;
const other = (leaf: Json): Json =>
  typeof leaf === 'number' ? leaf + 1 : typeof leaf === 'string' ? `${leaf}x` : typeof leaf === 'boolean' ? !leaf : 0;

describe('the hash of a revision', () => {
  test('is SHA-256 over the canonical text, in hex', () => {
    const { hash, number } = revisionOf(7, rules);
    expect({ hash, number }).toEqual({ hash: createHash('sha256').update(canonical(plain)).digest('hex'), number: 7 });
  });

  test('changes with every one of the leaves of the rules', () => {
    const paths = leavesOf(plain);
    const hashes = paths.map((path) => hashOf(changedAt(plain, path, other)));
    expect(paths.length).toBeGreaterThan(60);
    expect(new Set([hashOf(plain), ...hashes]).size).toBe(paths.length + 1);
  });

  test('changes when an item of any list is left out or moves, and not when fields are written in another order', () => {
    const lists = ['categories', 'waterfall', 'purses', 'bases', 'channels', 'conditions'];
    const changes = lists.flatMap((name) => [
      changedAt(plain, [name], (list) => (Array.isArray(list) ? list.slice(1) : list)),
      changedAt(plain, [name], (list) => (Array.isArray(list) ? list.toReversed() : list)),
    ]);
    expect(new Set([plain, ...changes].map(hashOf)).size).toBe(13);
    expect(hashOf(reversed(plain))).toBe(hashOf(plain));
  });

  test('of 100 titles in any script is the same after a trip through JSON', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (title) => {
        const there = changedAt(plain, ['title'], () => title);
        expect(hashOf(JSON.parse(JSON.stringify(there)))).toBe(hashOf(there));
      }),
      { numRuns: 100 },
    );
  });
});

describe('what is no rules at all is refused', () => {
  const [fridge] = rules.categories;
  if (fridge === undefined) throw new Error('no fridge');
  const days = { kind: 'days', days: 3 };
  test.each<[string, string, object]>([
    ['no purse', 'purses', { purses: [] }],
    ['a step that says nothing of the base', 'affectsBase', { waterfall: [{ kind: 'shop-discount' }] }],
    ['a category twice', 'each category once', { categories: [fridge, fridge] }],
    ['no category', 'categories', { categories: [] }],
    ['a cap of zero', 'above zero', { categories: [{ ...fridge, capFen: 0 }] }],
    ['a rate of zero', 'above zero', { categories: [{ ...fridge, rates: [{ grade: 1, rate: 0 }] }] }],
    ['a rate above 100 %', 'rate', { categories: [{ ...fridge, rates: [{ grade: 1, rate: 10_001 }] }] }],
    ['no rate', 'rates', { categories: [{ ...fridge, rates: [] }] }],
    ['no channel', 'channels', { channels: [] }],
    [
      'a channel twice',
      'each channel once',
      {
        channels: [
          { channel: 'store', validity: days },
          { channel: 'store', validity: days },
        ],
      },
    ],
    ['0 days of validity', 'days', { channels: [{ channel: 'store', validity: { kind: 'days', days: 0 } }] }],
    ['101 days of validity', 'days', { channels: [{ channel: 'store', validity: { kind: 'days', days: 101 } }] }],
    ['a proof of place twice', 'each proof once', { location: ['till', 'till'] }],
    ['another time zone', 'timeZone', { timeZone: 'Asia/Urumqi' }],
    ['a field nobody knows', 'quota', { quota: 5 }],
  ])('%s', (_what, why, change) => {
    const parsed = Rules.safeParse({ ...rules, ...change });
    const reasons = parsed.error?.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`).join('\n');
    expect(reasons).toContain(why);
  });
});

test('a rule is found by its category, and only if there is one', () => {
  expect([ruleFor(rules, 'fridge')?.capFen, ruleFor(rules, 'phone')?.capFen, ruleFor(rules, 'washer')]).toEqual([
    150_000,
    50_000,
    undefined,
  ]);
});
