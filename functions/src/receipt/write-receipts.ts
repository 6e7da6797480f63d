import type { EventOf } from '@luhuan/shared/event/event';
import type { Receipt } from '@luhuan/shared/receipt/receipt';
import { receiptOfClaim, receiptOfRedemption } from '@luhuan/shared/receipt/receipt-of';
import { addressOf } from '@luhuan/shared/voucher/voucher-id';
import { readRevision } from '../campaign/store.ts';
import { readPerson } from '../person/store.ts';
import { type Table, writeOne } from '../platform/table.ts';
import { readShop } from '../retailer/store.ts';
import { readSlot, slotKeyOf, voucherIn } from '../voucher/store.ts';
import { addReceipt } from './store.ts';

/** A receipt is proof of what was granted: one that says otherwise is a bug, and is not written. */
const writeGranted = async (table: Table, of: Parameters<typeof addReceipt>[1], receipt: Receipt): Promise<void> => {
  if (receipt.decision.result !== 'eligible') throw new Error(`${receipt.receiptId} does not grant what was granted`);
  await writeOne(table, addReceipt(table, of, receipt));
};

/** Off the claim path: a claim writes nothing but its slot. Harmless to repeat. */
export const writeClaimReceipt =
  (table: Table) =>
  async ({ voucherId }: EventOf<'VoucherClaimed'>): Promise<void> => {
    const { personId } = addressOf(voucherId);
    const [slot, person] = await Promise.all([readSlot(table, slotKeyOf(voucherId)), readPerson(table, personId)]);
    const voucher = voucherIn(slot, voucherId);
    if (voucher === undefined) throw new Error(`${voucherId} was claimed and is not there`);
    const revision = await readRevision(table, voucher.campaignId, voucher.revisionNumber);
    // somebody who was erased since lives nowhere
    const district = person?.regionCode ?? revision.rules.regionCode;
    await writeGranted(table, { personId, about: voucherId }, receiptOfClaim(revision, district, voucher));
  };

export const writeRedemptionReceipt =
  (table: Table) =>
  async ({ redemption }: EventOf<'VoucherRedeemed'>): Promise<void> => {
    const { redemptionId: about, campaignId, revisionNumber, shopId, personId } = redemption;
    const [revision, shop] = await Promise.all([
      readRevision(table, campaignId, revisionNumber),
      readShop(table, shopId),
    ]);
    const district = shop?.regionCode ?? revision.rules.regionCode;
    await writeGranted(table, { personId, about }, receiptOfRedemption(revision, district, redemption));
  };
