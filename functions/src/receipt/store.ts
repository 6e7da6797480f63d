import type { Page } from '@luhuan/shared/api/endpoint';
import type { Instant } from '@luhuan/shared/clock';
import { timeCode } from '@luhuan/shared/derived-id';
import { CampaignId, PersonId, ReceiptId } from '@luhuan/shared/ids';
import { Receipt } from '@luhuan/shared/receipt/receipt';
import { canonicalText } from '@luhuan/shared/receipt/sign';
import { Batch, PlaceInBatch, SigningKey } from '@luhuan/shared/receipt/signed-receipt';
import * as z from 'zod';
import { shardOf } from '../platform/shard.ts';
import { type Key, type Table, type Write, putAll, query, read, readBatch, readImmutable } from '../platform/table.ts';

/**
 * A receipt under the person it is about. It is listed with those that wait for a signature and, from then on, in the history of
 * its campaign.
 */
export const ReceiptRow = z.object({
  type: z.literal('receipt'),
  /** Who it was: beside the receipt, never in it. */
  personId: PersonId,
  receiptId: ReceiptId,
  campaignId: CampaignId,
  /** The voucher that was granted or the redemption; `null` for what was refused. */
  about: z.string().nullable(),
  /** The receipt as canonical JSON: its hash stays the same, whatever a later schema makes of it. */
  body: z.string(),
  signed: PlaceInBatch.nullable(),
});
export type ReceiptRow = z.infer<typeof ReceiptRow>;
export type SignedRow = ReceiptRow & { readonly signed: PlaceInBatch };

export const BatchRow = Batch.strip().extend({ type: z.literal('receipt-batch') });
export const SigningKeyRow = SigningKey.strip().extend({ type: z.literal('signing-key') });

/** Claims come in rushes: spread over partitions so that none runs hot. */
const SHARDS = 4;
const shards = Array.from({ length: SHARDS }, (_, shard) => String(shard).padStart(2, '0'));

const receiptKey = (personId: PersonId, receiptId: ReceiptId): Key => ({
  pk: `PERSON#${personId}`,
  sk: `RECEIPT#${receiptId}`,
});
const unsignedPartition = (shard: string): string => `UNSIGNED#${shard}`;
const historyPartition = (campaignId: CampaignId, shard: string): string => `RECEIPTS#${campaignId}#${shard}`;
const batchKey = (root: string): Key => ({ pk: `BATCH#${root}`, sk: 'BATCH' });
const SIGNING_KEYS = 'SIGNERS#ALL';

export const receiptIn = ({ body }: Pick<ReceiptRow, 'body'>): Receipt => Receipt.parse(JSON.parse(body));

const itemOf = (row: ReceiptRow) => {
  const { personId, receiptId, campaignId, signed } = row;
  const shard = shardOf(receiptId, SHARDS);
  return {
    ...receiptKey(personId, receiptId),
    listPk: signed === null ? unsignedPartition(shard) : historyPartition(campaignId, shard),
    listSk: receiptId,
    ...row,
  };
};

/** A receipt that is not signed yet; its condition fails when it is there already. */
export const addReceipt = (
  table: Table,
  { personId, about }: Pick<ReceiptRow, 'personId' | 'about'>,
  receipt: Receipt,
): Write => {
  const { receiptId, campaignId } = receipt;
  const body = canonicalText(receipt);
  return {
    Put: {
      TableName: table.name,
      Item: itemOf({ type: 'receipt', personId, receiptId, campaignId, about, body, signed: null }),
      ConditionExpression: 'attribute_not_exists(pk)',
    },
  };
};

export const readReceipt = (table: Table, personId: PersonId, receiptId: ReceiptId): Promise<ReceiptRow | undefined> =>
  read(table, receiptKey(personId, receiptId), ReceiptRow);

type Paged = { readonly limit: number; readonly cursor?: string | undefined };

/** Of one person, newest first. */
export const listReceiptsOf = (table: Table, personId: PersonId, { limit, cursor }: Paged): Promise<Page<ReceiptRow>> =>
  query(table, { pk: `PERSON#${personId}`, prefix: 'RECEIPT#', descending: true, limit, after: cursor }, ReceiptRow);

/** Receipts that wait for a signature, oldest first, at most `limit` of each shard. The list may lag behind a signature. */
export const readUnsigned = async (table: Table, limit: number): Promise<ReceiptRow[]> => {
  const pages = await Promise.all(
    shards.map((shard) =>
      query(table, { index: 'lists', pk: unsignedPartition(shard), prefix: '', limit }, ReceiptRow),
    ),
  );
  return pages.flatMap(({ items }) => items);
};

/**
 * Puts receipts in their places in a batch and in their campaigns' histories. Nothing else of a receipt ever changes; one that
 * has a place already gets another that proves as much.
 */
export const placeReceipts = (table: Table, rows: readonly SignedRow[]): Promise<void> =>
  putAll(table, rows.map(itemOf));

export const isSigned = (row: ReceiptRow): row is SignedRow => row.signed !== null;

/** Half-open, by the time of what was decided. */
export type Period = { readonly from?: Instant | undefined; readonly until?: Instant | undefined };

/** The signed receipts of a campaign, oldest first: the shards' pages merged. The cursor is a receipt's id. */
export const listHistory = async (
  table: Table,
  campaignId: CampaignId,
  { limit, cursor, from, until }: Paged & Period,
): Promise<Page<SignedRow>> => {
  // just below every id of the moment
  const after = cursor ?? (from === undefined ? undefined : `rct_${timeCode(from)}`);
  const pages = await Promise.all(
    shards.map((shard) =>
      query(
        table,
        {
          index: 'lists',
          pk: historyPartition(campaignId, shard),
          prefix: '',
          limit,
          after,
          ...(until === undefined ? {} : { before: `rct_${timeCode(until)}` }),
        },
        ReceiptRow,
      ),
    ),
  );
  const merged = pages
    .flatMap(({ items }) => items)
    .filter(isSigned)
    .toSorted((a, b) => (a.receiptId < b.receiptId ? -1 : 1));
  const items = merged.slice(0, limit);
  const more = merged.length > limit || pages.some((page) => page.cursor !== null);
  return { items, cursor: more ? (items.at(-1)?.receiptId ?? null) : null };
};

/** One root, one batch: the same receipts signed again are the same batch. Its condition fails when it is there. */
export const addBatch = (table: Table, batch: Batch): Write => ({
  Put: {
    TableName: table.name,
    Item: { ...batchKey(batch.root), type: 'receipt-batch', ...batch },
    ConditionExpression: 'attribute_not_exists(pk)',
  },
});

/** The batches of some roots; each is read once. @throws when one is missing. */
export const readBatches = async (table: Table, roots: readonly string[]): Promise<ReadonlyMap<string, Batch>> => {
  const wanted = [...new Set(roots)];
  const items = await readBatch(table, wanted.map(batchKey));
  return new Map(wanted.map((root, index) => [root, Batch.strip().parse(items[index])]));
};

/** Kept for good: what was signed with a key is proven by it for as long as the receipt lives. */
export const addSigningKey = (table: Table, { keyId, publicKey }: SigningKey): Write => ({
  Put: {
    TableName: table.name,
    Item: { pk: SIGNING_KEYS, sk: keyId, type: 'signing-key', keyId, publicKey },
    ConditionExpression: 'attribute_not_exists(pk)',
  },
});

export const readSigningKey = (table: Table, keyId: string): Promise<SigningKey | undefined> =>
  readImmutable(table, { pk: SIGNING_KEYS, sk: keyId }, SigningKey.strip());

export const listSigningKeys = async (table: Table): Promise<SigningKey[]> =>
  (await query(table, { pk: SIGNING_KEYS, prefix: '' }, SigningKey.strip())).items;
