import { type Clock, type Instant, plusSeconds } from '@luhuan/shared/clock';
import { type Result, ok, refuse } from '@luhuan/shared/result';
import { type Ring, changeRing, nextOf, readRing } from '../platform/digest-ring.ts';
import { type RingKeys, keysOf, markOf } from '../platform/digests.ts';
import type { Table } from '../platform/table.ts';
import { type Found, addTwin, pagesOf, readAgain, removeItem, replaceByTwin, sameContent, twinOf } from './store.ts';

type Deps = { readonly table: Table; readonly ringKeys: RingKeys; readonly clock: Clock };

/**
 * When every server has learnt of a move and ended what it began before: thirty seconds that it remembers the ring, fifteen of
 * a request, fifteen for clocks that differ.
 */
const SETTLED_SECONDS = 60;

/** Items at work at once: enough to hide the way to the store, few enough to leave it to claims. */
const TOGETHER = 10;
const LOOKS_MAX = 5;

/** Of the items that were looked at, how many had to be written. */
export type Swept = { readonly seen: number; readonly written: number };
type OnSwept = (swept: Swept) => void;

/** Does what one item still needs. @returns whether that was anything, or `undefined`: somebody was at it, look again. */
type Work = (table: Table, item: Found, twin: Found, found: Found | undefined) => Promise<boolean | undefined>;

const copy: Work = async (table, item, twin, found) => {
  if (found === undefined) return (await addTwin(table, item, twin)) || undefined;
  return sameContent(found, item) ? false : undefined;
};

/** A server that slept through its minute may have put an item under the old version alone: it is moved, never lost. */
const clear: Work = async (table, item, twin, found) => {
  if (found === undefined) return (await replaceByTwin(table, item, twin)) || undefined;
  return sameContent(found, item) ? (await removeItem(table, item)) || undefined : undefined;
};

const settle = async (table: Table, work: Work, seen: Found, nextKey: Uint8Array, foundFirst: Found | undefined) => {
  const twin = twinOf(seen, nextKey);
  let done = await work(table, seen, twin, foundFirst);
  for (let look = 1; done === undefined; look++) {
    if (look > LOOKS_MAX) throw new Error(`${seen.pk} and its twin belong to different owners`);
    await table.backOff(look);
    const [item, found] = await readAgain(table, [seen, twin]);
    done = item === undefined ? false : await work(table, item, twinOf(item, nextKey), found);
  }
  return done;
};

const sweep = async (
  { table }: Deps,
  version: number,
  nextKey: Uint8Array,
  work: Work,
  onSwept: OnSwept,
): Promise<Swept> => {
  let swept: Swept = { seen: 0, written: 0 };
  for await (const page of pagesOf(table, version)) {
    for (let from = 0; from < page.length; from += TOGETHER) {
      const items = page.slice(from, from + TOGETHER);
      const twins = await readAgain(
        table,
        items.map((item) => twinOf(item, nextKey)),
      );
      const written = await Promise.all(items.map((item, at) => settle(table, work, item, nextKey, twins[at])));
      swept = { seen: swept.seen + items.length, written: swept.written + written.filter(Boolean).length };
    }
    onSwept(swept);
  }
  return swept;
};

/** What has to be done in a phase before the next may begin. */
const WORK: Readonly<Partial<Record<Ring['phase'], Work>>> = { doubled: copy, trimmed: clear };

export type Stays =
  | { readonly code: 'TooEarly'; readonly until: Instant }
  | { readonly code: 'NoKey'; readonly version: number }
  | { readonly code: 'MovedMeanwhile' };

/**
 * Does the work of the phase, then moves the ring to the next one. May be killed anywhere and called again: the work finds what
 * is done and the move happens once. The work, too, waits for the minute: before it, a server of the phase before may still
 * put an item behind its back.
 */
export const rotateDigests =
  (deps: Deps) =>
  async (onSwept: OnSwept): Promise<Result<{ readonly ring: Ring; readonly swept: Swept | undefined }, Stays>> => {
    const { table, ringKeys, clock } = deps;
    const ring = await readRing(table);
    const keys = await keysOf(ringKeys, ring);
    const until = plusSeconds(ring.changedAt, SETTLED_SECONDS);
    if (clock.now() < until) return refuse({ code: 'TooEarly', until });
    const nextKey = keys[ring.from];
    if (nextKey === undefined) return refuse({ code: 'NoKey', version: ring.from + 1 });
    const work = WORK[ring.phase];
    const swept = work === undefined ? undefined : await sweep(deps, ring.from, nextKey, work, onSwept);
    const marks = keys.slice(0, ring.from + 1).map((key, index) => markOf(key, index + 1));
    const after = { ...nextOf(ring), marks, changedAt: clock.now() };
    if (!(await changeRing(table, ring, after))) return refuse({ code: 'MovedMeanwhile' });
    return ok({ ring: { ...after, moves: ring.moves + 1 }, swept });
  };
