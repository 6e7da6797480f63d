import type { EventOf } from '@luhuan/shared/event/event';
import { earn } from '@luhuan/shared/points/earn';
import { readRevision } from '../campaign/store.ts';
import { type Table, writeOne } from '../platform/table.ts';
import { putLot } from './store.ts';

/** Books the points of a redemption as it stands, by the rule it was made under. Repeats and events that come late change nothing. */
export const earnPoints =
  (table: Table) =>
  async ({ redemption }: EventOf<'VoucherRedeemed' | 'GoodsReturned'>): Promise<void> => {
    const { rules } = await readRevision(table, redemption.campaignId, redemption.revisionNumber);
    await writeOne(table, putLot(table, redemption.personId, earn(rules.points, redemption)));
  };
