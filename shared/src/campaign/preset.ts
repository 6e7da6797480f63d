import * as z from 'zod';
import { CATEGORIES, type Category } from '../appliance/category.ts';
import { basisPoints, fen } from '../fen.ts';
import { Rules } from './revision.ts';
import { CategoryRule } from './rule.ts';

/** A published programme as a starting revision: everything but the region, the window and the money. */
export const Preset = z
  .object({
    presetId: z.string(),
    rules: Rules.omit({ regionCode: true, window: true, categories: true }).extend({
      categories: z.array(CategoryRule.omit({ budgetFen: true })),
    }),
  })
  .meta({ id: 'Preset' });
export type Preset = z.infer<typeof Preset>;

const DIGITAL: readonly Category[] = ['phone', 'tablet', 'smart-watch', 'smart-glasses'];

const appliance = (category: Category) => ({
  category,
  rates: [{ grade: 1, rate: basisPoints(1_500) }],
  capFen: fen(150_000),
  priceCeilingFen: null,
  itemsPerPerson: 1,
});

const digital = (category: Category) => ({
  category,
  rates: [{ grade: 'no-label' as const, rate: basisPoints(1_500) }],
  capFen: fen(50_000),
  priceCeilingFen: fen(600_000),
  itemsPerPerson: 1,
});

/**
 * The 2026 national programme: 发改环资〔2025〕1745号, 商消费函〔2025〕697号, 商办流通函〔2025〕469号. The split of the local
 * share, the validity and the points are not in it and are marked as assumptions.
 */
export const NATIONAL_2026: Preset = Preset.parse({
  presetId: 'national-2026',
  rules: {
    title: '2026 年家电以旧换新和数码智能产品购新补贴',
    programme: 'cn-trade-in-2026',
    timeZone: 'Asia/Shanghai',
    categories: CATEGORIES.map((category) => (DIGITAL.includes(category) ? digital(category) : appliance(category))),
    validityDays: 3,
    waterfall: [
      { kind: 'maker-discount', affectsBase: true },
      { kind: 'shop-discount', affectsBase: true },
      { kind: 'operator-discount', affectsBase: true },
      { kind: 'subsidy' },
      { kind: 'payment-discount', affectsBase: false },
      { kind: 'old-appliance', affectsBase: false },
    ],
    purses: [
      { purse: 'central', share: 8_500 },
      { purse: 'province', share: 750 },
      { purse: 'city', share: 750 },
    ],
    points: { pointsPerYuan: 1, pendingDays: 7, validDays: 365 },
    bases: [
      {
        field: 'rates',
        confidence: 'high',
        citation: '发改环资〔2025〕1745号：家电仅限 1 级能效或水效，补贴最终售价的 15%',
      },
      {
        field: 'capFen',
        confidence: 'high',
        citation: '发改环资〔2025〕1745号：家电每件最高 1,500 元，数码智能产品每件最高 500 元',
      },
      {
        field: 'priceCeilingFen',
        confidence: 'high',
        citation: '发改环资〔2025〕1745号：数码智能产品单件售价不超过 6,000 元',
      },
      { field: 'itemsPerPerson', confidence: 'high', citation: '发改环资〔2025〕1745号：每人每类 1 件' },
      {
        field: 'waterfall',
        confidence: 'medium',
        citation: '生产、流通、运营商优惠后的价格为补贴基数；支付优惠和旧机折价不减基数（地方问答）',
      },
      {
        field: 'purses',
        confidence: 'assumption',
        citation: '中央承担 85%（东部）有出处，地方部分的省、市对半分担为假设',
      },
      { field: 'validityDays', confidence: 'assumption', citation: '由各地规定；示例取广东中山 2026 年的 3 个自然日' },
      { field: 'points', confidence: 'assumption', citation: '尚无公布的积分标准' },
    ],
  },
});

export const PRESETS: readonly Preset[] = [NATIONAL_2026];
