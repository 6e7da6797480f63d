import { isDeepStrictEqual } from 'node:util';
import * as z from 'zod';
import { EVIDENCES } from '../evidence/store.ts';
import { IDENTITIES } from '../identity/store.ts';
import { DigestVersion } from '../platform/digest-ring.ts';
import { type DigestKind, digestKeyOf, nextDigest } from '../platform/digests.ts';
import { scanPages } from '../platform/scan.ts';
import { type Key, type Table, type Write, commit, readBatch } from '../platform/table.ts';
import { IMEIS, SERIALS } from '../redemption/store.ts';
import { OPENIDS, PHONES } from '../wechat/store.ts';

/** Every kind of item that a rotation moves. */
export const KINDS: readonly DigestKind[] = [IDENTITIES, OPENIDS, PHONES, SERIALS, IMEIS, EVIDENCES];

/** An item that is found by a digest, whatever else it says. */
const Found = z.looseObject({ pk: z.string(), sk: z.string(), type: z.string(), digest: DigestVersion });
export type Found = z.infer<typeof Found>;

const PAGE_ITEMS = 200;

/** Every item of one digest version, page by page as the table is walked: also pages on which there is none. */
export const pagesOf = async function* (table: Table, version: number): AsyncGenerator<readonly Found[]> {
  for await (const page of scanPages(table, PAGE_ITEMS)) {
    const ours = page.filter(({ type }) => KINDS.some((kind) => kind.type === type));
    yield ours.map((item) => Found.parse(item)).filter(({ digest }) => digest === version);
  }
};

/** The same item as it stands under the next version, made with that version's key. */
export const twinOf = (item: Found, nextKey: Uint8Array): Found => {
  const kind = KINDS.find(({ type }) => type === item.type);
  if (kind === undefined) throw new Error(`${item.type} is not found by a digest`);
  const digest = item.pk.slice(kind.partition.length + 1);
  return { ...item, ...digestKeyOf(kind, nextDigest(nextKey, kind.purpose, digest)), digest: item.digest + 1 };
};

const keyOf = ({ pk, sk }: Found): Key => ({ pk, sk });

/** What stands at the keys of these items now. */
export const readAgain = async (table: Table, items: readonly Found[]): Promise<(Found | undefined)[]> =>
  (await readBatch(table, items.map(keyOf))).map((row) => (row === undefined ? undefined : Found.parse(row)));

/** What two copies of one thing have in common: everything but digest and version. */
const contentOf = ({ pk: _pk, sk: _sk, digest: _digest, ...content }: Found): Readonly<Record<string, unknown>> =>
  content;

export const sameContent = (one: Found, other: Found): boolean => isDeepStrictEqual(contentOf(one), contentOf(other));

/** Condition that an item is still there and says what it said. */
const unchanged = (item: Found) => {
  const fields = Object.entries(contentOf(item));
  return {
    ConditionExpression: fields.map((_, index) => `#f${index} = :f${index}`).join(' AND '),
    ExpressionAttributeNames: Object.fromEntries(fields.map(([name], index) => [`#f${index}`, name])),
    ExpressionAttributeValues: Object.fromEntries(fields.map(([, value], index) => [`:f${index}`, value])),
  };
};

const put = (table: Table, item: Found): Write => ({
  Put: { TableName: table.name, Item: item, ConditionExpression: 'attribute_not_exists(pk)' },
});
const remove = (table: Table, item: Found): Write => ({
  Delete: { TableName: table.name, Key: keyOf(item), ...unchanged(item) },
});

/** Puts the twin beside an item that has not changed since it was read. @returns whether both were so. */
export const addTwin = async (table: Table, item: Found, twin: Found): Promise<boolean> => {
  const still: Write = { ConditionCheck: { TableName: table.name, Key: keyOf(item), ...unchanged(item) } };
  return (await commit(table, { still, twin: put(table, twin) })).ok;
};

/** Puts the twin in the place of an item. @returns whether neither had changed. */
export const replaceByTwin = async (table: Table, item: Found, twin: Found): Promise<boolean> =>
  (await commit(table, { item: remove(table, item), twin: put(table, twin) })).ok;

/** Takes away an item whose twin was seen. Whoever removes the twin meanwhile removes the item in the same transaction. */
export const removeItem = async (table: Table, item: Found): Promise<boolean> =>
  (await commit(table, { item: remove(table, item) })).ok;
