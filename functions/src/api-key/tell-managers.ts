import type { StoredKey } from '@luhuan/shared/api-key/api-key';
import type { PersonId } from '@luhuan/shared/ids';
import { noticeIdOf } from '@luhuan/shared/notice/notice';
import { addNotice } from '../notice/store.ts';
import type { Table, Write } from '../platform/table.ts';
import { readShop } from '../retailer/store.ts';
import { listPosts } from '../staff/store.ts';

/** More than a shop has; a transaction has room for a hundred writes. */
const TOLD_MAX = 20;

/** Tells every manager of the shop, whoever did it among them, what was last done to a key. */
export const tellManagers = async (
  table: Table,
  by: PersonId,
  { keyId, name, shopId, changes }: StoredKey,
): Promise<Write[]> => {
  const last = changes.at(-1);
  const shop = await readShop(table, shopId);
  if (shop === undefined || last === undefined)
    throw new Error(`${keyId} belongs to no shop, or nothing was done to it`);
  const posts = await listPosts(table, { regionCode: shop.regionCode, shopId }, []);
  const managers = posts.filter(({ post }) => post.role === 'store-manager').map(({ personId }) => personId);
  const noticeId = noticeIdOf(`key-changed:${keyId}:${changes.length}`, last.at);
  const act = { kind: 'key-changed' as const, keyId, name, what: last.what };
  const notice = { noticeId, delegate: by, at: last.at, act, readAt: null, disavowedAt: null };
  return [...new Set(managers)].slice(0, TOLD_MAX).map((manager) => addNotice(table, manager, notice));
};
