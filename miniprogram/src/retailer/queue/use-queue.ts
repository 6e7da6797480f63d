import { useSyncExternalStore } from 'react';
import { useStored } from '../../storage/stored.ts';
import { session } from '../../api/session.ts';
import { knownTills } from './known-tills.ts';
import { ownerNow, phoneQueue, phoneShelf } from './phone-queue.ts';
import { type Queue, isOpen } from './queue.ts';
import { type Waiting, waitingForOthers } from './shelf.ts';

/** What the clerk who is signed in recorded on this phone and has not put away. */
export const useQueue = (): Queue => useSyncExternalStore(phoneQueue.subscribe, phoneQueue.get, phoneQueue.get);

export type QueueNotes = {
  /** Without an answer for good. */
  readonly open: number;
  /** To be read: refused, or no longer legible. */
  readonly unread: number;
  readonly confirmed: number;
  readonly others: readonly Waiting[];
  /** This phone has no memory of the shop: it is new here, or was wiped. */
  readonly isNew: boolean;
  readonly looked: () => void;
};

/** What a till says about its queue, beside the sale at hand. */
export const useQueueNotes = (): QueueNotes => {
  const { entries, damaged } = useQueue();
  useStored(session);
  const known = useStored(knownTills);
  const owner = ownerNow();
  const count = (state: string) => entries.filter((entry) => entry.state === state).length;
  return {
    open: entries.filter(isOpen).length,
    unread: count('refused') + damaged.length,
    confirmed: count('confirmed'),
    others: waitingForOthers(phoneShelf, owner),
    isNew: owner !== null && !known.includes(owner.shopId),
    looked: () => {
      if (owner !== null) knownTills.set([...known, owner.shopId]);
    },
  };
};
