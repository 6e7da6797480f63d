import type { Page } from '@luhuan/shared/api/endpoint';
import type { RedemptionId, ShopId } from '@luhuan/shared/ids';
import { type InvoiceNumber, Redemption, type SerialNumber } from '@luhuan/shared/redemption/redemption';
import * as z from 'zod';
import { DigestVersion } from '../platform/digest-ring.ts';
import { type DigestKind, type Digests, putUnderAll } from '../platform/digests.ts';
import { type Key, type Table, type Write, query, read } from '../platform/table.ts';

export const RedemptionRow = Redemption.extend({ type: z.literal('redemption') });
export const SerialLockRow = z.object({
  type: z.literal('serial-lock'),
  digest: DigestVersion,
  redemptionId: z.string(),
});
export const InvoiceLockRow = z.object({ type: z.literal('invoice-lock'), redemptionId: z.string() });

/** Redemptions live under their shop: a clerk's reach is in the key that is read. */
const redemptionKey = (shopId: ShopId, redemptionId: RedemptionId): Key => ({
  pk: `SHOP#${shopId}`,
  sk: `REDEMPTION#${redemptionId}`,
});

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

export const invoiceKey = (invoiceNumber: string): Key => ({ pk: `INVOICE#${invoiceNumber}`, sk: 'LOCK' });

export const SERIALS: DigestKind = { type: 'serial-lock', partition: 'SERIAL', sk: 'LOCK', purpose: 'serial' };

/** One unit, one subsidy, across every campaign and shop: a keyed digest of brand and serial number is taken once. */
export const lockSerial = (
  table: Table,
  digests: Digests,
  unit: { brand: string; serialNumber: SerialNumber },
  redemptionId: RedemptionId,
): readonly Write[] =>
  putUnderAll(table, digests, SERIALS, { text: `${unit.brand}|${unit.serialNumber}`, redemptionId });

/** Digital invoice numbers are unique nationwide, so one number is one sale. */
export const lockInvoice = (table: Table, invoiceNumber: InvoiceNumber, redemptionId: RedemptionId): Write => ({
  Put: {
    TableName: table.name,
    Item: { ...invoiceKey(invoiceNumber), type: 'invoice-lock', redemptionId },
    ConditionExpression: 'attribute_not_exists(pk)',
  },
});
