import { stays } from '../erasure/store.ts';
import type { Snapshot } from './store.ts';
import { type Violation, violated } from './violation.ts';

/** E1: of who was erased nothing is left in their partition but legal holds. */
export const checkErasures = ({ unreadable: _unreadable, ...snapshot }: Snapshot): Violation[] => {
  const erased = new Set(snapshot.erasure.flatMap(({ pk, erasedAt }) => (erasedAt === null ? [] : [pk])));
  return Object.values(snapshot)
    .flat()
    .flatMap(({ pk, sk }) => violated('E1', erased.has(pk) && !stays(sk), `${pk} was erased and still has ${sk}`));
};
