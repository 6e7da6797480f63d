import { redeemVoucher } from '@luhuan/shared/api/redemptions';
import { basisPoints, fen } from '@luhuan/shared/fen';
import { Redemption } from '@luhuan/shared/redemption/redemption';
import { voucherIdOf } from '@luhuan/shared/voucher/voucher-id';
import { NO_ENTRIES } from '../../miniprogram/src/retailer/pages/till/entries.ts';
import type { Asked } from '../../miniprogram/src/retailer/queue/entry.ts';
import { campaignId, personId, redemptionId, reservationId, sampleSlot, shanghai, shopId } from '../support/samples.ts';

type Sale = { readonly voucher: number; readonly serial: number; readonly reservation: number };

/** What a clerk records for one sale of a fridge. */
export const askedFor = ({ voucher, serial, reservation }: Sale): Asked => ({
  verb: 'redeem',
  sale: redeemVoucher.body.parse({
    voucherId: voucherIdOf({ ...sampleSlot, personId: personId(voucher) }, 1),
    reservationId: reservationId(reservation),
    serialNumber: `SN-${String(serial).padStart(8, '0')}`,
    invoiceNumber: `2544${String(serial).padStart(16, '0')}`,
    gtin: '6901234567892',
    price: { listFen: 100, deductions: [] },
  }),
  entries: { ...NO_ENTRIES, serialNumber: `sn-${serial}` },
  seen: { category: 'fridge', model: '样例冰箱', subsidyFen: fen(15), payFen: fen(85) },
});

/** What the server says to it. */
export const redemptionOf = ({ sale }: Pick<Asked, 'sale'>, number: number): Redemption => {
  const quote = {
    listFen: 100,
    steps: [],
    baseFen: 100,
    rate: basisPoints(1_500),
    capFen: 150_000,
    subsidyFen: 15,
    payFen: 85,
  };
  return Redemption.parse({
    ...sale,
    redemptionId: redemptionId(number),
    personId: personId(1),
    claimedByDelegate: false,
    campaignId: campaignId(1),
    revisionNumber: 1,
    category: 'fridge',
    shopId: shopId(1),
    clerkId: personId(2),
    brand: '样例',
    goods: {
      label: { kind: 'none' },
      form: null,
      listFen: 100,
      baseFen: 100,
      oldItem: 'none',
      deliveredInRegion: true,
    },
    quote,
    evidence: [],
    returns: [],
    subsidyFen: 15,
    redeemedAt: shanghai('2026-03-01T12:00'),
  });
};
