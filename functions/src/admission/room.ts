import { type Timetable, placeAt } from '@luhuan/shared/admission/timetable';
import type { Instant } from '@luhuan/shared/clock';
import type { PersonId } from '@luhuan/shared/ids';
import { keptFor } from '../platform/kept-for.ts';
import { shardOf } from '../platform/shard.ts';
import type { Table } from '../platform/table.ts';
import { type Counter, type Rush, comersAtOpening, readComers, takeNumbers } from './store.ts';

const SHARDS_MAX = 16;
const PER_SHARD = 100;
const BLOCK_MAX = 50;
/** Numbers in hand are at most a tenth of a second of admissions, so that first come is first served to about that. */
const BLOCKS_PER_SECOND = 10;
const RUSHES_MAX = 200;
const COUNTED_SECONDS = 2;

/** Over how many counters a rush is spread: one up to 100 a second, 16 from 1,600 on. */
const shardsOf = ({ perSecond }: Timetable): number => Math.min(SHARDS_MAX, Math.ceil(perSecond / PER_SHARD));

const between = (low: number, value: number, high: number): number => Math.max(low, Math.min(value, high));

/** Numbers of one shard that this process may give out: from `next` up to, not including, `end`. */
type Block = { readonly shard: number; next: number; readonly end: number };
type Book = { block: Block | undefined; size: number; waiting: number; taking: Promise<void> | undefined };

type Wish = {
  readonly counts: Counter['counts'];
  readonly most: number;
  /** The lowest number of a shard that is any use. */
  readonly floor: (shard: number) => number;
};

/**
 * The waiting room as one process knows it. Numbers come from sharded counters in blocks, from 1 doubling to 50 while they are
 * used up, so that a crowd costs each counter one write for up to 50 people.
 */
export const openRoom = (table: Table) => {
  const books = new Map<string, Book>();
  const counted = keptFor<number>(COUNTED_SECONDS);

  const bookOf = (of: Rush, counts: Counter['counts']): Book => {
    const name = `${of.campaignId}#${of.opensAt}#${counts}`;
    const known = books.get(name);
    if (known !== undefined) return known;
    if (books.size >= RUSHES_MAX) books.clear();
    const book: Book = { block: undefined, size: 1, waiting: 0, taking: undefined };
    books.set(name, book);
    return book;
  };

  const refill = async (book: Book, of: Rush, shard: number, { counts, most, floor }: Wish): Promise<void> => {
    const usedUp = book.block !== undefined && book.block.next >= book.block.end;
    book.size = usedUp ? Math.min(most, book.size * 2) : 1;
    // whoever waits uses theirs at once
    const units = between(book.size, book.waiting, BLOCK_MAX);
    const next = await takeNumbers(table, { of, counts, shard }, floor(shard), units);
    book.block = { shard, next, end: next + units };
  };

  /** One number that nobody else has. */
  const take = async (of: Rush, personId: PersonId, shards: number, wish: Wish): Promise<Omit<Block, 'end'>> => {
    const book = bookOf(of, wish.counts);
    for (;;) {
      const { block } = book;
      if (block !== undefined && block.next < block.end && block.next >= wish.floor(block.shard))
        return { shard: block.shard, next: block.next++ };
      book.waiting++;
      book.taking ??= refill(book, of, Number(shardOf(personId, shards)), wish).finally(() => {
        book.taking = undefined;
      });
      try {
        await book.taking;
      } finally {
        book.waiting--;
      }
    }
  };

  return {
    /** Counts somebody who came before the opening. */
    count: async (of: Rush, timetable: Timetable, personId: PersonId): Promise<void> => {
      await take(of, personId, shardsOf(timetable), { counts: 'EARLY', most: BLOCK_MAX, floor: () => 0 });
    },

    /** How many have come early, about: as of two seconds ago. */
    comers: (of: Rush, timetable: Timetable, now: Instant): Promise<number> =>
      counted(`${of.campaignId}#${of.opensAt}`, now, () => readComers(table, of, shardsOf(timetable))),

    comersAtOpening: (of: Rush, timetable: Timetable): Promise<number> =>
      comersAtOpening(table, of, shardsOf(timetable)),

    /** The next place behind those who came early and those who came before, and none that is over already. */
    nextPlace: async (of: Rush, timetable: Timetable, personId: PersonId, now: Instant): Promise<number> => {
      const shards = shardsOf(timetable);
      const comers = await comersAtOpening(table, of, shards);
      const open = placeAt(timetable, now);
      const most = between(1, Math.floor(timetable.perSecond / BLOCKS_PER_SECOND), BLOCK_MAX);
      const floor = (shard: number) => Math.max(0, Math.ceil((open - comers - shard) / shards));
      const { shard, next } = await take(of, personId, shards, { counts: 'LATE', most, floor });
      return comers + next * shards + shard;
    },
  };
};
