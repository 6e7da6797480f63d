import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { consumeEach, consumeTogether, on } from '../event/consume.ts';
import type { Consumer } from '../event/route-events.ts';
import { notifyPrincipals } from '../notice/notify-principals.ts';
import { earnPoints, earnRecycled } from '../points/earn-points.ts';
import { followPrices } from '../price/follow-prices.ts';
import { foldReleases } from '../quota/fold-releases.ts';
import { writeClaimReceipt, writeRedemptionReceipt } from '../receipt/write-receipts.ts';
import { followUnits } from '../unit-report/follow-units.ts';
import { indexVoucher } from '../voucher/index-voucher.ts';
import type { HouseDeps } from './bindings.ts';

type Handler = (batch: SQSEvent) => Promise<SQSBatchResponse>;

/** The consumers of events: each is a function of its own in AWS, and all of them run behind the local pump. */
export const consumersOf = (deps: Pick<HouseDeps, 'table' | 'clock' | 'log'>): Readonly<Record<Consumer, Handler>> => ({
  'index-vouchers': consumeEach(deps.log, on('VoucherClaimed', indexVoucher(deps))),
  'earn-points': consumeEach(
    deps.log,
    on('VoucherRedeemed', earnPoints(deps.table)),
    on('GoodsReturned', earnPoints(deps.table)),
    on('ApplianceRecycled', earnRecycled(deps.table)),
  ),
  'follow-prices': consumeEach(deps.log, on('VoucherRedeemed', followPrices(deps.table))),
  'follow-units': consumeEach(
    deps.log,
    on('VoucherRedeemed', followUnits(deps)),
    on('GoodsReturned', followUnits(deps)),
  ),
  'fold-releases': consumeTogether('ReleaseAdded', ({ release }) => release.releaseId, foldReleases(deps)),
  'notify-principals': consumeEach(deps.log, on('ActedFor', notifyPrincipals(deps.table))),
  'write-receipts': consumeEach(
    deps.log,
    on('VoucherClaimed', writeClaimReceipt(deps.table)),
    on('VoucherRedeemed', writeRedemptionReceipt(deps.table)),
  ),
});
