import { standingOf, unitNow, wholeReturn } from '@luhuan/shared/redemption/return';
import type { Voucher } from '@luhuan/shared/voucher/voucher';
import { invoiceKey } from '../redemption/store.ts';
import { readNow } from './digest.ts';
import type { Snapshot } from './store.ts';
import { type Violation, violated } from './violation.ts';

const checkAgainst = (voucher: Voucher | undefined, redemption: Snapshot['redemption'][number]): Violation[] => {
  const name = redemption.redemptionId;
  if (voucher?.status !== 'redeemed' && voucher?.status !== 'returned')
    return [{ id: 'S2', what: `${name} has no redeemed voucher` }];
  const whole = wholeReturn(redemption.returns);
  const usedFen = voucher.status === 'redeemed' ? voucher.subsidyFen : 0;
  return [
    ...violated(
      'S2',
      voucher.redemptionId !== redemption.redemptionId,
      `${name} is not the redemption its voucher names`,
    ),
    ...violated('S2', usedFen !== standingOf(redemption).subsidyFen, `${name} and its voucher differ in the subsidy`),
    ...violated(
      'S2',
      whole?.at !== (voucher.status === 'returned' ? voucher.returnedAt : undefined),
      `${name} and its voucher differ in whether the goods came back`,
    ),
    ...violated(
      'S2',
      redemption.subsidyFen !== redemption.quote.subsidyFen,
      `${name} and its quote differ in the subsidy`,
    ),
    ...violated('S2', voucher.shopId !== redemption.shopId, `${name} and its voucher differ in the shop`),
    ...violated('S2', redemption.subsidyFen > voucher.capFen, `${name} is above the cap`),
    ...violated(
      'S2',
      redemption.redeemedAt >= voucher.expiresAt || redemption.redeemedAt < voucher.claimedAt,
      `${name} is outside the life of its voucher`,
    ),
  ];
};

const checkLocks = (
  kind: string,
  locks: readonly { redemptionId: string }[],
  redemptions: Snapshot['redemption'],
  wanted: (redemption: Snapshot['redemption'][number]) => number = () => 1,
): Violation[] => {
  const locked = locks.map(({ redemptionId }) => redemptionId);
  return [
    ...redemptions.flatMap((redemption) =>
      violated(
        'P2',
        locked.filter((id) => id === redemption.redemptionId).length !== wanted(redemption),
        `${redemption.redemptionId} has not exactly ${wanted(redemption)} ${kind} lock`,
      ),
    ),
    ...locked.flatMap((id) =>
      violated(
        'P2',
        !redemptions.some(({ redemptionId }) => redemptionId === id),
        `${kind} lock of ${id} locks nothing`,
      ),
    ),
  ];
};

const checkInvoices = (snapshot: Snapshot): Violation[] => {
  const numberOf = new Map(snapshot.redemption.map((one) => [one.redemptionId as string, one.invoiceNumber]));
  return snapshot['invoice-lock'].flatMap(({ redemptionId, pk }) =>
    violated(
      'P2',
      numberOf.has(redemptionId) && pk !== invoiceKey(numberOf.get(redemptionId) ?? '').pk,
      `${redemptionId} has another invoice number than its lock`,
    ),
  );
};

/** S2 and P2: a redeemed voucher has exactly one redemption that agrees with it, and one lock each on serial, every IMEI and invoice. */
export const checkRedemptions = (snapshot: Snapshot): Violation[] => {
  const vouchers = snapshot.slot.flatMap(({ attempts }) => attempts.map(({ voucher }) => voucher));
  const byId = new Map(vouchers.map((voucher) => [voucher.voucherId, voucher]));
  const used = vouchers.filter(({ status }) => status === 'redeemed' || status === 'returned');
  const sold = snapshot.redemption.filter(({ returns }) => wholeReturn(returns) === undefined);
  return [
    ...snapshot.redemption.flatMap((redemption) => checkAgainst(byId.get(redemption.voucherId), redemption)),
    ...violated(
      'S2',
      used.length !== snapshot.redemption.length,
      `${used.length} redeemed vouchers, ${snapshot.redemption.length} redemptions`,
    ),
    ...checkLocks('serial', readNow(snapshot, snapshot['serial-lock']), sold),
    ...checkLocks('IMEI', readNow(snapshot, snapshot['imei-lock']), sold, (one) => unitNow(one).imeis.length),
    ...checkLocks('invoice', snapshot['invoice-lock'], snapshot.redemption),
    ...checkInvoices(snapshot),
  ];
};
