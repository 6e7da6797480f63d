import canonicalize from 'canonicalize';
import * as z from 'zod';
import { RevisionHash, hashOf } from '../campaign/revision.ts';
import { EntryId } from '../ids.ts';
import { type Result, ok, refuse } from '../result.ts';
import {
  DrawList,
  PrizeList,
  drawnOrder,
  isInCanonicalOrder,
  listHashOf,
  orderHashOf,
  seedOf,
  winnersHashOf,
} from './draw.ts';
import { PublicValue } from './public-seed.ts';

const Drawn = z.strictObject({
  list: z.union([DrawList, PrizeList]),
  listHash: RevisionHash,
  publicValue: PublicValue,
  seed: z.string().regex(/^[0-9a-f]{64}$/),
  /** In the order drawn. */
  winners: z.array(EntryId),
  reserve: z.array(EntryId),
  winnersHash: RevisionHash,
  /** Over winners and reserve. */
  orderHash: RevisionHash,
});

/** A whole draw as a file that anybody can make again; `hash` is over all of it, the list by its own hash. */
const PublishedDraw = Drawn.extend({ hash: RevisionHash });
export type PublishedDraw = z.infer<typeof PublishedDraw>;

/** Draws. Pure: the same list and public value always give the same file, to the byte. */
export const publishedDraw = (list: DrawList | PrizeList, publicValue: PublicValue): PublishedDraw => {
  const listHash = listHashOf(list);
  const seed = seedOf(listHash, publicValue.value);
  const order = drawnOrder(list.entries, seed);
  const ids = order.map(({ entryId }) => entryId);
  const drawn: z.infer<typeof Drawn> = {
    list,
    listHash,
    publicValue,
    seed,
    winners: ids.slice(0, list.units),
    reserve: ids.slice(list.units),
    winnersHash: winnersHashOf(order, list.units),
    orderHash: orderHashOf(order),
  };
  return { ...drawn, hash: hashOf({ ...drawn, list: null }) };
};

/** One line of canonical JSON, ended by a line feed. */
export const writeDraw = (draw: PublishedDraw): string => `${canonicalize(draw) ?? ''}\n`;

export type DrawFault =
  | 'not-json'
  | 'not-canonical'
  | 'not-a-draw'
  | 'list-out-of-order'
  | 'list-changed'
  | 'another-list'
  | 'seed-differs'
  | 'winners-differ'
  | 'file-changed';

const parsed = (text: string): Result<PublishedDraw, DrawFault> => {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return refuse('not-json');
  }
  if (`${canonicalize(json) ?? ''}\n` !== text) return refuse('not-canonical');
  const draw = PublishedDraw.safeParse(json);
  return draw.success ? ok(draw.data) : refuse('not-a-draw');
};

/**
 * Draws again from the file alone and compares every part; any changed byte is a fault.
 * @param publishedBefore the hash of the list as it was published before the public value was known, where the reader has it
 */
export const checkDraw = (text: string, publishedBefore?: string): Result<PublishedDraw, DrawFault> => {
  const read = parsed(text);
  if (!read.ok) return read;
  const { list, listHash, publicValue, ...rest } = read.value;
  if (!isInCanonicalOrder(list.entries)) return refuse('list-out-of-order');
  if (listHashOf(list) !== listHash) return refuse('list-changed');
  if (publishedBefore !== undefined && publishedBefore !== listHash) return refuse('another-list');
  const again = publishedDraw(list, publicValue);
  if (again.seed !== rest.seed) return refuse('seed-differs');
  const { hash } = again;
  if (hash === rest.hash && writeDraw(again) === text) return ok(again);
  return again.winnersHash === rest.winnersHash && again.orderHash === rest.orderHash
    ? refuse('file-changed')
    : refuse('winners-differ');
};
