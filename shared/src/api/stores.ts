import * as z from 'zod';
import { RegionCode } from '../region.ts';
import { Store, StoreChange } from '../retailer/shop.ts';
import { Paging, get, pageOf, post } from './endpoint.ts';

/** A store as everybody sees it. */
export const PublicStore = Store.omit({ entryId: true }).meta({ id: 'PublicStore' });
export type PublicStore = z.infer<typeof PublicStore>;

export const listStores = get({
  id: 'listStores',
  path: '/v1/regions/{regionCode}/stores',
  summary: 'Stores of a region within a province: open, closed and stopped ones alike',
  params: z.strictObject({ regionCode: RegionCode }),
  query: Paging,
  reply: pageOf(PublicStore),
  cacheSeconds: 60,
});

export const getStore = get({
  id: 'getStore',
  path: '/v1/store',
  summary: 'The store that the caller works for',
  reply: Store,
  refusals: ['NotFound'],
});

export const changeStore = post({
  id: 'changeStore',
  path: '/v1/store/changes',
  summary: 'Change opening hours, the place on the map, and whether the store is open at all',
  body: StoreChange,
  reply: Store,
  refusals: ['NotFound'],
});
