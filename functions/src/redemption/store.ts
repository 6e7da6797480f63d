import type { Page } from '@luhuan/shared/api/endpoint';
import type { RedemptionId, ShopId } from '@luhuan/shared/ids';
import { type InvoiceNumber, Redemption } from '@luhuan/shared/redemption/redemption';
import * as z from 'zod';
import { DigestVersion } from '../platform/digest-ring.ts';
import { type DigestKind, type Digests, putUnderAll, removeUnderAll } from '../platform/digests.ts';
import { type Key, type Table, type Write, query, read } from '../platform/table.ts';

export const RedemptionRow = Redemption.extend({ type: z.literal('redemption') });
export const SerialLockRow = z.object({
  type: z.literal('serial-lock'),
  digest: DigestVersion,
  redemptionId: z.string(),
});
export const ImeiLockRow = SerialLockRow.extend({ type: z.literal('imei-lock') });
export const InvoiceLockRow = z.object({ type: z.literal('invoice-lock'), redemptionId: z.string() });

/** Redemptions live under their shop: a clerk's reach is in the key that is read. */
const redemptionKey = (shopId: ShopId, redemptionId: RedemptionId): Key => ({
  pk: `SHOP#${shopId}`,
  sk: `REDEMPTION#${redemptionId}`,
});

const returnedPartition = (shopId: ShopId): string => `RETURNED#${shopId}`;

export const readRedemption = (
  table: Table,
  shopId: ShopId,
  redemptionId: RedemptionId,
): Promise<Redemption | undefined> => read(table, redemptionKey(shopId, redemptionId), Redemption);

export const listRedemptions = (
  table: Table,
  shopId: ShopId,
  page: { limit: number; cursor?: string | undefined },
): Promise<Page<Redemption>> =>
  query(
    table,
    { pk: `SHOP#${shopId}`, prefix: 'REDEMPTION#', descending: true, limit: page.limit, after: page.cursor },
    Redemption,
  );

export const addRedemption = (table: Table, redemption: Redemption): Write => ({
  Put: {
    TableName: table.name,
    Item: { ...redemptionKey(redemption.shopId, redemption.redemptionId), type: 'redemption', ...redemption },
    ConditionExpression: 'attribute_not_exists(pk)',
  },
});

/** Adds what came back last; its condition fails when anything came back since it was read. */
export const changeReturns = (table: Table, { shopId, redemptionId, returns }: Redemption): Write => ({
  Update: {
    TableName: table.name,
    Key: redemptionKey(shopId, redemptionId),
    UpdateExpression: 'SET #returns = :returns, listPk = :list, listSk = :at',
    ConditionExpression: 'size(#returns) = :before',
    ExpressionAttributeNames: { '#returns': 'returns' },
    ExpressionAttributeValues: {
      ':returns': returns,
      ':before': returns.length - 1,
      ':list': returnedPartition(shopId),
      ':at': `${returns.at(-1)?.at}#${redemptionId}`,
    },
  },
});

/** What came back to a shop, the latest first: a redemption stands where its last return was. */
export const listReturned = (
  table: Table,
  shopId: ShopId,
  page: { limit: number; cursor?: string | undefined },
): Promise<Page<Redemption>> =>
  query(
    table,
    {
      index: 'lists',
      pk: returnedPartition(shopId),
      prefix: '',
      descending: true,
      limit: page.limit,
      after: page.cursor,
    },
    Redemption,
  );

export const invoiceKey = (invoiceNumber: string): Key => ({ pk: `INVOICE#${invoiceNumber}`, sk: 'LOCK' });

export const SERIALS: DigestKind = { type: 'serial-lock', partition: 'SERIAL', sk: 'LOCK', purpose: 'serial' };

/** What is printed on one unit and on no other. */
type Unit = { readonly brand: string; readonly serialNumber: string };
const unitText = ({ brand, serialNumber }: Unit): string => `${brand}|${serialNumber}`;

/** One unit, one subsidy, across every campaign and shop: a keyed digest of brand and serial number is taken once. */
export const lockSerial = (table: Table, digests: Digests, unit: Unit, redemptionId: RedemptionId): readonly Write[] =>
  putUnderAll(table, digests, SERIALS, { text: unitText(unit), redemptionId });

/** A unit that came back can be sold with a subsidy again. */
export const unlockSerial = (table: Table, digests: Digests, unit: Unit): readonly Write[] =>
  removeUnderAll(table, digests, SERIALS, unitText(unit));

export const IMEIS: DigestKind = { type: 'imei-lock', partition: 'IMEI', sk: 'LOCK', purpose: 'imei' };

/**
 * One radio, one subsidy: an IMEI is worldwide unique, so its lock knows no brand, and the first of one unit is the same lock as
 * the second of another.
 */
export const lockImei = (table: Table, digests: Digests, imei: string, redemptionId: RedemptionId): readonly Write[] =>
  putUnderAll(table, digests, IMEIS, { text: imei, redemptionId });

export const unlockImeis = (table: Table, digests: Digests, imeis: readonly string[]): readonly Write[] =>
  imeis.flatMap((imei) => removeUnderAll(table, digests, IMEIS, imei));

/**
 * One number is one sale, whoever sells: the twenty digits of a digital invoice hold year, region, channel and a serial number of
 * the tax system, not of the seller (research/domain.md §7 [S106]). A lock per seller would be weaker and nothing else: it would
 * let a second shop use the number of the first one's invoice.
 */
export const lockInvoice = (table: Table, invoiceNumber: InvoiceNumber, redemptionId: RedemptionId): Write => ({
  Put: {
    TableName: table.name,
    Item: { ...invoiceKey(invoiceNumber), type: 'invoice-lock', redemptionId },
    ConditionExpression: 'attribute_not_exists(pk)',
  },
});
