import type { PlacedInvitation } from '@luhuan/shared/api/staff';
import { type Instant, plusDays } from '@luhuan/shared/clock';
import { InvitationId, type NewSecret } from '@luhuan/shared/ids';
import type { Person } from '@luhuan/shared/person/person';
import { INVITATION_DAYS, type Invitation, type Post } from '@luhuan/shared/person/staff';
import type { RefusalOf } from '@luhuan/shared/refusal/refusal';
import { refuse } from '@luhuan/shared/result';
import { type Attempt, type Outcome, once } from '../platform/idempotency.ts';
import type { Table } from '../platform/table.ts';
import { placeWithin } from './place.ts';
import { addInvitation, answerInvitation, readInvitation } from './store.ts';

type Deps = {
  readonly table: Table;
  readonly newSecret: NewSecret;
  /** WeChat's code that opens a page of the mini-program with a scene, as a data URL; `null` where there is none. */
  readonly drawCode: (page: string, scene: string, now: Instant) => Promise<string | null>;
};
type By = { readonly head: Person; readonly attempt: Attempt };
type Reused = RefusalOf<'IdempotencyKeyReused'>;

/** Offers a post within the head's scope. Its id is the secret: whoever holds the code may look at the offer and take it. */
export const inviteStaff =
  ({ table, newSecret, drawCode }: Deps) =>
  async ({
    post,
    head,
    attempt,
  }: By & { readonly post: Post }): Promise<
    Outcome<PlacedInvitation & { image: string | null }, RefusalOf<'NotFound'> | Reused>
  > => {
    const offered = await once<PlacedInvitation, RefusalOf<'NotFound'>>(table, attempt, async (commitOnce) => {
      const place = await placeWithin(table, head, post);
      if (place === undefined) return refuse({ code: 'NotFound' });
      const invitation: Invitation = {
        state: 'open',
        invitationId: InvitationId.parse(`inv_${newSecret()}`),
        post,
        invitedBy: head.personId,
        invitedAt: attempt.at,
        expiresAt: plusDays(attempt.at, INVITATION_DAYS),
      };
      const done = await commitOnce(
        { invitation, placeName: place.placeName },
        { invitation: addInvitation(table, invitation, place.regionCode) },
      );
      if (done.ok) return done.value;
      throw new Error('an invitation id was used before');
    });
    if (!offered.ok) return offered;
    const image = await drawCode('staff/pages/accept/index', offered.value.invitation.invitationId, attempt.at);
    return { ...offered, value: { ...offered.value, image } };
  };

/** Takes an open offer back. */
export const withdrawInvitation =
  (table: Table) =>
  ({
    invitationId,
    head,
    attempt,
  }: By & { readonly invitationId: InvitationId }): Promise<
    Outcome<PlacedInvitation, RefusalOf<'NotFound' | 'InvitationOver'> | Reused>
  > =>
    once<PlacedInvitation, RefusalOf<'NotFound' | 'InvitationOver'>>(table, attempt, async (commitOnce) => {
      const before = await readInvitation(table, invitationId);
      const place = before === undefined ? undefined : await placeWithin(table, head, before.post);
      if (before === undefined || place === undefined) return refuse({ code: 'NotFound' });
      if (before.state !== 'open') return refuse({ code: 'InvitationOver' });
      const withdrawn = { ...before, state: 'withdrawn' as const, withdrawnAt: attempt.at };
      const done = await commitOnce(
        { invitation: withdrawn, placeName: place.placeName },
        { invitation: answerInvitation(table, withdrawn, place.regionCode) },
      );
      return done.ok ? done.value : refuse({ code: 'InvitationOver' });
    });
