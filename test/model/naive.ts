import { ANSWER_MS, ITEM_HELD_MS } from './limits.ts';
import { backOffMs, timeline } from './timeline.ts';

const TRIES_MAX = 8;

/** What one counter in a transaction lets out: who meets it while it is held has a conflict and tries again later. */
export const naiveRush = ({
  perSecond,
  seconds,
  seed,
}: {
  readonly perSecond: number;
  readonly seconds: number;
  readonly seed: number;
}): { readonly perSecond: number; /** Share of those who were told "busy". */ readonly busy: number } => {
  const time = timeline(seed);
  let heldUntil = 0;
  let done = 0;
  let busy = 0;
  const attempt = (tries: number): void => {
    if (time.now() >= heldUntil) {
      heldUntil = time.now() + ITEM_HELD_MS;
      if (time.now() < seconds * 1_000) done++;
    } else if (tries === TRIES_MAX) busy++;
    else time.after(ANSWER_MS + backOffMs(time, tries), () => attempt(tries + 1));
  };
  const persons = perSecond * seconds;
  for (let person = 0; person < persons; person++) time.after((person / perSecond) * 1_000, () => attempt(1));
  time.run();
  return { perSecond: done / seconds, busy: busy / persons };
};
