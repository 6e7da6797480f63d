import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { campaignId, shanghai } from '../../../test/support/samples.ts';
import { categoryRule, offerOf, wantedItem } from '../../../test/support/wanted.ts';
import type { Category } from '../appliance/category.ts';
import { NO_HISTORY } from '../campaign/reclaim.ts';
import type { Relation } from '../campaign/relation.ts';
import { fen } from '../fen.ts';
import { bestCombination } from './best-combination.ts';

const now = shanghai('2026-03-02T10:00');
const KINDS = ['fridge', 'washer', 'air-conditioner'] as const satisfies readonly Category[];
type Kind = (typeof KINDS)[number];

/** A campaign in plain numbers, from which both the real one and the count by hand are made. */
type Plain = {
  programme: number;
  rates: Partial<Record<Kind, number>>;
  capFen: number;
  ceilingFen: number | null;
  limit: number;
  used: number;
  perDay: number | null;
  excludes: boolean;
  itemsMax: number | null;
  fenMax: number | null;
  needs: readonly number[];
  bought: boolean;
  known: boolean;
};
type Item = { kind: Kind; priceFen: number };

const anyRate = fc.constantFrom(500, 1_000, 1_500, 2_000);
/** What the group of the campaigns allows in all, so that every member says the same. */
const anyJoint = fc.record({ itemsMax: fc.integer({ min: 1, max: 3 }), fenMax: fc.integer({ min: 50, max: 400 }) });
const anyPlain = (joint: { itemsMax: number; fenMax: number }): fc.Arbitrary<Plain> =>
  fc.record({
    programme: fc.constantFrom(1, 2),
    rates: fc.record({ fridge: anyRate, washer: anyRate, 'air-conditioner': anyRate }, { requiredKeys: [] }),
    capFen: fc.constantFrom(60, 100, 200),
    ceilingFen: fc.constantFrom(null, null, 700),
    limit: fc.constantFrom(1, 1, 2, 3),
    used: fc.constantFrom(0, 0, 0, 1),
    perDay: fc.constantFrom(null, null, 1, 2),
    excludes: fc.constantFrom(false, false, true),
    itemsMax: fc.constantFrom(null, null, joint.itemsMax),
    fenMax: fc.constantFrom(null, null, joint.fenMax),
    needs: fc.oneof(
      { weight: 3, arbitrary: fc.constant([]) },
      { weight: 1, arbitrary: fc.uniqueArray(fc.integer({ min: 0, max: 4 }), { minLength: 1, maxLength: 2 }) },
    ),
    bought: fc.constantFrom(false, false, true),
    known: fc.constantFrom(true, true, true, false),
  });
const anyItems: fc.Arbitrary<Item[]> = fc.array(
  fc.record({ kind: fc.constantFrom(...KINDS), priceFen: fc.integer({ min: 1, max: 1_000 }) }),
  { maxLength: 4 },
);
const anyCase = anyJoint.chain((joint) =>
  fc.record({ items: anyItems, plains: fc.array(anyPlain(joint), { maxLength: 4 }) }),
);

const isMember = ({ excludes, itemsMax, fenMax }: Plain) => excludes || itemsMax !== null || fenMax !== null;
const asOffer = (plain: Plain, index: number) => {
  const { programme, rates, capFen, ceilingFen, limit, used, perDay, needs, itemsMax, fenMax } = plain;
  const relations: Relation[] = [
    ...(plain.excludes ? [{ kind: 'exclusion' as const, group: 'all' }] : []),
    ...(itemsMax !== null || fenMax !== null
      ? [{ kind: 'joint-maximum' as const, group: 'all', itemsMax, fenMax: fenMax === null ? null : fen(fenMax) }]
      : []),
    ...(needs.length > 0 ? [{ kind: 'prerequisite' as const, anyOf: needs.map((one) => campaignId(one + 1)) }] : []),
  ];
  const rules = Object.entries(rates).map(([kind, rate]) =>
    categoryRule(kind as Kind, rate, capFen, {
      itemsPerPerson: limit,
      priceCeilingFen: ceilingFen === null ? null : fen(ceilingFen),
    }),
  );
  const { reclaim } = offerOf(1, rules).revision.rules;
  const related = {
    bought: Object.fromEntries(needs.map((one) => [campaignId(one + 1), plain.bought])),
    groups: { all: { items: 0, fen: fen(0), otherCampaigns: false } },
  };
  return offerOf(
    index + 1,
    rules,
    { programme: `programme-${programme}`, relations, reclaim: { ...reclaim, perDay } },
    { history: { ...NO_HISTORY, itemsUsed: used }, related: plain.known ? related : null },
  );
};

/** Campaign by index for each item, or none. */
type Way = readonly (number | null)[];

/** The subsidy of one item by hand; `null` where the campaign does not give any for it. */
const subsidyBy = ({ rates, ceilingFen, capFen }: Plain, { kind, priceFen }: Item): number | null => {
  const rate = rates[kind];
  if (rate === undefined || (ceilingFen !== null && priceFen > ceilingFen)) return null;
  return Math.min(capFen, Math.floor((priceFen * rate + 5_000) / 10_000));
};

const opened = (plains: readonly Plain[], way: Way): boolean => {
  const open = new Set<number>();
  for (let round = 0; round <= plains.length; round++)
    for (const index of way) {
      const plain = index === null ? undefined : plains[index];
      if (index === null || plain === undefined) continue;
      const ready = (plain.known && plain.bought) || plain.needs.some((one) => open.has(one));
      if (plain.needs.length === 0 || ready) open.add(index);
    }
  return way.every((index) => index === null || open.has(index));
};

/** The subsidy of a way in all, by hand; `null` where it is not lawful. */
const worth = (plains: readonly Plain[], items: readonly Item[], way: Way): number | null => {
  const uses = way.flatMap((index, at) => {
    const [plain, item] = [plains[index ?? -1], items[at]];
    return plain === undefined || item === undefined ? [] : [{ plain, item, index }];
  });
  const members = uses.filter(({ plain }) => isMember(plain));
  for (const { plain, item, index } of uses) {
    const same = uses.filter((one) => one.plain.programme === plain.programme && one.item.kind === item.kind).length;
    if (subsidyBy(plain, item) === null || plain.used + same > plain.limit) return null;
    if (plain.perDay !== null && same > plain.perDay) return null;
    if (isMember(plain) && !plain.known) return null;
    if (plain.excludes && members.some((one) => one.index !== index)) return null;
    if (plain.itemsMax !== null && members.length > plain.itemsMax) return null;
    const capsFen = members.reduce((sum, one) => sum + one.plain.capFen, 0);
    if (plain.fenMax !== null && capsFen > plain.fenMax) return null;
  }
  if (!opened(plains, way)) return null;
  return uses.reduce((sum, { plain, item }) => sum + (subsidyBy(plain, item) ?? 0), 0);
};

/** Every way there is, campaigns in their order and none last. */
const everyWay = (campaigns: number, items: number): Way[] =>
  items === 0
    ? [[]]
    : everyWay(campaigns, items - 1).flatMap((way) =>
        [...Array.from({ length: campaigns }, (_, index) => index), null].map((next) => [...way, next]),
      );
const campaignsIn = (way: Way): number => new Set(way.filter((index) => index !== null)).size;

test('300 shopping lists of up to 4 items and 4 campaigns: the best of all ways, and true reasons against the others', () => {
  let [nonTrivial, conflicts] = [0, 0];
  fc.assert(
    fc.property(anyCase, ({ items, plains }) => {
      const offers = plains.map(asOffer);
      const wanted = items.map(({ kind, priceFen }) => wantedItem(kind, priceFen));
      const result = bestCombination(wanted, offers, now);
      let [bestWay, bestFen]: [Way, number] = [items.map(() => null), 0];
      for (const way of everyWay(plains.length, items.length)) {
        const fenOf = worth(plains, items, way) ?? -1;
        if (fenOf > bestFen || (fenOf === bestFen && campaignsIn(way) < campaignsIn(bestWay)))
          [bestWay, bestFen] = [way, fenOf];
      }
      const indexOf = (id: string | undefined) => offers.findIndex(({ campaignId: one }) => one === id);
      expect(result.subsidyFen).toBe(bestFen);
      expect(result.items.map(({ taken }) => (taken === null ? null : indexOf(taken.campaignId)))).toEqual(bestWay);
      if (bestFen > 0) nonTrivial++;
      for (const [item, { taken, others }] of result.items.entries()) {
        expect(others).toHaveLength(offers.length - (taken === null ? 0 : 1));
        for (const other of others) {
          const instead = worth(plains, items, bestWay.with(item, indexOf(other.campaignId)));
          expect(other.why === 'less' ? bestFen - other.lessFen : null).toBe(instead);
          if (other.why === 'conflict') conflicts++;
        }
      }
    }),
    { numRuns: 300 },
  );
  expect(nonTrivial).toBeGreaterThan(100);
  expect(conflicts).toBeGreaterThan(30);
});
