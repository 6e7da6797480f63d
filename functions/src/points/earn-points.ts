import type { EventOf } from '@luhuan/shared/event/event';
import { earn } from '@luhuan/shared/points/earn';
import { readRevision } from '../campaign/store.ts';
import { type Table, writeOne } from '../platform/table.ts';
import { addLot } from './store.ts';

/** Books the points of a redemption by the rule it was made under. A repeat finds the lot there and changes nothing. */
export const earnPoints =
  (table: Table) =>
  async ({ redemption }: EventOf<'VoucherRedeemed'>): Promise<void> => {
    const { rules } = await readRevision(table, redemption.campaignId, redemption.revisionNumber);
    const { redemptionId, redeemedAt, quote, personId } = redemption;
    await writeOne(
      table,
      addLot(table, personId, earn(rules.points, { redemptionId, redeemedAt, payFen: quote.payFen })),
    );
  };
