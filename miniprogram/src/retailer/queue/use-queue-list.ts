import { useEffect, useState } from 'react';
import { useStored } from '../../storage/stored.ts';
import type { Entry, EntryIn } from './entry.ts';
import { askNow, changeQueue } from './phone-queue.ts';
import { type Queue, remove, removeDamaged, restore, restoreDamaged } from './queue.ts';
import { useQueue } from './use-queue.ts';
import { isFree, tillDraft } from '../pages/till/draft.ts';

type Removed = { readonly back: (queue: Queue) => Queue };

/** What has to be read stands first, what is done last. */
const PLACE: Record<Entry['state'], number> = { refused: 0, unknown: 1, sending: 1, recorded: 1, confirmed: 2 };

/** What this clerk recorded on this phone, and what can be done about it. */
export const useQueueList = () => {
  const { entries, damaged } = useQueue();
  const draft = useStored(tillDraft);
  const [removed, setRemoved] = useState<Removed>();
  // whoever looks wants to know
  useEffect(() => askNow(), []);

  const takeOut = (out: (queue: Queue) => Queue, back: Removed['back']) => {
    changeQueue(out);
    setRemoved({ back });
  };
  return {
    damaged,
    entries: entries.toSorted((a, b) => PLACE[a.state] - PLACE[b.state]),
    removed: removed !== undefined,
    askAgain: askNow,
    remove: (entry: Entry) =>
      takeOut(
        (queue) => remove(queue, entry.key),
        (queue) => restore(queue, entry),
      ),
    removeDamaged: (one: unknown) =>
      takeOut(
        (queue) => removeDamaged(queue, one),
        (queue) => restoreDamaged(queue, one),
      ),
    undo: () => {
      if (removed !== undefined) changeQueue(removed.back);
      setRemoved(undefined);
    },
    /** The sale at the till may be this very one. */
    mayRescan: ({ key }: Entry) => isFree(draft) || (draft.step === 'confirm' && draft.key === key),
    /** Takes what was typed back to the till; the customer shows the code again. */
    rescan: ({ key, asked }: EntryIn<'refused'>) => {
      tillDraft.set({ step: 'scan', entries: asked.entries });
      changeQueue((queue) => remove(queue, key));
    },
  };
};
export type QueueListState = ReturnType<typeof useQueueList>;
