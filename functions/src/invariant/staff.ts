import { postsOf } from '@luhuan/shared/person/staff';
import type { Snapshot } from './store.ts';
import { type Violation, violated } from './violation.ts';

/** A1: what the list of a place says, the person may do; an accepted offer was accepted by somebody who is there. */
export const checkStaff = ({ post: posts, person: persons, invitation }: Snapshot): Violation[] => {
  const personOf = (personId: string) => persons.find((one) => one.personId === personId);
  return [
    ...posts.flatMap(({ post, personId }) => {
      const person = personOf(personId);
      const holds =
        person !== undefined && postsOf(person).some((held) => JSON.stringify(held) === JSON.stringify(post));
      return violated('A1', !holds, `${personId} is listed as ${post.role} and is not`);
    }),
    ...invitation.flatMap(({ invitation: offer }) =>
      violated(
        'A1',
        offer.state === 'accepted' && personOf(offer.acceptedBy) === undefined,
        `${offer.invitationId} was accepted by nobody`,
      ),
    ),
  ];
};
