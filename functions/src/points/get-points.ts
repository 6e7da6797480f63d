import type { Instant } from '@luhuan/shared/clock';
import type { PointsPage, PointsThen } from '@luhuan/shared/api/points';
import type { Person } from '@luhuan/shared/person/person';
import { type Purse, purseSums } from '@luhuan/shared/points/journal';
import { dueUntil, firstToExpire, purseAt } from '@luhuan/shared/points/purse';
import { type Result, ok } from '@luhuan/shared/result';
import type { Table } from '../platform/table.ts';
import { listBookings, readJournals, readPurse } from './store.ts';

type Paged = { readonly limit: number; readonly cursor?: string | undefined };

const shown = (purse: Purse) => ({ sums: purseSums(purse), lots: [...purse.lots] });

/** The purse as it is now, and its last journals; the first page has what the calendar did since the last booking, too. */
export const getPoints =
  (table: Table) =>
  async ({ personId }: Person, page: Paged, now: Instant): Promise<Result<PointsPage, never>> => {
    const [{ purse }, { journals, cursor }] = await Promise.all([
      readPurse(table, personId, now),
      listBookings(table, personId, page),
    ]);
    const due = dueUntil(purse, now);
    const next = firstToExpire(due.purse).at(0);
    const history = page.cursor === undefined ? [...due.journals.toReversed(), ...journals] : journals;
    return ok({ ...shown(due.purse), next: next ?? null, history, cursor });
  };

/** The purse at the end of what was booked until `moment`. */
export const getPointsAt =
  (table: Table) =>
  async ({ personId }: Person, moment: Instant): Promise<Result<PointsThen, never>> =>
    ok({ at: moment, ...shown(purseAt(await readJournals(table, personId), moment)) });
