import { SHOP_IDS } from '../../../functions/src/demonstration/shops.ts';
import type { ApplianceModel } from '@luhuan/shared/appliance/model';
import { type Instant, plusDays, plusSeconds } from '@luhuan/shared/clock';
import { type CampaignId, ReservationId } from '@luhuan/shared/ids';
import type { Person } from '@luhuan/shared/person/person';
import { InvoiceNumber, SerialNumber } from '@luhuan/shared/redemption/redemption';
import type { HeldVoucher } from '@luhuan/shared/voucher/voucher';
import { type Slot, voucherIdOf } from '@luhuan/shared/voucher/voucher-id';
import { eligibleModel, shopper } from '../../support/scenes.ts';
import { heldVoucher } from '../../support/samples.ts';

export const MODEL: ApplianceModel = eligibleModel('fridge');
const SHOP_ID = SHOP_IDS.nanshan;
export const CLERK: Person = { ...shopper(900_000), roles: ['clerk'], shopId: SHOP_ID };

/** One press of "redeem", with the voucher that a till of the shop has reserved. */
export type Sale = {
  readonly key: string;
  readonly slot: Slot;
  readonly voucher: HeldVoucher;
  readonly serialNumber: SerialNumber;
  readonly invoiceNumber: InvoiceNumber;
};

const saleAt = (campaignId: CampaignId, programme: string, number: number, unit: number, now: Instant): Sale => {
  const slot = { personId: shopper(number).personId, programme, category: 'fridge' as const, item: 1 };
  const reservationId = ReservationId.parse(`rsv_${String(number).padStart(26, '0')}`);
  return {
    key: `sale-${number}`,
    slot,
    voucher: heldVoucher({
      voucherId: voucherIdOf(slot, 1),
      campaignId,
      claimedAt: plusSeconds(now, -3_600),
      claimedBy: slot.personId,
      expiresAt: plusDays(now, 3),
      reservation: { reservationId, shopId: SHOP_ID, until: plusDays(now, 1) },
    }),
    serialNumber: SerialNumber.parse(`SN${String(unit).padStart(10, '0')}`),
    invoiceNumber: InvoiceNumber.parse(`25440000${String(number).padStart(12, '0')}`),
  };
};

/** One in so many is another voucher for a unit that is sold already, and as many are sent twice under one key. */
const EVERY = 10;

/** Sales of so many units from `first` on, and in which order they are pressed: whoever comes twice comes soon. */
export const salesOf = (campaignId: CampaignId, programme: string, first: number, units: number, now: Instant) => {
  const sales: Sale[] = [];
  const presses: Sale[] = [];
  for (let unit = 0; unit < units; unit++) {
    const own = saleAt(campaignId, programme, first + 2 * unit, first + unit, now);
    sales.push(own);
    presses.push(own);
    if (unit % EVERY === 0) presses.push(own);
    if (unit % EVERY === EVERY / 2) {
      const rival = saleAt(campaignId, programme, first + 2 * unit + 1, first + unit, now);
      sales.push(rival);
      presses.push(rival);
    }
  }
  return { sales, presses };
};

/** How a press was answered: a repeat is told its redemption again. */
export type Answer = { readonly redeemed: string } | { readonly refused: string };

/** A store of redemptions, with the vouchers of the sales in it. */
export type Till = {
  readonly name: string;
  readonly put: (sales: readonly Sale[]) => Promise<void>;
  readonly redeem: (sale: Sale) => Promise<Answer>;
  /** Redemptions that are stored, by unit, and what all lines of the ledger come to. */
  readonly stored: () => Promise<{ readonly units: readonly string[]; readonly sumFen: number }>;
  readonly close: () => Promise<void>;
};
