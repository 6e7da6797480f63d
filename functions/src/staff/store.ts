import { epochMs } from '@luhuan/shared/clock';
import { type InvitationId, PersonId } from '@luhuan/shared/ids';
import type { Person } from '@luhuan/shared/person/person';
import { Invitation, Post } from '@luhuan/shared/person/staff';
import { COUNTRY, type RegionCode, stemOf } from '@luhuan/shared/region';
import * as z from 'zod';
import { personKey } from '../person/store.ts';
import { type Key, type Table, type Write, query, read } from '../platform/table.ts';

export const InvitationRow = z.object({ type: z.literal('invitation'), invitation: Invitation });

/** A post as the lists of its place find it; what its holder may do stands in their person row. */
export const PostRow = z.object({ type: z.literal('post'), post: Post, personId: PersonId });
export type PostRow = z.infer<typeof PostRow>;

/** What a head looks over: a whole region, or one shop in it. */
export type Scope = { readonly regionCode: RegionCode; readonly shopId: string | null };

/** How long an answered or overdue invitation can still be seen. */
const KEPT_SECONDS = 90 * 86_400;

/** Posts lie by province and, within it, by region code and place: a subtree is one range, and so is a shop. */
const partitionOf = (regionCode: RegionCode): string => `STAFF#${regionCode.slice(0, 2)}`;
const placeOf = (post: Post): string => (post.kind === 'shop' ? post.shopId : 'office');
const prefixOf = ({ regionCode, shopId }: Scope): string =>
  shopId === null ? (regionCode === COUNTRY ? '' : stemOf(regionCode)) : `${regionCode}#${shopId}#`;

const postKey = (regionCode: RegionCode, post: Post, personId: PersonId): Key => ({
  pk: partitionOf(regionCode),
  sk: `${regionCode}#${placeOf(post)}#${post.role}#${personId}`,
});
const invitationKey = (invitationId: InvitationId): Key => ({ pk: `INVITATION#${invitationId}`, sk: 'INVITATION' });

/** @param regionCode where the post is: of the office, or of the shop. */
export const putPost = (table: Table, regionCode: RegionCode, post: Post, personId: PersonId): Write => ({
  Put: { TableName: table.name, Item: { ...postKey(regionCode, post, personId), type: 'post', post, personId } },
});

/** Its condition fails when the post has ended already. */
export const removePost = (table: Table, regionCode: RegionCode, post: Post, personId: PersonId): Write => ({
  Delete: {
    TableName: table.name,
    Key: postKey(regionCode, post, personId),
    ConditionExpression: 'attribute_exists(pk)',
  },
});

/** @param provinces every province, for a head of the whole country. */
const partitionsOf = ({ regionCode }: Scope, provinces: readonly RegionCode[]): RegionCode[] =>
  regionCode === COUNTRY ? [COUNTRY, ...provinces] : [regionCode];

export const listPosts = async (table: Table, scope: Scope, provinces: readonly RegionCode[]): Promise<PostRow[]> => {
  const pages = partitionsOf(scope, provinces).map((region) =>
    query(table, { pk: partitionOf(region), prefix: prefixOf(scope) }, PostRow),
  );
  return (await Promise.all(pages)).flatMap(({ items }) => items);
};

export const listInvitations = async (
  table: Table,
  scope: Scope,
  provinces: readonly RegionCode[],
): Promise<Invitation[]> => {
  const pages = partitionsOf(scope, provinces).map((region) =>
    query(table, { index: 'lists', pk: partitionOf(region), prefix: prefixOf(scope) }, InvitationRow),
  );
  return (await Promise.all(pages)).flatMap(({ items }) => items.map(({ invitation }) => invitation));
};

export const readInvitation = async (table: Table, invitationId: InvitationId): Promise<Invitation | undefined> =>
  (await read(table, invitationKey(invitationId), InvitationRow))?.invitation;

const itemOf = (invitation: Invitation, regionCode: RegionCode) => ({
  ...invitationKey(invitation.invitationId),
  listPk: partitionOf(regionCode),
  listSk: `${regionCode}#${placeOf(invitation.post)}#${invitation.invitationId}`,
  type: 'invitation',
  state: invitation.state,
  invitation,
  removeAfter: Math.floor(epochMs(invitation.expiresAt) / 1_000) + KEPT_SECONDS,
});

export const addInvitation = (table: Table, invitation: Invitation, regionCode: RegionCode): Write => ({
  Put: { TableName: table.name, Item: itemOf(invitation, regionCode), ConditionExpression: 'attribute_not_exists(pk)' },
});

/** Answers an open invitation; its condition fails when somebody was faster. */
export const answerInvitation = (
  table: Table,
  invitation: Exclude<Invitation, { state: 'open' }>,
  regionCode: RegionCode,
): Write => ({
  Put: {
    TableName: table.name,
    Item: itemOf(invitation, regionCode),
    ConditionExpression: '#state = :open',
    ExpressionAttributeNames: { '#state': 'state' },
    ExpressionAttributeValues: { ':open': 'open' },
  },
});

/** Changes what a person may do; its condition fails when that is no longer as it was read. */
export const changePosts = (table: Table, before: Person, after: Person): Write => ({
  Update: {
    TableName: table.name,
    Key: personKey(before.personId),
    UpdateExpression: 'SET #roles = :roles, shopId = :shop, officeRegionCode = :office',
    ConditionExpression: '#roles = :rolesBefore AND shopId = :shopBefore AND officeRegionCode = :officeBefore',
    ExpressionAttributeNames: { '#roles': 'roles' },
    ExpressionAttributeValues: {
      ':roles': after.roles,
      ':shop': after.shopId,
      ':office': after.officeRegionCode,
      ':rolesBefore': before.roles,
      ':shopBefore': before.shopId,
      ':officeBefore': before.officeRegionCode,
    },
  },
});
