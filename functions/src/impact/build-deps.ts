import type { Table } from '../platform/table.ts';
import { listHistory, receiptIn } from '../receipt/store.ts';
import type { BuildDeps, ReadReceipts } from './build-report.ts';

/** The signed receipts of a campaign. */
const receiptsIn =
  (table: Table): ReadReceipts =>
  async (campaignId, page) => {
    const { items, cursor } = await listHistory(table, campaignId, page);
    return { items: items.map(receiptIn), cursor };
  };

/** Some seconds of work a step. */
const PER_STEP = 2_000;

export const buildDeps = (table: Table): BuildDeps => ({ table, readReceipts: receiptsIn(table), perStep: PER_STEP });
