import type { Person } from '@luhuan/shared/person/person';
import { type Post, mayStaff } from '@luhuan/shared/person/staff';
import { COUNTRY, type RegionCode } from '@luhuan/shared/region';
import type { Table } from '../platform/table.ts';
import { fullRegionName, readRegion, regionName } from '../region/store.ts';
import { readShop } from '../retailer/store.ts';
import type { Scope } from './store.ts';

/** Where a post is, and what the place is called. */
export type Place = { readonly regionCode: RegionCode; readonly placeName: string };

/** `undefined`: there is no such place. */
export const placeOf = async (table: Table, post: Post): Promise<Place | undefined> => {
  if (post.kind === 'office')
    return regionName(post.regionCode) === undefined
      ? undefined
      : { regionCode: post.regionCode, placeName: fullRegionName(post.regionCode) };
  const shop = await readShop(table, post.shopId);
  return shop === undefined ? undefined : { regionCode: shop.regionCode, placeName: shop.name };
};

/** The place of a post that this head fills and vacates; any other is not there for them. */
export const placeWithin = async (table: Table, head: Person, post: Post): Promise<Place | undefined> => {
  const place = await placeOf(table, post);
  return place !== undefined && mayStaff(head, post, place) ? place : undefined;
};

/** What a head looks over: an administrator the region of the office, a manager the shop. */
export const scopeOf = async (table: Table, head: Person): Promise<Scope | undefined> => {
  if (head.roles.includes('admin') && head.officeRegionCode !== null)
    return { regionCode: head.officeRegionCode, shopId: null };
  if (!head.roles.includes('store-manager') || head.shopId === null) return undefined;
  const shop = await readShop(table, head.shopId);
  return shop === undefined ? undefined : { regionCode: shop.regionCode, shopId: shop.shopId };
};

export const allProvinces = (): RegionCode[] => (readRegion(COUNTRY)?.children ?? []).map(({ code }) => code);
