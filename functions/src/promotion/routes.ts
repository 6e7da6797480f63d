import * as api from '@luhuan/shared/api/promotions';
import type { NewId } from '@luhuan/shared/ids';
import { type Binding, bind } from '../http/bind.ts';
import type { Table } from '../platform/table.ts';

// loaded with the first question
const keepPromotions = () => import('./keep-promotions.ts');

export const promotionRoutes = (deps: { readonly table: Table; readonly newId: NewId }): Binding[] => {
  const { table } = deps;
  return [
    bind(api.listPromotions, async ({ params, now }) =>
      (await keepPromotions()).listPromotions(table)(params.regionCode, now),
    ),
    bind(api.listShopPromotions, async ({ person, query }) =>
      (await keepPromotions()).listShopPromotions(table)(person, query),
    ),
    bind(api.makePromotion, async ({ body, person, attempt }) =>
      (await keepPromotions()).makePromotion(deps)({ ...body, person, attempt }),
    ),
    bind(api.limitPromotion, async ({ params, body: limits, person, attempt }) =>
      (await keepPromotions()).limitPromotion(table)({ ...params, limits, person, attempt }),
    ),
    bind(api.stopPromotion, async ({ params, person, attempt }) =>
      (await keepPromotions()).stopPromotion(table)({ ...params, person, attempt }),
    ),
    bind(api.bundleGoods, async ({ body, person, attempt }) =>
      (await keepPromotions()).bundleGoods(deps)({ ...body, person, attempt }),
    ),
    bind(api.listBundles, async ({ person, query }) => (await keepPromotions()).listBundles(table)(person, query)),
    bind(api.getBundle, async ({ params, person }) =>
      (await keepPromotions()).getBundle(table)(person, params.bundleId),
    ),
  ];
};
