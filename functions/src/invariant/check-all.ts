import type { Instant } from '@luhuan/shared/clock';
import type { Table } from '../platform/table.ts';
import { checkApiKeys } from './api-key.ts';
import { checkAwards } from './award.ts';
import { checkCampaigns } from './campaign.ts';
import { checkDigests } from './digest.ts';
import { checkErasures } from './erasure.ts';
import { checkEvidence } from './evidence.ts';
import { checkFairs } from './fair.ts';
import { checkIdentities } from './identity.ts';
import { checkLedger } from './ledger.ts';
import { checkOwned } from './owned.ts';
import { checkPoints } from './points.ts';
import { checkDrained, checkOnce } from './once.ts';
import { checkOrders } from './order.ts';
import { checkDisavowals, checkNotified, checkPowers } from './power.ts';
import { checkPromotions } from './promotion.ts';
import { checkQuota } from './quota.ts';
import { checkReceipts, checkReceiptsWritten } from './receipt.ts';
import { checkRedemptions } from './redemption.ts';
import { checkRegister } from './register.ts';
import { checkStaff } from './staff.ts';
import { type Snapshot, readSnapshot } from './store.ts';
import type { Violation } from './violation.ts';
import { checkReported } from './unit-report.ts';
import { checkTills } from './till.ts';
import { checkVouchers } from './voucher.ts';
import { checkSignIns } from './wechat.ts';

const CHECKS: readonly ((snapshot: Snapshot) => Violation[])[] = [
  ({ unreadable }) => unreadable.map((what) => ({ id: 'R1', what })),
  checkQuota,
  checkVouchers,
  checkRedemptions,
  checkIdentities,
  checkLedger,
  checkPoints,
  checkPromotions,
  checkOwned,
  checkFairs,
  checkCampaigns,
  checkSignIns,
  checkStaff,
  checkApiKeys,
  checkRegister,
  checkDigests,
  checkErasures,
  checkPowers,
  checkDisavowals,
  checkReceipts,
  checkAwards,
  checkEvidence,
  checkOrders,
  checkTills,
];

type Circumstances = {
  /** The stream has been read to its end. */
  readonly drained: boolean;
  /** Now, where items may have been removed because their time was up. */
  readonly at?: Instant;
};

/** Everything that must always hold, held against every item of a snapshot. */
const checkSnapshot = (snapshot: Snapshot, { drained, at }: Circumstances): Violation[] => [
  ...[...CHECKS, ...(drained ? [checkDrained, checkNotified, checkReceiptsWritten, checkReported] : [])].flatMap(
    (check) => check(snapshot),
  ),
  ...checkOnce(snapshot, at),
];

/** Reads the whole table and names what is broken. */
export const checkAll = async (table: Table, circumstances: Circumstances): Promise<Violation[]> =>
  checkSnapshot(await readSnapshot(table), circumstances);
