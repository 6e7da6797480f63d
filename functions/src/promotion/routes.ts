import * as api from '@luhuan/shared/api/promotions';
import type { NewId } from '@luhuan/shared/ids';
import { type Binding, bind } from '../http/bind.ts';
import type { Table } from '../platform/table.ts';
import {
  bundleGoods,
  getBundle,
  limitPromotion,
  listBundles,
  listPromotions,
  listShopPromotions,
  makePromotion,
  stopPromotion,
} from './keep-promotions.ts';

export const promotionRoutes = (deps: { readonly table: Table; readonly newId: NewId }): Binding[] => {
  const { table } = deps;
  return [
    bind(api.listPromotions, ({ params, now }) => listPromotions(table)(params.regionCode, now)),
    bind(api.listShopPromotions, ({ person, query }) => listShopPromotions(table)(person, query)),
    bind(api.makePromotion, ({ body, person, attempt }) => makePromotion(deps)({ ...body, person, attempt })),
    bind(api.limitPromotion, ({ params, body: limits, person, attempt }) =>
      limitPromotion(table)({ ...params, limits, person, attempt }),
    ),
    bind(api.stopPromotion, ({ params, person, attempt }) => stopPromotion(table)({ ...params, person, attempt })),
    bind(api.bundleGoods, ({ body, person, attempt }) => bundleGoods(deps)({ ...body, person, attempt })),
    bind(api.listBundles, ({ person, query }) => listBundles(table)(person, query)),
    bind(api.getBundle, ({ params, person }) => getBundle(table)(person, params.bundleId)),
  ];
};
