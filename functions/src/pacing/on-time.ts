import { type Clock, epochMs, plusSeconds } from '@luhuan/shared/clock';
import type { Table } from '../platform/table.ts';
import { readDue } from './store.ts';

type Deps = {
  readonly table: Table;
  readonly clock: Clock;
  readonly wait: (ms: number) => Promise<unknown>;
};

/** Between two runs of the job. */
const AHEAD_SECONDS = 60;
/** Of one partition: what failed stays in front of what comes. */
const AHEAD_MAX = 20;

/**
 * Runs what is due, and stays for what comes due before the next run: people stand ready at 10:00:00, and a job that comes once a
 * minute would let them wait for up to one.
 */
export const onTime =
  ({ table, clock, wait }: Deps, letOut: () => Promise<number>) =>
  async (): Promise<void> => {
    const until = plusSeconds(clock.now(), AHEAD_SECONDS);
    for (;;) {
      while ((await letOut()) > 0);
      const ahead = (await readDue(table, until, AHEAD_MAX)).flat().map(({ at }) => at);
      const next = ahead.toSorted().find((at) => at > clock.now());
      if (next === undefined || next >= until) return;
      await wait(Math.max(0, epochMs(next) - epochMs(clock.now())));
    }
  };
