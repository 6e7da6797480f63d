import { type Instant, plusSeconds } from '@luhuan/shared/clock';
import { type Keys, keyedDigest } from './digest.ts';
import { type Ring, readRing, versionsOf } from './digest-ring.ts';
import type { Key, Table, Write } from './table.ts';

/** How long a server goes by what it has read of the ring. */
const RING_KEPT_SECONDS = 30;

/** A kind of item that is found by the keyed digest of something that is itself kept nowhere. */
export type DigestKind = {
  readonly type: string;
  readonly partition: string;
  readonly sk: string;
  /** What its digests are for: names the key they are made with. */
  readonly purpose: string;
};

type Copy = Key & { readonly digest: number };

/** The digests of this moment. Taken once per request, late: a request ends within fifteen seconds of taking them. */
export type Digests = {
  readonly keyOf: (kind: DigestKind, text: string) => Key;
  readonly copiesToPut: (kind: DigestKind, text: string) => readonly Copy[];
  readonly copiesToRemove: (kind: DigestKind, text: string) => readonly Copy[];
};

/** Gives the digests of `now`, from memory for thirty seconds. */
export type Rings = { readonly current: (now: Instant) => Promise<Digests> };

/** The master key makes version 1, `further` the versions from 2 on; asked again whenever the ring is read. */
export type RingKeys = { readonly keys: Keys; readonly further: () => Promise<readonly Uint8Array[]> };

/** The ring speaks of a key that this process does not have, or has otherwise. Nothing is looked up or locked without it. */
class DigestKeyUnknown extends Error {
  override readonly name = 'DigestKeyUnknown';
}

export const markOf = (key: Uint8Array, version: number): string =>
  keyedDigest({ master: key }, 'digest-mark', String(version));

/** All keys there are, version 1 first. @throws {DigestKeyUnknown} unless they are the keys of this ring. */
export const keysOf = async ({ keys, further }: RingKeys, ring: Ring): Promise<readonly Uint8Array[]> => {
  const all = [keys.master, ...(await further())];
  const highest = Math.max(...versionsOf(ring).removes);
  if (all.length < highest) throw new DigestKeyUnknown(`digest version ${highest} has no key here`);
  const other = ring.marks.findIndex((mark, index) => mark !== markOf(all[index] ?? new Uint8Array(), index + 1));
  if (other >= 0) throw new DigestKeyUnknown(`digest version ${other + 1} has another key here`);
  return all;
};

/**
 * The next version's digest is made of the one before: an item can be copied without knowing what it was made from, and a
 * stolen key opens nothing that has been rotated since.
 */
export const nextDigest = (key: Uint8Array, purpose: string, digest: string): string =>
  keyedDigest({ master: key }, purpose, digest);

export const digestKeyOf = ({ partition, sk }: DigestKind, digest: string): Key => ({
  pk: `${partition}#${digest}`,
  sk,
});

const digestsOf = (keys: readonly Uint8Array[], ring: Ring): Digests => {
  const { reads, puts, removes } = versionsOf(ring);
  const keyAt = (kind: DigestKind, text: string, version: number): Key =>
    digestKeyOf(
      kind,
      keys.slice(0, version).reduce((digest, key) => nextDigest(key, kind.purpose, digest), text),
    );
  const copies = (versions: readonly number[]) => (kind: DigestKind, text: string) =>
    versions.map((version) => ({ ...keyAt(kind, text, version), digest: version }));
  return {
    keyOf: (kind, text) => keyAt(kind, text, reads),
    copiesToPut: copies(puts),
    copiesToRemove: copies(removes),
  };
};

export const openRings = (table: Table, ringKeys: RingKeys): Rings => {
  let kept: { readonly from: Instant; readonly digests: Promise<Digests> } | undefined;
  const load = async (): Promise<Digests> => {
    const ring = await readRing(table);
    return digestsOf(await keysOf(ringKeys, ring), ring);
  };
  return {
    current: (now) => {
      // a clock that was put back proves nothing about age
      if (kept !== undefined && now >= kept.from && now < plusSeconds(kept.from, RING_KEPT_SECONDS))
        return kept.digests;
      const loading = { from: now, digests: load() };
      kept = loading;
      return loading.digests.catch((error: unknown) => {
        if (kept === loading) kept = undefined;
        throw error;
      });
    },
  };
};

/** Puts an item under every digest it must be found by now; the condition of each fails when it is there already. */
export const putUnderAll = (
  table: Table,
  digests: Digests,
  kind: DigestKind,
  { text, ...fields }: { readonly text: string; readonly [field: string]: unknown },
): readonly Write[] =>
  digests.copiesToPut(kind, text).map((copy) => ({
    Put: {
      TableName: table.name,
      Item: { ...copy, type: kind.type, ...fields },
      ConditionExpression: 'attribute_not_exists(pk)',
    },
  }));

/** Removes an item wherever some server may have put it. */
export const removeUnderAll = (table: Table, digests: Digests, kind: DigestKind, text: string) =>
  digests.copiesToRemove(kind, text).map(({ pk, sk }) => ({ Delete: { TableName: table.name, Key: { pk, sk } } }));
