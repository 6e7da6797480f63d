import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { campaignId } from '../../../test/support/samples.ts';
import type { CampaignId } from '../ids.ts';
import { Relation, cycleFrom, groupsOf, prerequisitesOf } from './relation.ts';

const needs = (...anyOf: number[]): Relation => ({ kind: 'prerequisite', anyOf: anyOf.map(campaignId) });
const node = (number: number, ...anyOf: number[]) => ({
  campaignId: campaignId(number),
  relations: anyOf.length === 0 ? [] : [needs(...anyOf)],
});
const way = (...numbers: number[]): CampaignId[] => numbers.map(campaignId);

describe('a circle of prerequisites', () => {
  test.each([
    ['one that needs itself', node(1, 1), [], way(1, 1)],
    ['two that need each other', node(1, 2), [node(2, 1)], way(1, 2, 1)],
    ['three in a ring', node(1, 2), [node(2, 3), node(3, 1)], way(1, 2, 3, 1)],
    ['a ring behind a branch that ends', node(1, 4, 2), [node(4), node(2, 3), node(3, 1)], way(1, 2, 3, 1)],
    ['a chain', node(1, 2), [node(2, 3), node(3)], null],
    ['a diamond', node(1, 2, 3), [node(2, 4), node(3, 4), node(4)], null],
    ['one that is not known', node(1, 9), [], null],
    ['a ring that the first is not part of', node(1, 2), [node(2, 3), node(3, 2)], null],
    ['nothing needed', node(1), [node(2, 1)], null],
  ])('%s', (_what, start, others, found) => {
    expect(cycleFrom(start, others)).toEqual(found);
  });

  test('the start’s own text counts, not the one that others still have of it', () => {
    expect(cycleFrom(node(1), [node(1, 2), node(2, 1)])).toBeNull();
    expect(cycleFrom(node(1, 2), [node(1), node(2, 1)])).toEqual(way(1, 2, 1));
  });

  test('exclusions and joint maxima make no circle', () => {
    const others: Relation[] = [{ kind: 'exclusion', group: 'kitchen' }];
    expect(cycleFrom({ campaignId: campaignId(1), relations: others }, [])).toBeNull();
  });

  test('500 nets of up to 8 campaigns: a way is found exactly where one can be walked, and can be walked', () => {
    const size = 8;
    const anyNet = fc.array(fc.uniqueArray(fc.integer({ min: 1, max: size }), { maxLength: 3 }), {
      minLength: size,
      maxLength: size,
    });
    fc.assert(
      fc.property(anyNet, (net) => {
        const [start, ...others] = net.map((anyOf, index) => node(index + 1, ...anyOf));
        if (start === undefined) throw new Error('no start');
        const reached = new Set(net[0]);
        // what is added while a set is walked is walked too
        for (const at of reached) for (const next of net[at - 1] ?? []) reached.add(next);
        const found = cycleFrom(start, others);
        expect(found !== null).toBe(reached.has(1));
        if (found === null) return;
        expect([found[0], found.at(-1)]).toEqual([start.campaignId, start.campaignId]);
        const steps = found.slice(1).map((to, index) => [found[index], to] as const);
        for (const [from, to] of steps) {
          const { relations } = [start, ...others].find((one) => one.campaignId === from) ?? { relations: [] };
          expect(prerequisitesOf(relations)).toContain(to);
        }
      }),
      { numRuns: 500 },
    );
  });
});

test('groups are named once, whatever is agreed in them; a prerequisite is no group', () => {
  const relations: Relation[] = [
    { kind: 'exclusion', group: 'kitchen' },
    { kind: 'joint-maximum', group: 'kitchen', itemsMax: 2, fenMax: null },
    needs(2, 3),
  ];
  expect(groupsOf(relations)).toEqual(['kitchen']);
  expect(prerequisitesOf(relations)).toEqual(way(2, 3));
});

test.each<[string, object]>([
  ['a prerequisite of nothing', { kind: 'prerequisite', anyOf: [] }],
  [
    'a joint maximum of neither items nor money',
    { kind: 'joint-maximum', group: 'kitchen', itemsMax: null, fenMax: null },
  ],
  ['a joint maximum of no item', { kind: 'joint-maximum', group: 'kitchen', itemsMax: 0, fenMax: null }],
  ['a group in capitals', { kind: 'exclusion', group: 'Kitchen' }],
])('%s is no relation', (_what, relation) => {
  expect(Relation.safeParse(relation).success).toBe(false);
});
