import { fen } from '@luhuan/shared/fen';
import { PromotionId } from '@luhuan/shared/ids';
import type { Promotion, PromotionTerms } from '@luhuan/shared/promotion/promotion';
import { RegionCode } from '@luhuan/shared/region';
import { shanghai, shopId } from './samples.ts';

export const promotionId = (number: number): PromotionId =>
  PromotionId.parse(`prm_${String(number).padStart(26, '0')}`);

/** Two hundred yuan off everything in 2026, paid for by the shop, alone. */
export const PROMOTION_TERMS: PromotionTerms = {
  title: '春季直降',
  effect: { kind: 'amount', offFen: fen(20_000) },
  scope: { gtins: [], categories: [], worstGrade: null },
  window: { from: shanghai('2026-01-01T00:00'), until: shanghai('2027-01-01T00:00') },
  paidBy: 'shop',
  together: false,
};

/** A promotion of one shop with the terms changed. */
export const promotionOf = (
  number: number,
  terms: Partial<PromotionTerms> = {},
  change: Partial<Promotion> = {},
): Promotion => ({
  promotionId: promotionId(number),
  shopId: shopId(1),
  shopName: '样例电器南山店',
  regionCode: RegionCode.parse('440305'),
  terms: { ...PROMOTION_TERMS, ...terms },
  limits: { stock: null, budgetFen: null },
  used: 0,
  spentFen: fen(0),
  madeAt: shanghai('2026-01-01T00:00'),
  stoppedAt: null,
  ...change,
});
