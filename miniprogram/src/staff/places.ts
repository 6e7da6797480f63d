import type { PlacedInvitation, StaffMember } from '@luhuan/shared/api/staff';
import type { Instant } from '@luhuan/shared/clock';
import type { Person } from '@luhuan/shared/person/person';
import { OfficeRole, type Post, ShopRole, mayStaff } from '@luhuan/shared/person/staff';
import type { RegionCode } from '@luhuan/shared/region';

export type Region = { readonly regionCode: RegionCode; readonly name: string };

/** Who serves where, who was invited, and who looks. */
export type Staff = {
  readonly members: readonly StaffMember[];
  readonly invitations: readonly PlacedInvitation[];
  readonly head: Person;
  readonly shopName: string;
  /** Of an administrator's own office; `null` for whoever heads a shop only. */
  readonly office: Region | null;
};

/** Where somebody can be invited to, with the posts there that this head fills. */
export type Place = { readonly key: string; readonly name: string; readonly posts: readonly Post[] };

const keyOf = (post: Post): string => (post.kind === 'shop' ? post.shopId : post.regionCode);

const officeAt = ({ regionCode, name }: Region): Place => ({
  key: 'office',
  name,
  posts: OfficeRole.options.map((role): Post => ({ kind: 'office', role, regionCode })),
});

const shopIn = ({ post, placeName }: { post: Post; placeName: string }): Place[] => {
  if (post.kind !== 'shop') return [];
  const { shopId } = post;
  const posts = ShopRole.options.map((role): Post => ({ kind: 'shop', role, shopId }));
  return [{ key: shopId, name: placeName, posts }];
};

/** Every place of a list, once, in its order. */
const placesIn = ({ members, invitations }: Staff): { post: Post; placeName: string }[] => {
  const placed = [
    ...members.flatMap(({ posts }) => posts),
    ...invitations.map(({ invitation, placeName }) => ({ post: invitation.post, placeName })),
  ];
  return [...new Map(placed.map((one) => [keyOf(one.post), one])).values()];
};

/** What a head can fill: the own shop's till, or an office (where it was last looked for) and the shops of the list. */
export const placesFor = (staff: Staff, office: Region | null): Place[] => {
  const { head, shopName } = staff;
  if (office !== null) return [officeAt(office), ...placesIn(staff).flatMap(shopIn)];
  const { shopId } = head;
  return shopId === null ? [] : [{ key: shopId, name: shopName, posts: [{ kind: 'shop', role: 'clerk', shopId }] }];
};

/** One post of one member. */
export type Served = { readonly member: StaffMember; readonly post: Post; readonly placeName: string };

export const servedKey = ({ member, post }: Served): string => `${member.personId}:${keyOf(post)}:${post.role}`;

/** The members place by place; whoever serves in two stands in both. */
export const byPlace = ({ members }: Staff): { key: string; name: string; served: Served[] }[] => {
  const places = new Map<string, { key: string; name: string; served: Served[] }>();
  for (const member of members)
    for (const { post, placeName } of member.posts) {
      const key = keyOf(post);
      const place = places.get(key) ?? { key, name: placeName, served: [] };
      places.set(key, place);
      place.served.push({ member, post, placeName });
    }
  return [...places.values()];
};

/** What is in an administrator's list is theirs to end, but for the own post as head. */
export const mayDismiss = (head: Person, { member, post }: Served): boolean => {
  const ownHeadship = member.self && (post.role === 'admin' || post.role === 'store-manager');
  return !ownHeadship && (head.roles.includes('admin') || mayStaff(head, post, undefined));
};

export type InvitationState = 'open' | 'accepted' | 'withdrawn' | 'over';

export const stateAt = ({ invitation }: PlacedInvitation, now: Instant): InvitationState =>
  invitation.state === 'open' && now >= invitation.expiresAt ? 'over' : invitation.state;
