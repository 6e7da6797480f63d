import { createTable } from '../../functions/src/platform/create-table.ts';
import { dynamoClient, openTable } from '../../functions/src/platform/open-table.ts';
import { faultLayer } from './faults.ts';
import { KINDS, pagesOf } from '../../functions/src/digest/store.ts';
import { readRing } from '../../functions/src/platform/digest-ring.ts';
import {
  type DigestKind,
  type Digests,
  type RingKeys,
  digestKeyOf,
  keysOf,
  nextDigest,
  putUnderAll,
  removeUnderAll,
} from '../../functions/src/platform/digests.ts';
import { type Key, type Table, commit, readBatch } from '../../functions/src/platform/table.ts';

/** One name of one kind, as identities, openids, numbers and serial numbers all are: taken by one owner or by nobody. */
export type Name = { readonly kind: DigestKind; readonly text: string };
export const nameOf = (number: number): Name => {
  const kind = KINDS[number % KINDS.length];
  if (kind === undefined) throw new Error('there are no kinds');
  return { kind, text: `text ${number}` };
};

export const take = async (table: Table, digests: Digests, { kind, text }: Name, owner: string): Promise<boolean> =>
  (await commit(table, { taken: putUnderAll(table, digests, kind, { text, owner }) })).ok;

const ownerAt = async (table: Table, key: Key): Promise<unknown> => (await readBatch(table, [key]))[0]?.['owner'];

export const ownerOf = (table: Table, digests: Digests, { kind, text }: Name): Promise<unknown> =>
  ownerAt(table, digests.keyOf(kind, text));

export const free = async (table: Table, digests: Digests, { kind, text }: Name): Promise<void> => {
  const freed = await commit(table, { freed: removeUnderAll(table, digests, kind, text) });
  if (!freed.ok) throw new Error('a removal has no condition');
};

/** Where a name stands under one version: worked out here once more, key by key. */
const keyUnder = (keys: readonly Uint8Array[], { kind, text }: Name, version: number): Key =>
  digestKeyOf(
    kind,
    keys.slice(0, version).reduce((digest, key) => nextDigest(key, kind.purpose, digest), text),
  );

/** Who owns each name under the version that is in use. */
export const ownersNow = async (table: Table, ringKeys: RingKeys, names: readonly Name[]) => {
  const ring = await readRing(table);
  const keys = await keysOf(ringKeys, ring);
  return Promise.all(names.map((name) => ownerAt(table, keyUnder(keys, name, ring.from))));
};

/** How many items stand under each version. */
export const countsByVersion = async (table: Table, versions: readonly number[]): Promise<number[]> => {
  const counts: number[] = [];
  for (const version of versions) {
    let count = 0;
    for await (const page of pagesOf(table, version)) count += page.length;
    counts.push(count);
  }
  return counts;
};

/** Takes names that nobody has, one each for an owner of its own. */
export const takeAll = async (table: Table, digests: Digests, names: readonly Name[]): Promise<void> => {
  for (const [index, name] of names.entries())
    if (!(await take(table, digests, name, `owner ${index}`))) throw new Error(`${name.text} was taken`);
};

let tables = 0;
/** A table of its own, and a client whose requests can be spoilt; a spoilt answer keeps its connection, so clients are not shared. */
export const freshTable = async (endpoint: string) => {
  const client = dynamoClient(endpoint);
  const faults = faultLayer(client);
  const name = `locks-${++tables}`;
  await createTable(client, name);
  return { table: openTable(client, name), faults, close: () => client.destroy() };
};
