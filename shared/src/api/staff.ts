import * as z from 'zod';
import { InvitationId, PersonId } from '../ids.ts';
import { Invitation, Post } from '../person/staff.ts';
import { get, post } from './endpoint.ts';

/** A post and what the place is called. */
const placed = { placeName: z.string() };

/** Somebody who serves where the caller is the head. */
export const StaffMember = z
  .object({
    personId: PersonId,
    /** As proven; `null` when the vault has none. Reading it is noted for the person. */
    name: z.string().nullable(),
    posts: z.array(z.object({ post: Post, ...placed })).min(1),
    self: z.boolean(),
  })
  .meta({ id: 'StaffMember' });
export type StaffMember = z.infer<typeof StaffMember>;

export const PlacedInvitation = z.object({ invitation: Invitation, ...placed }).meta({ id: 'PlacedInvitation' });
export type PlacedInvitation = z.infer<typeof PlacedInvitation>;

export const listStaff = get({
  id: 'listStaff',
  path: '/v1/staff',
  summary: 'Who serves in the own shop or office, and who was invited',
  reply: z.object({ members: z.array(StaffMember), invitations: z.array(PlacedInvitation) }),
});

export const inviteStaff = post({
  id: 'inviteStaff',
  path: '/v1/staff/invitations',
  summary: 'Offer a post: whoever gets the code may accept it, once',
  body: z.strictObject({ post: Post }),
  reply: PlacedInvitation.extend({
    /** The mini-program's own code as a data URL; `null` where WeChat gives none: the code is then drawn or typed. */
    image: z.string().nullable(),
  }),
  refusals: ['NotFound'],
});

const invitation = z.strictObject({ invitationId: InvitationId });

export const withdrawInvitation = post({
  id: 'withdrawInvitation',
  path: '/v1/staff/invitations/{invitationId}/withdrawal',
  summary: 'Take an offer back that nobody has accepted',
  params: invitation,
  body: z.strictObject({}),
  reply: PlacedInvitation,
  refusals: ['NotFound', 'InvitationOver'],
});

export const dismissStaff = post({
  id: 'dismissStaff',
  path: '/v1/staff/{personId}/dismissals',
  summary: 'End a post; from the next call on the person cannot act in it any more',
  params: z.strictObject({ personId: PersonId }),
  body: z.strictObject({ post: Post }),
  reply: z.object({ dismissed: z.literal(true) }),
  refusals: ['NotFound', 'OwnPost'],
});

export const getInvitation = get({
  id: 'getInvitation',
  path: '/v1/invitations/{invitationId}',
  summary: 'What is offered to whoever holds the code',
  params: invitation,
  reply: PlacedInvitation,
  refusals: ['NotFound', 'InvitationOver'],
});

export const acceptInvitation = post({
  id: 'acceptInvitation',
  path: '/v1/invitations/{invitationId}/acceptance',
  summary: 'Take the post',
  params: invitation,
  body: z.strictObject({}),
  reply: PlacedInvitation,
  refusals: ['NotFound', 'InvitationOver', 'IdentityNotVerified', 'PostElsewhere', 'ServiceAway'],
});
