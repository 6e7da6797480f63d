import { readNow } from './digest.ts';
import type { Snapshot } from './store.ts';
import { type Violation, violated } from './violation.ts';

/** P3: an identity belongs to one person who is there and verified, or was erased; a person has one identity at most. */
export const checkIdentities = (snapshot: Snapshot): Violation[] => {
  const { person, erasure } = snapshot;
  const identity = readNow(snapshot, snapshot.identity);
  const erased = new Set(erasure.flatMap(({ personId, erasedAt }) => (erasedAt === null ? [] : [personId])));
  const owners = identity.map(({ personId }) => personId);
  return identity.flatMap(({ personId }, index) => {
    const owner = person.find((one) => one.personId === personId);
    return [
      ...violated(
        'P3',
        owner?.identity == null && !erased.has(personId),
        `an identity is of ${personId}, who is not verified`,
      ),
      ...violated('P3', owners.indexOf(personId) !== index, `${personId} has two identities`),
    ];
  });
};
