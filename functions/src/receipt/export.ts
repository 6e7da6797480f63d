import type { CampaignId } from '@luhuan/shared/ids';
import { lineOf } from '@luhuan/shared/receipt/sign';
import type { SignedReceipt } from '@luhuan/shared/receipt/signed-receipt';
import type { Table } from '../platform/table.ts';
import { type Period, type SignedRow, listHistory, readBatches, receiptIn } from './store.ts';

const PAGE = 500;

/** Signed receipts with all that a receipt file needs. */
export const withBatches = async (table: Table, rows: readonly SignedRow[]): Promise<SignedReceipt[]> => {
  const batches = await readBatches(
    table,
    rows.map(({ signed }) => signed.root),
  );
  return rows.map((row) => {
    const { root, index, path } = row.signed;
    const batch = batches.get(root);
    if (batch === undefined) throw new Error(`${row.receiptId} is in a batch that is missing`);
    return { receipt: receiptIn(row), index, path, batch };
  });
};

/** The lines of a campaign's receipt file, oldest receipt first. */
export const exportHistory = async function* (
  table: Table,
  campaignId: CampaignId,
  period: Period = {},
): AsyncGenerator<string> {
  let cursor: string | null | undefined;
  do {
    const page = await listHistory(table, campaignId, { ...period, limit: PAGE, cursor: cursor ?? undefined });
    for (const entry of await withBatches(table, page.items)) yield lineOf(entry);
    ({ cursor } = page);
  } while (cursor !== null);
};
