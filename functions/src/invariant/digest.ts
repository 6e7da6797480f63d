import { ringIn, versionsOf } from '../platform/digest-ring.ts';
import type { Snapshot } from './store.ts';
import { type Violation, violated } from './violation.ts';

type Digested = { readonly pk: string; readonly digest: number };

/** Those of the digest version that is looked up now: the others are their copies. */
export const readNow = <T extends Digested>(snapshot: Snapshot, rows: readonly T[]): T[] => {
  const { reads } = versionsOf(ringIn(snapshot['digest-ring']));
  return rows.filter(({ digest }) => digest === reads);
};

/** What copies of one thing share. Without the keys their digests cannot be told to belong together, their owners can. */
const contentOf = ({ pk: _pk, digest: _digest, ...content }: Digested): string => JSON.stringify(content);

/** Rows of `some` that have no partner of their own in `others`. */
const alone = (some: readonly Digested[], others: readonly Digested[]): Digested[] => {
  const free = new Map<string, number>();
  for (const other of others) free.set(contentOf(other), (free.get(contentOf(other)) ?? 0) + 1);
  return some.filter((one) => {
    const left = free.get(contentOf(one)) ?? 0;
    free.set(contentOf(one), left - 1);
    return left < 1;
  });
};

/**
 * D1: items are of versions that the ring's phase knows. While there are two, each of the new one has its twin of the old; from
 * `turned` on nothing is left to copy, until the old ones go.
 */
export const checkDigests = (snapshot: Snapshot): Violation[] => {
  const ring = ringIn(snapshot['digest-ring']);
  const { phase, from } = ring;
  const expected = phase === 'steady' || phase === 'opened' ? [from] : [from, from + 1];
  const rows: readonly Digested[] = [
    ...snapshot.identity,
    ...snapshot.openid,
    ...snapshot.phone,
    ...snapshot['serial-lock'],
    ...snapshot['imei-lock'],
    ...snapshot['evidence-lock'],
  ];
  const [old, fresh] = [from, from + 1].map((version) => rows.filter(({ digest }) => digest === version));
  const uncopied = phase === 'turned' || phase === 'trimmed' ? alone(old ?? [], fresh ?? []) : [];
  const orphans = phase === 'doubled' || phase === 'turned' ? alone(fresh ?? [], old ?? []) : [];
  return [
    ...rows.flatMap(({ pk, digest }) =>
      violated('D1', !expected.includes(digest), `${pk} is of digest version ${digest} while ${phase} at ${from}`),
    ),
    ...uncopied.map(({ pk }) => ({ id: 'D1' as const, what: `${pk} has no copy of version ${from + 1}` })),
    ...orphans.map(({ pk }) => ({ id: 'D1' as const, what: `${pk} is a copy of nothing` })),
  ];
};
