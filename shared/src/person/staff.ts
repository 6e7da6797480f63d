import * as z from 'zod';
import { Instant } from '../clock.ts';
import { InvitationId, PersonId, ShopId } from '../ids.ts';
import { RegionCode, contains } from '../region.ts';
import type { Person } from './person.ts';

export const ShopRole = z.enum(['clerk', 'store-manager']);
export const OfficeRole = z.enum(['village-officer', 'campaign-officer', 'approver', 'finance', 'auditor', 'admin']);

/** A role together with where it is held. */
export const Post = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('shop'), role: ShopRole, shopId: ShopId }),
    z.strictObject({ kind: z.literal('office'), role: OfficeRole, regionCode: RegionCode }),
  ])
  .meta({ id: 'Post' });
export type Post = z.infer<typeof Post>;

const base = {
  invitationId: InvitationId,
  post: Post,
  invitedBy: PersonId,
  invitedAt: Instant,
  /** Good up to, not at, this instant. */
  expiresAt: Instant,
};

/** An offer of a post that whoever holds its code may accept, once. */
export const Invitation = z
  .discriminatedUnion('state', [
    z.object({ ...base, state: z.literal('open') }),
    z.object({ ...base, state: z.literal('accepted'), acceptedBy: PersonId, acceptedAt: Instant }),
    z.object({ ...base, state: z.literal('withdrawn'), withdrawnAt: Instant }),
  ])
  .meta({ id: 'Invitation' });
export type Invitation = z.infer<typeof Invitation>;

/** Long enough for a letter, short enough that no forgotten code lies about: an assumption. */
export const INVITATION_DAYS = 7;

/** Where a shop is, for whoever has to know whose it is. */
type Place = { readonly regionCode: RegionCode };

/**
 * Whether a head may fill or vacate a post: a manager the clerks of their own shop, an administrator everything in the region
 * of their office and below. `shop`: where the shop of the post is.
 */
export const mayStaff = (head: Person, post: Post, shop: Place | undefined): boolean => {
  const manages = head.roles.includes('store-manager') && post.kind === 'shop' && post.role === 'clerk';
  if (manages && head.shopId === post.shopId) return true;
  const regionCode = post.kind === 'office' ? post.regionCode : shop?.regionCode;
  return (
    head.roles.includes('admin') &&
    head.officeRegionCode !== null &&
    regionCode !== undefined &&
    contains(head.officeRegionCode, regionCode)
  );
};

/** The posts of a person. */
export const postsOf = ({ roles, shopId, officeRegionCode }: Person): Post[] =>
  roles.flatMap((role): Post[] => {
    const shopRole = ShopRole.safeParse(role);
    if (shopRole.success) return shopId === null ? [] : [{ kind: 'shop', role: shopRole.data, shopId }];
    const officeRole = OfficeRole.safeParse(role);
    if (!officeRole.success || officeRegionCode === null) return [];
    return [{ kind: 'office', role: officeRole.data, regionCode: officeRegionCode }];
  });

/** The person with one more post; `undefined` when they already serve elsewhere: one shop, one office. */
export const appointed = (person: Person, post: Post): Person | undefined => {
  const roles = person.roles.includes(post.role) ? person.roles : [...person.roles, post.role];
  if (post.kind === 'shop')
    return person.shopId === null || person.shopId === post.shopId
      ? { ...person, roles, shopId: post.shopId }
      : undefined;
  const { officeRegionCode } = person;
  return officeRegionCode === null || officeRegionCode === post.regionCode
    ? { ...person, roles, officeRegionCode: post.regionCode }
    : undefined;
};

/** The person without one of their posts; whoever has none left is a shopper, as everybody is. */
export const dismissed = (person: Person, role: Post['role']): Person => {
  const left = person.roles.filter((one) => one !== role);
  const has = (kind: typeof ShopRole | typeof OfficeRole) => left.some((one) => kind.safeParse(one).success);
  return {
    ...person,
    roles: left.length > 0 ? left : ['shopper'],
    shopId: has(ShopRole) ? person.shopId : null,
    officeRegionCode: has(OfficeRole) ? person.officeRegionCode : null,
  };
};
