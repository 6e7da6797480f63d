import type { Instant } from '@luhuan/shared/clock';
import type { Insert } from '../platform/insert.ts';
import { Contention, type Table, writeOne } from '../platform/table.ts';
import { type SlotRow, addSlot, slotItem } from './store.ts';

/**
 * Writes a slot that nobody has. @returns false when it is there, which after a lost reply may be this very row. Nothing leaves
 * at or after `until`. @throws when the store did not answer: the row may be there or come.
 */
export type PutSlot = (row: SlotRow, until: Instant) => Promise<boolean>;

/** One request a slot: for an instance that serves one request at a time. */
export const putSlotAlone =
  (table: Table): PutSlot =>
  (row, until) =>
    writeOne(table, addSlot(table, row), until);

type Waiting = {
  readonly item: ReturnType<typeof slotItem>;
  readonly until: Instant;
  readonly tries: number;
  readonly done: (written: boolean) => void;
  readonly failed: (error: unknown) => void;
};

/** Requests on their way at once: while one is, the next batch gathers until it is full. */
const LANES = 2;
const TRIES_MAX = 6;
/** The first ones of the queue that have keys of their own: the store refuses two statements on one. */
const takeBatch = (queue: Waiting[], most: number): Waiting[] => {
  const keys = new Set<string>();
  const batch: Waiting[] = [];
  for (let index = 0; index < queue.length && batch.length < most;) {
    const next = queue[index];
    const key = next === undefined ? '' : `${next.item.pk} ${next.item.sk}`;
    if (next === undefined || keys.has(key)) index++;
    else {
      keys.add(key);
      batch.push(next);
      queue.splice(index, 1);
    }
  }
  return batch;
};

/**
 * Slots that are claimed at the same time share a request: for a server that serves many at once. `insert`: how, which depends
 * on what a commit costs the store.
 */
export const putSlotsTogether = (table: Table, insert: Insert): PutSlot => {
  const queue: Waiting[] = [];
  let flying = 0;

  const again = async (one: Waiting): Promise<void> => {
    if (one.tries >= TRIES_MAX) return one.failed(new Contention(`a slot was not taken in ${TRIES_MAX} tries`));
    await table.backOff(one.tries);
    queue.push({ ...one, tries: one.tries + 1 });
    fly();
  };

  const send = async (batch: readonly Waiting[]): Promise<void> => {
    const until = batch.map((one) => one.until).toSorted()[0];
    try {
      const outcomes = await insert.put(
        table,
        batch.map(({ item }) => item),
        until,
      );
      for (const [index, one] of batch.entries()) {
        const outcome = outcomes[index];
        if (outcome === 'again') void again(one);
        else one.done(outcome === 'written');
      }
    } catch (error) {
      for (const one of batch) one.failed(error);
    }
  };

  const fly = (): void => {
    while (queue.length > 0 && (flying === 0 || (flying < LANES && queue.length >= insert.most))) {
      flying++;
      void send(takeBatch(queue, insert.most)).finally(() => {
        flying--;
        fly();
      });
    }
  };

  let gathering = false;
  /** Whatever else has come in at this moment comes along. */
  const gather = (): void => {
    if (gathering) return;
    gathering = true;
    setImmediate(() => {
      gathering = false;
      fly();
    });
  };

  return (row, until) =>
    new Promise((done, failed) => {
      queue.push({ item: slotItem(row), until, tries: 1, done, failed });
      gather();
    });
};
