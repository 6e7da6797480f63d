import { readNow } from './digest.ts';
import type { Snapshot } from './store.ts';
import { type Violation, violated } from './violation.ts';

/** W1: whoever signs in with an openid, or owns a number, exists; and no two openids are one person. */
export const checkSignIns = (snapshot: Snapshot): Violation[] => {
  const persons = new Set(snapshot.person.map(({ personId }) => personId));
  const signedIn = readNow(snapshot, snapshot.openid).map(({ personId }) => personId);
  return [
    ...[...snapshot.openid, ...snapshot.phone].flatMap(({ pk, personId }) =>
      violated('W1', !persons.has(personId), `${pk} leads to ${personId}, who does not exist`),
    ),
    ...violated('W1', new Set(signedIn).size !== signedIn.length, 'two openids lead to one person'),
  ];
};
