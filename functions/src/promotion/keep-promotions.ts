import type { Page } from '@luhuan/shared/api/endpoint';
import type { Clerk } from '@luhuan/shared/api-key/clerk';
import type { Gtin } from '@luhuan/shared/appliance/gtin';
import type { Instant } from '@luhuan/shared/clock';
import { type Fen, fen } from '@luhuan/shared/fen';
import { BundleId, type NewId, PromotionId } from '@luhuan/shared/ids';
import type { Person } from '@luhuan/shared/person/person';
import { type Bundle, bundleItems, bundleOf } from '@luhuan/shared/promotion/bundle';
import type { Promotion, PromotionLimits, PromotionTerms } from '@luhuan/shared/promotion/promotion';
import type { RefusalOf } from '@luhuan/shared/refusal/refusal';
import type { RegionCode } from '@luhuan/shared/region';
import { type Result, ok, refuse } from '@luhuan/shared/result';
import { modelKey, parseModel } from '../appliance/store.ts';
import { type Attempt, type Outcome, once } from '../platform/idempotency.ts';
import { Contention, type Table, readBatch } from '../platform/table.ts';
import { readShop } from '../retailer/store.ts';
import * as store from './store.ts';

type Deps = { readonly table: Table; readonly newId: NewId };
type Paged = { readonly limit: number; readonly cursor?: string | undefined };
type Worker = Pick<Person, 'shopId'>;
type Reused = RefusalOf<'IdempotencyKeyReused'>;
type Missing = RefusalOf<'NotFound'>;

/** More than a shopper reads; what ends later is shown once the others are over. */
const CITY_MAX = 200;

export const listPromotions =
  (table: Table) =>
  async (regionCode: RegionCode, now: Instant): Promise<Result<{ items: Promotion[] }, never>> =>
    ok({ items: (await store.listOfCity(table, regionCode, now, CITY_MAX)).items });

export const listShopPromotions =
  (table: Table) =>
  async ({ shopId }: Worker, page: Paged): Promise<Result<Page<Promotion>, never>> =>
    ok(shopId === null ? { items: [], cursor: null } : await store.listOfShop(table, shopId, page));

type Make = {
  readonly terms: PromotionTerms;
  readonly limits: PromotionLimits;
  readonly person: Worker;
  readonly attempt: Attempt;
};

export const makePromotion =
  ({ table, newId }: Deps) =>
  ({ terms, limits, person: { shopId }, attempt }: Make): Promise<Outcome<Promotion, Missing | Reused>> =>
    once<Promotion, Missing>(table, attempt, async (commitOnce) => {
      const shop = shopId === null ? undefined : await readShop(table, shopId);
      if (shop === undefined) return refuse({ code: 'NotFound' });
      const promotion: Promotion = {
        promotionId: PromotionId.parse(`prm_${newId()}`),
        shopId: shop.shopId,
        shopName: shop.name,
        regionCode: shop.regionCode,
        terms,
        limits,
        used: 0,
        spentFen: fen(0),
        madeAt: attempt.at,
        stoppedAt: null,
      };
      const done = await commitOnce(promotion, { promotion: store.putPromotion(table, promotion) });
      if (done.ok) return done.value;
      throw new Error(`${promotion.promotionId} was there before it was made`);
    });

type Change = { readonly promotionId: PromotionId; readonly person: Worker; readonly attempt: Attempt };

const readOwn = async (table: Table, { promotionId, person: { shopId } }: Change): Promise<Promotion | undefined> =>
  shopId === null ? undefined : store.readPromotion(table, shopId, promotionId);

export const stopPromotion =
  (table: Table) =>
  (change: Change): Promise<Outcome<Promotion, Missing | Reused>> =>
    once<Promotion, Missing>(table, change.attempt, async (commitOnce) => {
      const promotion = await readOwn(table, change);
      if (promotion === undefined) return refuse({ code: 'NotFound' });
      if (promotion.stoppedAt !== null) return ok(promotion);
      const stopped = { ...promotion, stoppedAt: change.attempt.at };
      const done = await commitOnce(stopped, { promotion: store.stop(table, promotion, change.attempt.at) });
      if (done.ok) return done.value;
      throw new Contention('the promotion was stopped meanwhile');
    });

const isBelow = (limit: number | null, by: number): boolean => limit !== null && limit < by;

export const limitPromotion =
  (table: Table) =>
  (
    change: Change & { readonly limits: PromotionLimits },
  ): Promise<Outcome<Promotion, Missing | RefusalOf<'LimitBelowUsed'> | Reused>> =>
    once<Promotion, Missing | RefusalOf<'LimitBelowUsed'>>(table, change.attempt, async (commitOnce) => {
      const promotion = await readOwn(table, change);
      if (promotion === undefined) return refuse({ code: 'NotFound' });
      const { limits } = change;
      const { used, spentFen } = promotion;
      if (isBelow(limits.stock, used) || isBelow(limits.budgetFen, spentFen))
        return refuse({ code: 'LimitBelowUsed', used });
      const done = await commitOnce({ ...promotion, limits }, { promotion: store.setLimits(table, promotion, limits) });
      if (done.ok) return done.value;
      throw new Contention('the promotion was used meanwhile');
    });

type BundleRefusal = Missing | RefusalOf<'ModelUnknown' | 'PromotionNotForThis'>;
type Together = {
  readonly promotionId: PromotionId;
  readonly items: readonly { readonly gtin: Gtin; readonly listFen: Fen }[];
  readonly person: Clerk;
  readonly attempt: Attempt;
};

/** Fixes what each item gets off and counts the bundle once; the goods are redeemed one by one, with or without a voucher. */
export const bundleGoods =
  ({ table, newId }: Deps) =>
  ({ promotionId, items, person: { shopId }, attempt }: Together): Promise<Outcome<Bundle, BundleRefusal | Reused>> =>
    once<Bundle, BundleRefusal>(table, attempt, async (commitOnce) => {
      if (shopId === null) return refuse({ code: 'NotFound' });
      const gtins = [...new Set(items.map(({ gtin }) => gtin))];
      const [promotion, found] = await Promise.all([
        store.readPromotion(table, shopId, promotionId),
        readBatch(table, gtins.map(modelKey)),
      ]);
      if (promotion === undefined) return refuse({ code: 'NotFound' });
      const models = new Map(
        found.flatMap((row) => (row === undefined ? [] : [parseModel(row)])).map((model) => [model.gtin, model]),
      );
      const goods = items.flatMap(({ gtin, listFen }) => {
        const model = models.get(gtin);
        return model === undefined ? [] : [{ model, listFen }];
      });
      const unknown = gtins.find((gtin) => !models.has(gtin));
      if (unknown !== undefined) return refuse({ code: 'ModelUnknown', gtin: unknown });
      const split = bundleItems(promotion, goods, attempt.at);
      if (!split.ok) return split;
      const bundle = bundleOf(promotion, BundleId.parse(`bdl_${newId()}`), split.value, attempt.at);
      const offFen = bundle.items.reduce((sum, item) => sum + item.offFen, 0);
      const done = await commitOnce(bundle, {
        promotion: store.usePromotion(table, promotion, offFen),
        bundle: store.putBundle(table, bundle),
      });
      if (done.ok) return done.value;
      throw new Contention('the promotion was used or changed meanwhile');
    });

export const listBundles =
  (table: Table) =>
  async ({ shopId }: Pick<Clerk, 'shopId'>, page: Paged): Promise<Result<Page<Bundle>, never>> =>
    ok(shopId === null ? { items: [], cursor: null } : await store.listBundles(table, shopId, page));

export const getBundle =
  (table: Table) =>
  async ({ shopId }: Pick<Clerk, 'shopId'>, bundleId: BundleId): Promise<Result<Bundle, Missing>> => {
    const bundle = shopId === null ? undefined : await store.readBundle(table, shopId, bundleId);
    return bundle === undefined ? refuse({ code: 'NotFound' }) : ok(bundle);
  };
