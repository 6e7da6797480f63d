import type { Instant } from '@luhuan/shared/clock';
import { type NewId, ShopId } from '@luhuan/shared/ids';
import { appointed } from '@luhuan/shared/person/staff';
import type { RefusalOf } from '@luhuan/shared/refusal/refusal';
import type { RegisterEntry } from '@luhuan/shared/register/entry';
import { type Result, ok, refuse } from '@luhuan/shared/result';
import type { Store, StoreDraft } from '@luhuan/shared/retailer/shop';
import { readPerson } from '../person/store.ts';
import type { Table, Writes } from '../platform/table.ts';
import { putShop } from '../retailer/store.ts';
import { changePosts, putPost } from '../staff/store.ts';

type Deps = { readonly table: Table; readonly newId: NewId };

/** A store of an admitted firm, from the moment it opens. */
export const storeOf = (
  { entryId, legalName }: RegisterEntry,
  draft: StoreDraft,
  { shopId, at }: { readonly shopId: ShopId; readonly at: Instant },
): Store => ({
  ...draft,
  shopId,
  retailerName: legalName,
  entryId,
  state: 'open',
  standing: 'admitted',
  standingSince: at,
});

/**
 * What an admission brings along: the first store, and its manager, who is whoever applied. Any other step brings nothing, nor
 * does an admission after a suspension.
 */
export const admission = async (
  { table, newId }: Deps,
  before: RegisterEntry,
  after: RegisterEntry,
  at: Instant,
): Promise<
  Result<{ readonly entry: RegisterEntry; readonly writes: Writes }, RefusalOf<'PostElsewhere' | 'NotFound'>>
> => {
  if (before.state !== 'in-review' || after.state !== 'admitted') return ok({ entry: after, writes: {} });
  const applicant = await readPerson(table, after.applicant);
  if (applicant === undefined) return refuse({ code: 'NotFound' });
  const shopId = ShopId.parse(`shp_${newId()}`);
  const post = { kind: 'shop' as const, role: 'store-manager' as const, shopId };
  const manager = appointed(applicant, post);
  if (manager === undefined) return refuse({ code: 'PostElsewhere' });
  return ok({
    entry: { ...after, shopIds: [shopId] },
    writes: {
      shop: putShop(table, storeOf(after, after.store, { shopId, at })),
      manager: changePosts(table, applicant, manager),
      post: putPost(table, after.regionCode, post, applicant.personId),
    },
  });
};
