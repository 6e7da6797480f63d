import { PersonId, ShopId } from '@luhuan/shared/ids';
import * as z from 'zod';
import type { Box } from './drain.ts';
import { type Queue, isOpen, readQueue } from './queue.ts';

/** The phone's storage, as queues need it. */
export type Shelf = {
  readonly get: (name: string) => unknown;
  readonly set: (name: string, value: unknown) => void;
  readonly names: () => readonly string[];
};

/** Whose queue: a clerk's at one shop. */
export const Owner = z.object({
  shopId: ShopId,
  personId: PersonId,
  /** What colleagues call them; `null` where the app does not know. */
  name: z.string().nullable(),
});
export type Owner = z.infer<typeof Owner>;

const PREFIX = 'till-queue:';

export const boxName = ({ shopId, personId }: Owner): string => `${PREFIX}${shopId}:${personId}`;

/** Read anew at every step: another tab of the same browser may have written meanwhile. */
export const boxOf = (shelf: Shelf, owner: Owner): Box => {
  const read = () => readQueue(shelf.get(boxName(owner)));
  const change = (step: (queue: Queue) => Queue): void => {
    const { entries, damaged } = step(read());
    shelf.set(boxName(owner), { owner, entries, damaged });
  };
  return { read, change };
};

/** How much somebody else left waiting on this phone: a number and a name, nothing of the sales. */
export type Waiting = { readonly name: string | null; readonly count: number; readonly own: boolean };

const ownerIn = (name: string, raw: unknown): Owner | undefined => {
  const [shopId, personId] = name.slice(PREFIX.length).split(':');
  const { data } = z.object({ owner: Owner }).safeParse(raw);
  return Owner.safeParse({ shopId, personId, name: data?.owner.name ?? null }).data;
};

/**
 * What waits on this phone for somebody else than `owner`: colleagues of the shop, and the same clerk at another shop (`own`).
 * With nobody signed in (`null`): whatever waits.
 */
export const waitingForOthers = (shelf: Shelf, owner: Owner | null): readonly Waiting[] =>
  shelf.names().flatMap((name) => {
    if (!name.startsWith(PREFIX) || (owner !== null && name === boxName(owner))) return [];
    const raw = shelf.get(name);
    const other = ownerIn(name, raw);
    if (other === undefined) return [];
    const own = other.personId === owner?.personId;
    if (owner !== null && !own && other.shopId !== owner.shopId) return [];
    const { entries, damaged } = readQueue(raw);
    const count = entries.filter(isOpen).length + damaged.length;
    return count === 0 ? [] : [{ name: other.name, count, own }];
  });
