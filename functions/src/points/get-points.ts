import type { Instant } from '@luhuan/shared/clock';
import type { Person } from '@luhuan/shared/person/person';
import { balanceAt } from '@luhuan/shared/points/balance';
import type { Balance, Lot } from '@luhuan/shared/points/points';
import { type Result, ok } from '@luhuan/shared/result';
import type { Table } from '../platform/table.ts';
import { readLots } from './store.ts';

export const getPoints =
  (table: Table) =>
  async ({ personId }: Person, now: Instant): Promise<Result<{ balance: Balance; lots: Lot[] }, never>> => {
    const lots = await readLots(table, personId);
    return ok({ balance: balanceAt(lots, now), lots: lots.toSorted((a, b) => (a.earnedAt < b.earnedAt ? 1 : -1)) });
  };
