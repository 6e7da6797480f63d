import type { Table } from '../platform/table.ts';
import { listHistory, receiptIn } from '../receipt/store.ts';
import type { ReadReceipts } from './build-report.ts';

/** The signed receipts of a campaign. */
export const receiptsIn =
  (table: Table): ReadReceipts =>
  async (campaignId, page) => {
    const { items, cursor } = await listHistory(table, campaignId, page);
    return { items: items.map(receiptIn), cursor };
  };
