import type { Page } from '@luhuan/shared/api/endpoint';
import type { ReceiptSummary, ReceiptView } from '@luhuan/shared/api/receipts';
import { inForceAt } from '@luhuan/shared/campaign/campaign';
import type { Instant } from '@luhuan/shared/clock';
import type { CampaignId, ReceiptId } from '@luhuan/shared/ids';
import type { Person } from '@luhuan/shared/person/person';
import { reasonsOf } from '@luhuan/shared/offer/why';
import { leafOf } from '@luhuan/shared/receipt/merkle';
import { lineOf } from '@luhuan/shared/receipt/sign';
import type { PolicyArchive, SignedReceipt } from '@luhuan/shared/receipt/signed-receipt';
import type { RefusalOf } from '@luhuan/shared/refusal/refusal';
import { type Result, ok, refuse } from '@luhuan/shared/result';
import { appealIdOf } from '@luhuan/shared/appeal/appeal';
import { readAppeal } from '../appeal/store.ts';
import { listApprovedNumbers, readCampaign, readManaged, readRevision } from '../campaign/store.ts';
import type { Table } from '../platform/table.ts';
import { withBatches } from './export.ts';
import {
  type Period,
  type ReceiptRow,
  isSigned,
  listHistory,
  listReceiptsOf,
  listSigningKeys,
  readReceipt,
  receiptIn,
} from './store.ts';

type NotFound = RefusalOf<'NotFound'>;
type Paged = { readonly limit: number; readonly cursor?: string | undefined };

const summaryOf = (row: ReceiptRow): ReceiptSummary => {
  const { receiptId, moment, campaignId, at, facts, decision } = receiptIn(row);
  return { receiptId, moment, campaignId, at, category: facts.category, result: decision.result };
};

/** The own receipts, newest first. */
export const listReceipts =
  (table: Table) =>
  async ({ personId }: Person, page: Paged): Promise<Result<Page<ReceiptSummary>, never>> => {
    const { items, cursor } = await listReceiptsOf(table, personId, page);
    return ok({ items: items.map(summaryOf), cursor });
  };

/** One of the own receipts, with the line that a receipt file needs once it is signed. */
export const getReceipt =
  (table: Table) =>
  async ({ personId }: Person, receiptId: ReceiptId): Promise<Result<ReceiptView, NotFound>> => {
    const row = await readReceipt(table, personId, receiptId);
    if (row === undefined) return refuse({ code: 'NotFound' });
    const receipt = receiptIn(row);
    const [revision, found, [entry]] = await Promise.all([
      readRevision(table, receipt.campaignId, receipt.decision.revision.number),
      readAppeal(table, appealIdOf(receiptId)),
      isSigned(row) ? withBatches(table, [row]) : [],
    ]);
    return ok({
      receipt,
      campaignTitle: revision.rules.title,
      reasons: reasonsOf(receipt.decision),
      hash: leafOf(row.body),
      signed: entry === undefined ? null : { at: entry.batch.signedAt, keyId: entry.batch.keyId, line: lineOf(entry) },
      appeal: found?.appeal ?? null,
    });
  };

/** A campaign's signed receipts in the order in which things were decided, for the offices of its region. */
export const listCampaignReceipts =
  (table: Table) =>
  async (
    person: Person,
    campaignId: CampaignId,
    page: Paged & Period,
  ): Promise<Result<Page<SignedReceipt>, NotFound>> => {
    const managed = await readManaged(table, person, campaignId);
    if (!managed.ok) return managed;
    const { items, cursor } = await listHistory(table, campaignId, page);
    return ok({ items: await withBatches(table, items), cursor });
  };

/** The rules that were ever in force, and all keys of the house: what anybody needs to replay receipts. */
export const getPolicyArchive =
  (table: Table) =>
  async (campaignId: CampaignId, now: Instant): Promise<Result<PolicyArchive, NotFound>> => {
    const campaign = await readCampaign(table, campaignId);
    const current = campaign === undefined ? null : inForceAt(campaign, now);
    if (current === null) return refuse({ code: 'NotFound' });
    // one that is approved for a later moment has decided nothing yet
    const numbers = (await listApprovedNumbers(table, campaignId)).filter((number) => number <= current.number);
    const [keys, revisions] = await Promise.all([
      listSigningKeys(table),
      Promise.all(numbers.map((number) => readRevision(table, campaignId, number))),
    ]);
    return ok({ revisions: revisions.map((revision) => ({ campaignId, revision })), keys });
  };
