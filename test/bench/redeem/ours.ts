import type { Revision } from '@luhuan/shared/campaign/revision';
import type { CampaignId } from '@luhuan/shared/ids';
import { readRunningLately } from '../../../functions/src/campaign/store.ts';
import type { Engine } from '../../../functions/src/local/engine.ts';
import { openRings } from '../../../functions/src/platform/digests.ts';
import { openFastTable } from '../../../functions/src/platform/fast-path.ts';
import { ulidsFrom } from '../../../functions/src/platform/new-id.ts';
import { dynamoClient, openTable } from '../../../functions/src/platform/open-table.ts';
import { scanPages } from '../../../functions/src/platform/scan.ts';
import { systemClock } from '../../../functions/src/platform/system-clock.ts';
import { putAll } from '../../../functions/src/platform/table.ts';
import { putModel } from '../../../functions/src/appliance/store.ts';
import { writeOne } from '../../../functions/src/platform/table.ts';
import { JournalRow } from '../../../functions/src/ledger/store.ts';
import { redeemVoucher } from '../../../functions/src/redemption/redeem-voucher.ts';
import { RedemptionRow } from '../../../functions/src/redemption/store.ts';
import { slotItem } from '../../../functions/src/voucher/store.ts';
import { TABLE, openBenchCampaign } from '../claims/ours.ts';
import { BENCH_KEYS } from '../claims/presses.ts';
import { type Count, meter } from '../../support/meter.ts';
import { DEMONSTRATION_SHOPS } from '../../../functions/src/demonstration/shops.ts';
import { putShop } from '../../../functions/src/retailer/store.ts';
import { CLERK, MODEL, type Till } from './sales.ts';

export type Ours = Till & { readonly campaignId: CampaignId; readonly revision: Revision; readonly count: () => Count };

/** The use case of the house on its own table; `counted`: every request is, by the SDK. */
export const ourTill = async (name: string, engine: Engine, units: number, counted = false): Promise<Ours> => {
  const client = dynamoClient(engine.endpoint);
  const campaignId = await openBenchCampaign(client, new Map([['fridge', units]]));
  const counter = counted ? meter(client) : undefined;
  const table = counted ? openTable(client, TABLE) : openFastTable(client, engine.endpoint, TABLE);
  await writeOne(table, putModel(table, MODEL));
  for (const shop of DEMONSTRATION_SHOPS) await writeOne(table, putShop(table, shop));
  const running = await readRunningLately(table, campaignId, systemClock.now());
  if (running === undefined) throw new Error('the campaign of the bench is not there');
  const rings = openRings(table, { keys: BENCH_KEYS, further: () => Promise.resolve([]) });
  const log = { info: () => undefined, error: () => undefined };
  const redeem = redeemVoucher({ table, rings, newId: ulidsFrom(systemClock, Math.random), log });
  return {
    name,
    campaignId,
    revision: running.revision,
    put: (sales) =>
      putAll(
        table,
        sales.map(({ key, slot, voucher }) =>
          slotItem({ type: 'slot', version: 2, ...slot, attempts: [{ voucher, requestId: key }] }),
        ),
      ),
    redeem: async ({ key, voucher, serialNumber, invoiceNumber }) => {
      const sale = {
        voucherId: voucher.voucherId,
        reservationId: voucher.reservation?.reservationId ?? ('' as never),
        gtin: MODEL.gtin,
        serialNumber,
        imeis: [],
        invoiceNumber,
        price: { listFen: MODEL.filedPriceFen, deductions: [] },
        oldItem: null,
        delivery: 'collected' as const,
        evidence: [],
      };
      const attempt = { scope: 'bench', key, fingerprint: key, at: systemClock.now() };
      const outcome = await redeem({ sale, person: CLERK, till: null, attempt });
      return outcome.ok ? { redeemed: outcome.value.redemptionId } : { refused: outcome.error.code };
    },
    stored: async () => {
      const found: string[] = [];
      let sumFen = 0;
      for await (const page of scanPages(table))
        for (const item of page) {
          if (item['type'] === 'redemption') found.push(RedemptionRow.parse(item).serialNumber);
          if (item['type'] === 'journal')
            sumFen += JournalRow.parse(item).lines.reduce((sum, { amountFen }) => sum + amountFen, 0);
        }
      return { units: found, sumFen };
    },
    count: () => counter?.total() ?? { reads: 0, writes: 0, writeUnits: 0 },
    close: async () => {
      client.destroy();
      await engine.stop();
    },
  };
};
