import { describe, expect, test } from 'vitest';
import { NO_LABEL } from '../../../test/support/facts.ts';
import { campaignId, shanghai } from '../../../test/support/samples.ts';
import { categoryRule, offerOf, wantedItem } from '../../../test/support/wanted.ts';
import { NO_HISTORY } from '../campaign/reclaim.ts';
import type { Relation } from '../campaign/relation.ts';
import { fen } from '../fen.ts';
import { bestCombination } from './best-combination.ts';
import { Combination, type Offer, type Wanted } from './combination.ts';

const now = shanghai('2026-03-02T10:00');
const fridge = wantedItem('fridge', 400_000);
const washer = wantedItem('washer', 300_000);
const use = { items: 0, fen: fen(0), otherCampaigns: false };
const notBought = (...numbers: number[]) => ({
  related: { bought: Object.fromEntries(numbers.map((number) => [campaignId(number), false])), groups: {} },
});
const inKitchen = { related: { bought: {}, groups: { kitchen: use } } };

const best = (wanted: Wanted[], offers: Offer[]): Combination =>
  Combination.parse(bestCombination(wanted, offers, now));
/** The campaign taken for each item by its number; 0 for none. */
const takenIn = ({ items }: Combination): number[] =>
  items.map(({ taken }) => (taken === null ? 0 : Number(taken.campaignId.slice(-2))));
/** Why the others were not taken for an item. */
const against = ({ items }: Combination, item = 0): string[] =>
  (items[item]?.others ?? []).map((other) =>
    other.why === 'less' ? `less ${other.lessFen}` : `${other.why} ${other.reason.code}`,
  );

describe('the best for one item', () => {
  const national = offerOf(1, [categoryRule('fridge', 1_500, 150_000)]);
  const city = offerOf(2, [categoryRule('fridge', 2_000, 70_000)]);

  test('is the higher subsidy, with its quote; what the other would have brought less is told', () => {
    const result = best([fridge], [national, city]);
    expect([result.subsidyFen, takenIn(result), against(result)]).toEqual([70_000, [2], ['less 10000']]);
    expect(result.items[0]?.taken).toMatchObject({ quote: { subsidyFen: 70_000, payFen: 330_000 }, after: [] });
  });

  test('depends on the price: the cap of the city is reached first', () => {
    expect(takenIn(best([wantedItem('fridge', 600_000)], [national, city]))).toEqual([1]);
  });

  test('of equals is the one declared first', () => {
    const again = offerOf(3, [categoryRule('fridge', 1_500, 150_000)]);
    expect([takenIn(best([fridge], [national, again])), takenIn(best([fridge], [again, national]))]).toEqual([
      [1],
      [3],
    ]);
    expect(against(best([fridge], [national, again]))).toEqual(['less 0']);
  });

  test('is nothing where nothing is lawful, each with its reason', () => {
    const elsewhere = offerOf(3, [categoryRule('fridge', 1_500, 150_000)], { location: ['delivery'] });
    const unknown = { ...national, campaignId: campaignId(4), claims: {} };
    const strangers = offerOf(5, [categoryRule('fridge', 1_500, 150_000)], {}, { identityVerified: null });
    const washers = offerOf(6, [categoryRule('washer', 1_500, 150_000)]);
    const result = best([fridge], [elsewhere, unknown, strangers, washers]);
    expect([result.subsidyFen, takenIn(result)]).toEqual([0, [0]]);
    expect(against(result)).toEqual([
      'refused DeliveryUnknown',
      'refused HistoryUnknown',
      'refused IdentityNotVerified',
      'refused CategoryNotOffered',
    ]);
  });

  test('is told apart from goods that do not qualify, or a price that does not add up', () => {
    const deductions = [{ kind: 'shop-discount' as const, amountFen: fen(400_001) }];
    const wanted = [
      { ...fridge, label: null },
      { ...fridge, label: NO_LABEL },
      { ...fridge, price: { ...fridge.price, deductions } },
    ];
    const result = best(wanted, [national]);
    expect([0, 1, 2].map((item) => against(result, item))).toEqual([
      ['refused LabelUnknown'],
      ['refused GradeNotSubsidised'],
      ['refused DeductionsAbovePrice'],
    ]);
  });

  test('looks at where the goods go: a campaign of Shenzhen asks for Shenzhen', () => {
    const delivering = offerOf(1, [categoryRule('fridge', 1_500, 150_000)], { location: ['delivery'] });
    const to = (code: string) =>
      takenIn(best([{ ...fridge, deliveredTo: code as Wanted['deliveredTo'] }], [delivering]));
    expect([to('440305'), to('440103')]).toEqual([[1], [0]]);
  });
});

describe('several items', () => {
  const both = (number: number, rate: number, relations: Relation[] = [], claim = {}) =>
    offerOf(
      number,
      [categoryRule('fridge', rate, 200_000), categoryRule('washer', rate, 200_000)],
      { relations },
      claim,
    );
  const exclusion: Relation = { kind: 'exclusion', group: 'kitchen' };

  test('one of a category in a programme: the second fridge takes another programme, or nothing', () => {
    const dear = wantedItem('fridge', 500_000);
    const one = offerOf(1, [categoryRule('fridge', 2_000, 200_000)]);
    const two = offerOf(2, [categoryRule('fridge', 1_500, 200_000)]);
    const same = offerOf(3, [categoryRule('fridge', 1_500, 200_000)], { programme: 'programme-1' });
    expect(takenIn(best([fridge, dear], [one, two]))).toEqual([2, 1]);
    const alone = best([fridge, dear], [one, same]);
    expect([takenIn(alone), against(alone, 0)]).toEqual([
      [0, 1],
      ['conflict LimitReached', 'conflict LimitReached'],
    ]);
  });

  test('three air conditioners of one campaign that allows three, not of one who has bought one', () => {
    const three = [1, 2, 3].map((number) => wantedItem('air-conditioner', number * 100_000));
    const rule = categoryRule('air-conditioner', 1_500, 200_000, { itemsPerPerson: 3 });
    expect(takenIn(best(three, [offerOf(1, [rule])]))).toEqual([1, 1, 1]);
    const again = offerOf(1, [rule], {}, { history: { ...NO_HISTORY, itemsUsed: 1 } });
    expect(takenIn(best(three, [again]))).toEqual([0, 1, 1]);
  });

  test('claims per day are counted over the whole combination', () => {
    const rule = categoryRule('air-conditioner', 1_500, 200_000, { itemsPerPerson: 3 });
    const reclaim = { ...offerOf(1, [rule]).revision.rules.reclaim, perDay: 2 };
    const result = best(
      [1, 2, 3].map(() => wantedItem('air-conditioner', 100_000)),
      [offerOf(1, [rule], { reclaim })],
    );
    expect([takenIn(result), against(result, 2)]).toEqual([[1, 1, 0], ['conflict ReclaimBarred']]);
  });

  test('campaigns that exclude each other: the better for both together, though each is better for one', () => {
    const one = offerOf(
      1,
      [categoryRule('fridge', 2_000, 200_000), categoryRule('washer', 500, 200_000)],
      { relations: [exclusion] },
      inKitchen,
    );
    const two = offerOf(
      2,
      [categoryRule('fridge', 1_000, 200_000), categoryRule('washer', 2_000, 200_000)],
      { relations: [exclusion] },
      inKitchen,
    );
    const result = best([fridge, washer], [one, two]);
    expect([result.subsidyFen, takenIn(result)]).toEqual([100_000, [2, 2]]);
    expect([against(result, 0), against(result, 1)]).toEqual([
      ['conflict OtherCampaignTaken'],
      ['conflict OtherCampaignTaken'],
    ]);
  });

  test('a joint maximum by items leaves the cheaper item without', () => {
    const joint: Relation = { kind: 'joint-maximum', group: 'kitchen', itemsMax: 1, fenMax: null };
    const result = best([washer, fridge], [both(1, 1_500, [joint], inKitchen), both(2, 1_500, [joint], inKitchen)]);
    expect([takenIn(result), against(result, 0)]).toEqual([
      [0, 1],
      ['conflict JointMaximumReached', 'conflict JointMaximumReached'],
    ]);
  });

  test('a joint maximum by money counts caps, as claims hold them', () => {
    const joint = (fenMax: number): Relation => ({
      kind: 'joint-maximum',
      group: 'kitchen',
      itemsMax: null,
      fenMax: fen(fenMax),
    });
    const taken = (fenMax: number) => takenIn(best([fridge, washer], [both(1, 1_500, [joint(fenMax)], inKitchen)]));
    expect([taken(400_000), taken(399_999), taken(199_999)]).toEqual([
      [1, 1],
      [1, 0],
      [0, 0],
    ]);
  });

  test('fewer campaigns where the money is the same', () => {
    const fridges = offerOf(1, [categoryRule('fridge', 1_500, 200_000)]);
    expect(takenIn(best([fridge, washer], [fridges, both(2, 1_500)]))).toEqual([2, 2]);
  });

  test('a campaign that comes after another: the first item opens the second, and says so', () => {
    const first = offerOf(1, [categoryRule('fridge', 1_000, 200_000)]);
    const second = both(2, 3_000, [{ kind: 'prerequisite', anyOf: [campaignId(1), campaignId(9)] }], notBought(1, 9));
    const result = best([fridge, washer], [first, second]);
    expect([takenIn(result), result.items[1]?.taken?.after]).toEqual([[1, 2], [campaignId(1)]]);
    expect(against(result, 0)).toEqual(['conflict PrerequisiteMissing']);
    const bought = { related: { bought: { [campaignId(9)]: true }, groups: {} } };
    const free = best([fridge, washer], [first, both(2, 3_000, second.revision.rules.relations, bought)]);
    expect([takenIn(free), free.items[1]?.taken?.after]).toEqual([[2, 2], []]);
  });

  test('two campaigns that wait for each other open neither', () => {
    const needs = (number: number): Relation => ({ kind: 'prerequisite', anyOf: [campaignId(number)] });
    const result = best(
      [fridge, washer],
      [both(1, 1_500, [needs(2)], notBought(2)), both(2, 1_500, [needs(1)], notBought(1))],
    );
    expect(takenIn(result)).toEqual([0, 0]);
    expect(against(result)).toEqual(['conflict PrerequisiteMissing', 'conflict PrerequisiteMissing']);
  });
});

test('nothing wanted, or nothing offered, is an empty answer', () => {
  expect(best([], [])).toEqual({ subsidyFen: 0, items: [] });
  expect(best([fridge], [])).toEqual({ subsidyFen: 0, items: [{ taken: null, others: [] }] });
});
