import type { Clock } from '@luhuan/shared/clock';
import { answered, putOff } from '@luhuan/shared/unit-report/unit-report';
import { type Table, writeOne } from '../platform/table.ts';
import type { NationalPlatform } from './national-platform.ts';
import { putReport, readDue } from './store.ts';

const PER_SHARD = 25;

type Deps = { readonly table: Table; readonly clock: Clock; readonly platform: NationalPlatform };

/**
 * Tells the national platform what is due, one after another, and keeps its answers. What it does not answer comes again later;
 * a report that changed meanwhile stays due as it is now. @returns how many were answered; call again while it is not zero.
 */
export const reportUnits =
  ({ table, clock, platform }: Deps) =>
  async (): Promise<number> => {
    let done = 0;
    for (const row of await readDue(table, clock.now(), PER_SHARD)) {
      const answer = await platform.tell(row, clock.now());
      const { type: _type, version: _version, ...report } = row;
      const next = answer === undefined ? putOff(report, clock.now()) : answered(report, answer, clock.now());
      const kept = await writeOne(table, putReport(table, next, row));
      if (kept && answer !== undefined) done++;
    }
    return done;
  };
