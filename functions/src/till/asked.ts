import type { ShopId, TillId } from '@luhuan/shared/ids';
import type { Person } from '@luhuan/shared/person/person';
import type { TillAsked } from '@luhuan/shared/till/check';
import type { Key, Table } from '../platform/table.ts';
import { parseTill, readTillRule, tillKey, tillRuleKey, tillsRequired } from './store.ts';

/** The till that a call names, and the shop whose rule counts, by the caller's token. */
type Wanted = { readonly tillId: TillId | undefined; readonly shopId: ShopId | null };

/** What is read beside the session. */
export const tillKeys = (wanted: Wanted | undefined): Key[] => [
  ...(wanted?.shopId === undefined || wanted.shopId === null ? [] : [tillRuleKey(wanted.shopId)]),
  ...(wanted?.tillId === undefined ? [] : [tillKey(wanted.tillId)]),
];

/** What a call at a till is held against. `items`: what stands under `tillKeys`, in their order. */
export const tillAsked = async (
  table: Table,
  { shopId }: Person,
  wanted: Wanted,
  items: readonly unknown[],
): Promise<TillAsked> => {
  const rules = wanted.shopId === null ? 0 : 1;
  const till = parseTill(items[rules]);
  if (shopId === null) return { required: true, till };
  // who changed shops since the token was made: by the shop they are of now
  const required = shopId === wanted.shopId ? tillsRequired(items[0]) : await readTillRule(table, shopId);
  return { required, till };
};
