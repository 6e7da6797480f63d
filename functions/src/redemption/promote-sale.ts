import type { ApplianceModel } from '@luhuan/shared/appliance/model';
import type { Instant } from '@luhuan/shared/clock';
import type { BundleId, PromotionId, RedemptionId, ShopId } from '@luhuan/shared/ids';
import { type Applied, applyNamed, promotedPrice } from '@luhuan/shared/promotion/apply';
import { type Bundle, bundleShare } from '@luhuan/shared/promotion/bundle';
import type { Promotion } from '@luhuan/shared/promotion/promotion';
import type { Price } from '@luhuan/shared/quote/quote';
import type { RefusalOf } from '@luhuan/shared/refusal/refusal';
import { type Result, ok, refuse } from '@luhuan/shared/result';
import type { Key, Table, Write } from '../platform/table.ts';
import { BundleRow, PromotionRow, bundleKey, promotionKey, redeemItem, usePromotion } from '../promotion/store.ts';
import type { Goods } from './price-goods.ts';

/** What of the shop's promotions a till names; absent: none. */
export type Named = {
  readonly promotions?: readonly PromotionId[] | undefined;
  readonly bundleId?: BundleId | undefined;
};
export type PromotionRefusal = RefusalOf<'PromotionNotForThis' | 'BundleNotForThis'>;
type Row = Record<string, unknown> | undefined;

export const namedKeys = (shopId: ShopId, { promotions = [], bundleId }: Named): Key[] => [
  ...promotions.map((promotionId) => promotionKey(shopId, promotionId)),
  ...(bundleId === undefined ? [] : [bundleKey(shopId, bundleId)]),
];

/** A price with the promotions in it, and what they are: as the rows of `namedKeys` say. */
export type Promoted = {
  readonly price: Price;
  readonly applied: readonly Applied[];
  readonly promotions: readonly Promotion[];
  readonly bundle: Bundle | null;
};

const bundleIn = (row: Row): Bundle | null => (row === undefined ? null : BundleRow.parse(row));

export const promoteSale = (
  named: Named,
  rows: readonly Row[],
  { model, goods, now }: { readonly model: ApplianceModel; readonly goods: Goods; readonly now: Instant },
): Result<Promoted, PromotionRefusal> => {
  const { promotions: ids = [], bundleId } = named;
  const found = rows.slice(0, ids.length);
  if (found.includes(undefined)) return refuse({ code: 'PromotionNotForThis', title: '', why: 'unknown' });
  const promotions = found.map((row) => PromotionRow.parse(row));
  const { listFen } = goods.price;
  const applied = applyNamed(promotions, { model, listFen, oldItem: goods.oldItem }, now);
  if (!applied.ok) return applied;
  const bundle = bundleId === undefined ? null : bundleIn(rows[ids.length]);
  if (bundleId !== undefined && bundle === null) return refuse({ code: 'BundleNotForThis', title: '', why: 'unknown' });
  const share = bundle === null ? ok(null) : bundleShare(bundle, { gtin: goods.gtin, listFen });
  if (!share.ok) return share;
  const beside = applied.value.find(({ step, gift }) => gift === null && step === share.value?.step);
  if (beside !== undefined) return refuse({ code: 'PromotionNotForThis', title: beside.title, why: 'stands-alone' });
  const all = share.value === null ? applied.value : [...applied.value, share.value];
  return ok({ ...promotedPrice(goods.price, all), promotions, bundle });
};

/** Counts each promotion once and marks the bundle's item: conditions of the sale's own transaction. */
export const promotionWrites = (
  table: Table,
  { applied, promotions, bundle }: Promoted,
  { redemptionId, gtin }: { readonly redemptionId: RedemptionId; readonly gtin: string },
): { promotions: Write[]; bundle: Write | undefined } => ({
  promotions: promotions.map((promotion) =>
    usePromotion(
      table,
      promotion,
      applied.find(({ promotionId }) => promotionId === promotion.promotionId)?.offFen ?? 0,
    ),
  ),
  bundle:
    bundle === null
      ? undefined
      : redeemItem(
          table,
          bundle,
          bundle.items.findIndex((item) => item.gtin === gtin),
          redemptionId,
        ),
});
