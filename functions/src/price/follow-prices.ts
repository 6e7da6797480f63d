import { dayOf } from '@luhuan/shared/clock';
import type { EventOf } from '@luhuan/shared/event/event';
import type { Redemption } from '@luhuan/shared/redemption/redemption';
import { withSale } from '@luhuan/shared/price/price-watch';
import { cityOf } from '@luhuan/shared/region';
import { readCampaign } from '../campaign/store.ts';
import { Contention, type Table, writeOne } from '../platform/table.ts';
import { readShop } from '../retailer/store.ts';
import { type Where, putLows, putRaised, readLows } from './store.ts';

const TRIES_MAX = 8;

const addSale = async (table: Table, { gtin, quote, redeemedAt }: Redemption, where: Where): Promise<void> => {
  for (let attempt = 1; attempt <= TRIES_MAX; attempt++) {
    const before = await readLows(table, gtin, where);
    const known = before?.days ?? [];
    const days = withSale(known, { day: dayOf(redeemedAt), lowFen: quote.baseFen });
    if (JSON.stringify(days) === JSON.stringify(known)) return;
    if (await writeOne(table, putLows(table, { gtin, where, days }, before))) return;
    await table.backOff(attempt);
  }
  throw new Contention(`prices of ${gtin} were written by others ${TRIES_MAX} times`);
};

/** Keeps what a model was sold for, by shop and by city, and what was found too high. A repeat changes nothing. */
export const followPrices =
  (table: Table) =>
  async ({ redemption }: EventOf<'VoucherRedeemed'>): Promise<void> => {
    const { redemptionId, campaignId, shopId, gtin, redeemedAt, priceNote } = redemption;
    const shop = await readShop(table, shopId);
    if (shop === undefined) throw new Error(`a redemption of ${shopId}, which is not there`);
    await addSale(table, redemption, shopId);
    await addSale(table, redemption, cityOf(shop.regionCode));
    if (priceNote === undefined) return;
    const campaign = await readCampaign(table, campaignId);
    if (campaign === undefined) throw new Error(`a redemption of ${campaignId}, which is not there`);
    const raised = { redemptionId, campaignId, shopId, gtin, soldAt: redeemedAt, note: priceNote };
    await writeOne(table, putRaised(table, raised, campaign.regionCode));
  };
