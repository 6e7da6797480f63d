import { answeredBy, settles } from '../../api/sent.ts';
import type { Result } from '@luhuan/shared/result';
import type { Failure, Transport } from '../../api/call.ts';
import { ask } from './ask.ts';
import { type Queue, answer, begin, nextToAsk } from './queue.ts';

/** Where a queue is kept; a change is in the phone's storage when `change` returns. */
export type Box = {
  readonly read: () => Queue;
  readonly change: (step: (queue: Queue) => Queue) => void;
};

type Round = {
  readonly box: Box;
  readonly send: Transport;
  /** Whether the clerk whose queue it is still stands at the till: nobody sends for another. */
  readonly isMine: () => boolean;
  /** The one somebody waits for at the till. */
  readonly first?: string | undefined;
};

/** Whether trying the others now would only keep everybody waiting: nobody is there, or nobody is let in. */
const endsRound = (result: Result<unknown, Failure>): boolean =>
  !result.ok && (result.error.kind === 'unreachable' || !settles({ state: 'refused', problem: result.error.problem }));

/** Asks about everything that is open, one at a time and each once, until nobody answers. */
export const drain = async ({ box, send, isMine, first }: Round): Promise<void> => {
  const asked = new Set<string>();
  while (isMine()) {
    const entry = nextToAsk(box.read(), asked, first);
    if (entry === undefined) return;
    asked.add(entry.key);
    box.change((queue) => begin(queue, entry.key));
    const result = await ask(send, entry);
    box.change((queue) => answer(queue, entry.key, answeredBy(result)));
    if (endsRound(result)) return;
  }
};
