import { type Clock, instantAt } from '@luhuan/shared/clock';

let last = 0;
let text = instantAt(last);

/** The machine's clock. A millisecond is put into words once, however often it is asked for. */
export const systemClock: Clock = {
  now: () => {
    const ms = Date.now();
    if (ms !== last) [last, text] = [ms, instantAt(ms)];
    return text;
  },
};
