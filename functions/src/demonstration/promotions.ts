import { Instant } from '@luhuan/shared/clock';
import { basisPoints, fen } from '@luhuan/shared/fen';
import { PromotionId } from '@luhuan/shared/ids';
import type { Promotion, PromotionTerms } from '@luhuan/shared/promotion/promotion';
import { DEMONSTRATION_SHOPS } from './shops.ts';

const YEAR = { from: Instant.parse('2025-12-31T16:00:00.000Z'), until: Instant.parse('2026-12-31T16:00:00.000Z') };
const [{ shopId, name: shopName, regionCode }] = DEMONSTRATION_SHOPS;

const promotion = (
  number: number,
  terms: Omit<PromotionTerms, 'window'>,
  limits: Promotion['limits'] = { stock: null, budgetFen: null },
): Promotion => ({
  // of a time before all others: a shop's own stand above it
  promotionId: PromotionId.parse(`prm_0000000000DEM0PR0M0${String(number).padStart(7, '0')}`),
  shopId,
  shopName,
  regionCode,
  terms: { ...terms, window: YEAR },
  limits,
  used: 0,
  spentFen: fen(0),
  madeAt: YEAR.from,
  stoppedAt: null,
});

/** What the first fictional shop promises, on goods that no other story of the demonstration is about. */
export const DEMONSTRATION_PROMOTIONS: readonly Promotion[] = [
  promotion(
    1,
    {
      title: '洗碗机绿色专区九折（样例）',
      effect: { kind: 'percent', off: basisPoints(1_000), mostFen: fen(50_000) },
      scope: { gtins: [], categories: ['dishwasher'], worstGrade: 2 },
      paidBy: 'shop',
      together: false,
    },
    { stock: 200, budgetFen: fen(6_000_000) },
  ),
  promotion(2, {
    title: '投影仪满三千减三百（样例）',
    effect: { kind: 'threshold', fromFen: fen(300_000), offFen: fen(30_000) },
    scope: { gtins: [], categories: ['projector'], worstGrade: null },
    paidBy: 'maker',
    together: true,
  }),
  promotion(3, {
    title: '买洗碗机送洗碗粉（样例）',
    effect: { kind: 'gift', gift: '洗碗粉一盒' },
    scope: { gtins: [], categories: ['dishwasher'], worstGrade: null },
    paidBy: 'shop',
    together: true,
  }),
];
