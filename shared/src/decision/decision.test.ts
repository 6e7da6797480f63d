import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  NO_LABEL,
  against,
  asGoods,
  asPerson,
  attested,
  energyLabel,
  fridge,
  phone,
  sampleGoods,
} from '../../../test/support/facts.ts';
import { campaignId, sampleRules } from '../../../test/support/samples.ts';
import type { Category } from '../appliance/category.ts';
import { NO_HISTORY } from '../campaign/reclaim.ts';
import { revisionOf } from '../campaign/revision.ts';
import { plusMs } from '../clock.ts';
import { fen } from '../fen.ts';
import { AwardId } from '../ids.ts';
import { Reason } from './check.ts';
import { Decision, decide, mayBuy, mayClaim, reasonOf } from './decision.ts';
import type { Facts, GoodsFacts } from './facts.ts';

const revision = revisionOf(3, sampleRules());
const { from, until } = revision.rules.window;
describe('decide', () => {
  const phoneAt = (baseFen: number | null): Facts => ({
    ...phone,
    goods: sampleGoods({ label: NO_LABEL, baseFen: baseFen === null ? null : fen(baseFen) }),
  });
  test.each<[string, Facts, string, string]>([
    ['a grade 1 fridge', fridge, 'eligible', ''],
    ['a phone at 6,000.00', phone, 'eligible', ''],
    ['a claim alone', { ...fridge, goods: null }, 'eligible', ''],
    ['goods alone', { ...fridge, claim: null }, 'eligible', ''],
    ['a phone at 6,000.01', phoneAt(600_001), 'refused', 'price-ceiling not-met PriceAboveCeiling'],
    ['a phone of unknown price', phoneAt(null), 'unknown', 'price-ceiling unknown PriceUnknown'],
    ['a fridge of unknown price, for which no ceiling counts', asGoods({ baseFen: null }), 'eligible', ''],
    ['a grade 2 fridge', asGoods({ label: energyLabel(2) }), 'refused', 'grade not-met GradeNotSubsidised'],
    ['an unlabelled fridge', asGoods({ label: NO_LABEL }), 'refused', 'grade not-met GradeNotSubsidised'],
    ['a fridge not chosen yet', asGoods({ label: null }), 'unknown', 'grade unknown LabelUnknown'],
    [
      'a grade 1 of an edition that does not count',
      asGoods({ label: energyLabel(1, 'GB 12021.2-2008') }),
      'refused',
      'standard not-met StandardNotAccepted',
    ],
    [
      'somebody unverified',
      asPerson({ identityVerified: attested(false) }),
      'refused',
      'identity-verified not-met IdentityNotVerified',
    ],
    [
      'somebody unknown',
      asPerson({ identityVerified: null, history: null }),
      'unknown',
      'identity-verified unknown IdentityNotVerified, limit unknown HistoryUnknown, reclaim unknown HistoryUnknown',
    ],
    [
      'a washer, which is not offered',
      { ...fridge, category: 'washer' },
      'refused',
      'category-offered not-met CategoryNotOffered',
    ],
    [
      'somebody who has bought one',
      asPerson({ history: { ...NO_HISTORY, itemsUsed: 1 } }),
      'refused',
      'limit not-met LimitReached',
    ],
    [
      'an unknown person with a grade 2 fridge: one refusal outweighs what is unknown',
      { ...asPerson({ identityVerified: null }), goods: sampleGoods({ label: energyLabel(2) }) },
      'refused',
      'identity-verified unknown IdentityNotVerified, grade not-met GradeNotSubsidised',
    ],
  ])('%s', (_what, facts, result, because) => {
    const decision = decide(revision, facts, from);
    expect(decision.result).toBe(result);
    expect(against(decision)).toBe(because);
    expect(Decision.parse(decision)).toEqual(decision);
  });

  test('names its revision and the most it can bring: the cap, or nothing where nothing is offered', () => {
    const { number, hash } = revision;
    expect(decide(revision, phone, from)).toMatchObject({ revision: { number, hash }, upToFen: 50_000 });
    expect(decide(revision, { ...phone, category: 'tablet' }, from).upToFen).toBe(0);
  });

  test('what stands against it first is the reason: not met before not known', () => {
    const facts = { ...asPerson({ identityVerified: null }), goods: sampleGoods({ label: energyLabel(2) }) };
    expect(reasonOf(decide(revision, facts, from))).toEqual({ code: 'GradeNotSubsidised', grade: 2, accepted: [1] });
    expect(reasonOf(decide(revision, fridge, from))).toBeNull();
  });
});

describe('many decisions', () => {
  const maybe = fc.constantFrom(attested(true), attested(false), null);
  const anyFacts: fc.Arbitrary<Facts> = fc.record({
    category: fc.constantFrom<Category>('fridge', 'phone', 'washer'),
    claim: fc.option(
      fc.record({
        channel: fc.constantFrom('store' as const, 'online' as const),
        identityVerified: maybe,
        senior: maybe,
        inRegion: maybe,
        history: fc.constantFrom(NO_HISTORY, { ...NO_HISTORY, itemsUsed: 1 }, null),
        related: fc.constantFrom({ bought: { [campaignId(8)]: true }, groups: {} }, null),
        award: fc.constantFrom(AwardId.parse(`awd_${'0'.repeat(26)}`), null),
      }),
    ),
    goods: fc.option(
      fc.record({
        label: fc.constantFrom(energyLabel(1), energyLabel(2), energyLabel(1, 'GB 12021.2-2025'), NO_LABEL, null),
        form: fc.constantFrom('split', null),
        listFen: fc.option(fc.nat(1_000_000).map(fen)),
        baseFen: fc.option(fc.nat(1_000_000).map(fen)),
        oldItem: fc.constantFrom<GoodsFacts['oldItem'][]>('fridge', 'none', null),
        deliveredInRegion: fc.constantFrom(true, false, null),
      }),
    ),
  });
  const strict = revisionOf(
    3,
    sampleRules(undefined, {
      location: ['claim', 'till', 'delivery'],
      oldItem: 'same-category',
      relations: [{ kind: 'prerequisite', anyOf: [campaignId(8)] }],
    }),
  );
  const moments = fc.constantFrom(plusMs(from, -1), from, until);

  test('1,000 decisions: eligible if and only if every check is met, refused if and only if one is not', () => {
    fc.assert(
      fc.property(anyFacts, moments, (facts, at) => {
        const decision = decide(strict, facts, at);
        const { result, checks } = decision;
        expect(result === 'eligible').toBe(checks.every(({ outcome }) => outcome === 'met'));
        expect(result === 'refused').toBe(checks.some(({ outcome }) => outcome === 'not-met'));
        for (const { outcome, reason } of checks) {
          expect(reason === null).toBe(outcome === 'met');
          if (reason !== null) Reason.parse(reason);
        }
        expect(decide(structuredClone(strict), structuredClone(facts), at)).toEqual(decision);
      }),
      { numRuns: 1_000 },
    );
  });

  test('1,000 decisions: forgetting any one fact never turns a no into a yes', () => {
    const claimFacts = ['identityVerified', 'inRegion', 'history', 'related'] as const;
    const goodsFacts = ['label', 'oldItem', 'deliveredInRegion'] as const;
    fc.assert(
      fc.property(anyFacts, ({ category, claim, goods }) => {
        const forgotten = [
          ...(claim === null ? [] : claimFacts.map((fact) => ({ claim: { ...claim, [fact]: null }, goods }))),
          ...(goods === null ? [] : goodsFacts.map((fact) => ({ claim, goods: { ...goods, [fact]: null } }))),
        ];
        const results = forgotten.map((facts) => decide(strict, { category, ...facts }, from).result);
        expect(results).not.toContain('eligible');
      }),
      { numRuns: 1_000 },
    );
  });
});

describe('may claim, may buy', () => {
  test('what is not known is refused as what is not so', () => {
    const claimed = (facts: Facts) => mayClaim(decide(revision, { ...facts, goods: null }, from));
    expect(claimed(fridge)).toEqual({ ok: true, value: undefined });
    const error = { code: 'IdentityNotVerified' };
    expect(claimed(asPerson({ identityVerified: attested(false) }))).toEqual({ ok: false, error });
    expect(claimed(asPerson({ identityVerified: null }))).toEqual({ ok: false, error });
  });

  test('goods are refused for what they are', () => {
    const bought = (facts: Facts) => mayBuy(decide(revision, { ...facts, claim: null }, from));
    expect(bought(fridge).ok).toBe(true);
    expect(bought(asGoods({ label: null }))).toEqual({ ok: false, error: { code: 'LabelUnknown' } });
  });

  test('a claim that was decided on its goods, or goods on their claim, is a bug', () => {
    expect(() => mayClaim(decide(revision, asGoods({ label: null }), from))).toThrow('LabelUnknown');
    expect(() => mayBuy(decide(revision, asPerson({ history: null }), from))).toThrow('HistoryUnknown');
  });
});
