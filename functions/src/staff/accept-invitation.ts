import type { PlacedInvitation } from '@luhuan/shared/api/staff';
import type { Instant } from '@luhuan/shared/clock';
import type { InvitationId } from '@luhuan/shared/ids';
import type { Person } from '@luhuan/shared/person/person';
import { type Invitation, appointed } from '@luhuan/shared/person/staff';
import type { RefusalOf } from '@luhuan/shared/refusal/refusal';
import { type Result, ok, refuse } from '@luhuan/shared/result';
import { readPerson } from '../person/store.ts';
import { type Attempt, type Outcome, once } from '../platform/idempotency.ts';
import { Contention, type Table } from '../platform/table.ts';
import { type Place, placeOf } from './place.ts';
import { answerInvitation, changePosts, putPost, readInvitation } from './store.ts';

type Open = Extract<Invitation, { state: 'open' }>;
type OfferRefusal = RefusalOf<'NotFound' | 'InvitationOver'>;
type AcceptRefusal = OfferRefusal | RefusalOf<'IdentityNotVerified' | 'PostElsewhere'>;

const openOffer = async (
  table: Table,
  invitationId: InvitationId,
  now: Instant,
): Promise<Result<{ invitation: Open; place: Place }, OfferRefusal>> => {
  const invitation = await readInvitation(table, invitationId);
  const place = invitation === undefined ? undefined : await placeOf(table, invitation.post);
  if (invitation === undefined || place === undefined) return refuse({ code: 'NotFound' });
  if (invitation.state !== 'open' || now >= invitation.expiresAt) return refuse({ code: 'InvitationOver' });
  return ok({ invitation, place });
};

/** What is offered, for whoever holds the code, while it is open. */
export const getInvitation =
  (table: Table) =>
  async (invitationId: InvitationId, now: Instant): Promise<Result<PlacedInvitation, OfferRefusal>> => {
    const offer = await openOffer(table, invitationId, now);
    if (!offer.ok) return offer;
    return ok({ invitation: offer.value.invitation, placeName: offer.value.place.placeName });
  };

type Accept = { readonly invitationId: InvitationId; readonly person: Person; readonly attempt: Attempt };

/** Takes the post: offer, person and the list of the place change together. Only somebody whose identity is proven may serve. */
export const acceptInvitation =
  (table: Table) =>
  ({
    invitationId,
    person,
    attempt,
  }: Accept): Promise<Outcome<PlacedInvitation, AcceptRefusal | RefusalOf<'IdempotencyKeyReused'>>> =>
    once<PlacedInvitation, AcceptRefusal>(table, attempt, async (commitOnce) => {
      const offer = await openOffer(table, invitationId, attempt.at);
      if (!offer.ok) return offer;
      const { invitation, place } = offer.value;
      const before = await readPerson(table, person.personId);
      if (before === undefined) return refuse({ code: 'NotFound' });
      if (before.identity === null) return refuse({ code: 'IdentityNotVerified' });
      const after = appointed(before, invitation.post);
      if (after === undefined) return refuse({ code: 'PostElsewhere' });
      const { personId } = before;
      const accepted = { ...invitation, state: 'accepted' as const, acceptedBy: personId, acceptedAt: attempt.at };
      const done = await commitOnce(
        { invitation: accepted, placeName: place.placeName },
        {
          invitation: answerInvitation(table, accepted, place.regionCode),
          person: changePosts(table, before, after),
          post: putPost(table, place.regionCode, invitation.post, personId),
        },
      );
      if (done.ok) return done.value;
      if (done.error === 'invitation') return refuse({ code: 'InvitationOver' });
      throw new Contention('the person changed meanwhile');
    });
