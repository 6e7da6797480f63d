import type { Instant } from '@luhuan/shared/clock';
import type { PersonId, ShopId } from '@luhuan/shared/ids';
import { newKey } from '../../miniprogram/src/api/sent.ts';
import type { Transport } from '../../miniprogram/src/api/call.ts';
import { drain } from '../../miniprogram/src/retailer/queue/drain.ts';
import type { Asked, Entry } from '../../miniprogram/src/retailer/queue/entry.ts';
import { record, remove, resumed } from '../../miniprogram/src/retailer/queue/queue.ts';
import { type Shelf, boxOf } from '../../miniprogram/src/retailer/queue/shelf.ts';
import { granted } from '../support/samples.ts';

/** Storage as phones keep it: copies of what is JSON. */
const storageOf = (kept: Map<string, string>): Shelf => ({
  get: (name) => JSON.parse(kept.get(name) ?? '""') as unknown,
  set: (name, value) => void kept.set(name, JSON.stringify(value)),
  names: () => [...kept.keys()],
});

type Clerk = { readonly shopId: ShopId; readonly personId: PersonId };

/** One phone with the app's own queue in its storage, whoever stands at it. */
export const queuePhone = () => {
  const kept = new Map<string, string>();
  const shelf = storageOf(kept);
  const boxFor = (clerk: Clerk) => boxOf(shelf, { ...clerk, name: null });
  return {
    shelf,
    entriesOf: (clerk: Clerk): readonly Entry[] => boxFor(clerk).read().entries,
    /** @returns the key, made and stored before anything is sent. */
    records: (clerk: Clerk, asked: Asked, at: Instant | null): string => {
      const key = newKey();
      boxFor(clerk).change((queue) => granted(record(queue, { key, asked, at })));
      return key;
    },
    /** What the app does whenever it is started, the network is back, or its time has come. */
    asks: (clerk: Clerk, send: Transport): Promise<void> => drain({ box: boxFor(clerk), send, isMine: () => true }),
    restarts: (clerk: Clerk): void => boxFor(clerk).change(resumed),
    removes: (clerk: Clerk, key: string): void => boxFor(clerk).change((queue) => remove(queue, key)),
    isWiped: (): void => kept.clear(),
  };
};
export type QueuePhone = ReturnType<typeof queuePhone>;
