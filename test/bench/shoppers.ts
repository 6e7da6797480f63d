import { type Category, CATEGORIES } from '@luhuan/shared/appliance/category';
import type { Grade } from '@luhuan/shared/appliance/label';
import type { Condition } from '@luhuan/shared/campaign/condition-rule';
import { NO_HISTORY } from '@luhuan/shared/campaign/reclaim';
import { type Revision, type Rules, revisionOf } from '@luhuan/shared/campaign/revision';
import { type Instant, epochMs, instantAt } from '@luhuan/shared/clock';
import type { Facts } from '@luhuan/shared/decision/facts';
import { basisPoints, fen } from '@luhuan/shared/fen';
import { type Price, baseOf } from '@luhuan/shared/quote/quote';
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { attested, energyLabel, sampleClaim, sampleGoods } from '../support/facts.ts';
import { sampleRules } from '../support/samples.ts';
import { categoryRule } from '../support/wanted.ts';

const OFFERED = CATEGORIES.slice(0, 12);

const condition = (conditionId: string, about: Condition['about'], expression: string): Condition => ({
  conditionId,
  about,
  expression,
  says: { 'zh-CN': '样例条件', en: 'A sample condition' },
  remedy: { 'zh-CN': '请看活动规则', en: 'Look at the rules' },
});

const RULES: Partial<Rules> = {
  categories: OFFERED.map((category) =>
    categoryRule(category, 1_500, 150_000, {
      rates: [
        { grade: 1, rate: basisPoints(2_000) },
        { grade: 2, rate: basisPoints(1_500) },
      ],
      standards: [{ standard: 'GB 12021.2-2015', from: null, until: null }],
      priceCeilingFen: fen(900_000),
    }),
  ),
  openings: [{ from: null, until: null, weekdays: [1, 2, 3, 4, 5, 6, 7], fromTime: '08:00', untilTime: '22:00' }],
  location: ['claim', 'till'],
  reclaim: { counts: 'together', unusedMax: 4, perDay: 2, perMonth: 3, perYear: null, reclaimsMax: 3 },
  conditions: [
    condition('hours', 'claim', 'senior || (weekday < 6 && hour >= 8)'),
    condition('first', 'claim', "channel == 'store' || itemsUsed == 0"),
    condition('dear', 'goods', "basePriceFen <= 800000 || grade == 1 && value['daily-consumption'] < 0.6"),
  ],
};

/** A campaign of 12 categories with openings, limits on re-claims, standards, a ceiling and three conditions in CEL. */
export const BENCH_CAMPAIGN: Revision = revisionOf(1, sampleRules(undefined, RULES));

/** Somebody who looks at a product: what is known of both, the price as it is typed, and when. */
export type Question = { readonly facts: Facts; readonly price: Price; readonly now: Instant };

/** So many different questions, most of which end with a yes; the same for the same seed. */
export const questions = (count: number, seed: number): Question[] => {
  const generator = xoroshiro128plus(seed);
  const upTo = (most: number): number => uniformInt(generator, 0, most);
  const { waterfall, window } = BENCH_CAMPAIGN.rules;
  const question = (): Question => {
    const category: Category = OFFERED[upTo(OFFERED.length - 1)] ?? 'fridge';
    const deductions = [{ kind: 'shop-discount' as const, amountFen: fen(upTo(20_000)) }];
    const price: Price = { listFen: fen(100_000 + upTo(800_000)), deductions: upTo(1) === 0 ? [] : deductions };
    const history = { ...NO_HISTORY, claims: upTo(2), unused: upTo(2), itemsUsed: upTo(9) === 0 ? 1 : 0 };
    const claim = sampleClaim({ senior: attested(upTo(3) === 0), inRegion: attested(upTo(19) > 0), history });
    const label = energyLabel((upTo(9) === 0 ? 3 : 1 + upTo(1)) as Grade);
    const goods = sampleGoods({ label, listFen: price.listFen, baseFen: baseOf(waterfall, price) });
    const day = epochMs(window.from) + upTo(300) * 86_400_000;
    return { facts: { category, claim, goods }, price, now: instantAt(day + upTo(15 * 3_600_000)) };
  };
  return Array.from({ length: count }, question);
};
