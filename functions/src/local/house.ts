import { join } from 'node:path';
import { lapseAwards } from '../award/lapse-awards.ts';
import { enteredByOfficers } from '../draw/public-value.ts';
import { runDraws } from '../draw/run-draws.ts';
import { tellParties } from '../fair/tell-parties.ts';
import { tellEndings } from '../points/tell-endings.ts';
import { drawPrizes } from '../reward/draw-prizes.ts';
import { routeEvents } from '../event/route-events.ts';
import { type HouseDeps, apiOf } from '../lambda/bindings.ts';
import { consumersOf } from '../lambda/consumers.ts';
import type { StageName } from '../platform/config.ts';
import type { Signer } from '../platform/ed25519.ts';
import { settleLeases } from '../lease/settle-leases.ts';
import { signReceipts } from '../receipt/sign-receipts.ts';
import { letOutDrops } from '../pacing/let-out-drops.ts';
import { letOutTranches } from '../tranche/let-out-tranches.ts';
import { rescueVouchers } from '../register/rescue-vouchers.ts';
import { offerFreed } from '../waiting/offer-freed.ts';
import type { NationalPlatform } from '../unit-report/national-platform.ts';
import { reportUnits } from '../unit-report/report-units.ts';
import { lapseOrders } from '../order/lapse-orders.ts';
import { expireVouchers } from '../voucher/expire-vouchers.ts';
import { localQueue } from './local-queue.ts';
import { localStream, streamPump } from './pump.ts';
import { sweep } from './sweep.ts';

/** Name of the table on the local engine. */
export const LOCAL_TABLE = 'luhuan';
/** Name of the vault's table there. */
export const LOCAL_VAULT_TABLE = 'luhuan-vault';

/** The whole back end in one process, each part the one that is deployed: start and tests both live in it. */
export const localHouse = (
  deps: HouseDeps & { readonly signer: Signer; readonly platform: NationalPlatform },
  endpoint: string,
  stage: StageName,
  dataDir?: string,
) => {
  const consumers = consumersOf(deps);
  const route = routeEvents({
    'index-vouchers': localQueue(consumers['index-vouchers']),
    'earn-points': localQueue(consumers['earn-points']),
    'follow-prices': localQueue(consumers['follow-prices']),
    'follow-units': localQueue(consumers['follow-units']),
    'fold-releases': localQueue(consumers['fold-releases']),
    'notify-principals': localQueue(consumers['notify-principals']),
    'write-receipts': localQueue(consumers['write-receipts']),
  });
  return {
    api: apiOf(deps, stage),
    pump: streamPump(endpoint, deps.table.name, route, dataDir === undefined ? undefined : join(dataDir, 'pump.json')),
    expire: expireVouchers(deps),
    lapseOrders: lapseOrders(deps),
    tellEndings: tellEndings(deps),
    tellParties: tellParties(deps),
    letOut: letOutTranches(deps),
    letOutDrops: letOutDrops(deps),
    draws: runDraws({ ...deps, publicValueOf: enteredByOfficers }),
    prizes: drawPrizes(deps),
    offerFreed: offerFreed(deps),
    lapse: lapseAwards(deps),
    rescue: rescueVouchers(deps),
    settle: settleLeases({ ...deps, stream: localStream(endpoint, deps.table.name) }),
    signReceipts: signReceipts(deps),
    reportUnits: reportUnits(deps),
    sweep: sweep(deps, [deps.table, deps.vault.table]),
  };
};
