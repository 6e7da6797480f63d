import type { Clock } from '@luhuan/shared/clock';
import { fen } from '@luhuan/shared/fen';
import { expire } from '@luhuan/shared/voucher/voucher';
import type { VoucherId } from '@luhuan/shared/voucher/voucher-id';
import { readRevision } from '../campaign/store.ts';
import { type Log, errorFields } from '../platform/log.ts';
import { type Table, commit } from '../platform/table.ts';
import { addRelease } from '../quota/store.ts';
import { releaseOf } from './release.ts';
import { changeVoucher, readDue, readSlot, removeDeadline, slotKeyOf, voucherIn } from './store.ts';

const PER_SHARD = 50;

/** @returns whether the deadline is dealt with. */
const expireOne = async (
  table: Table,
  voucherId: VoucherId,
  dueAt: Parameters<typeof removeDeadline>[2],
): Promise<boolean> => {
  const slot = await readSlot(table, slotKeyOf(voucherId));
  const voucher = voucherIn(slot, voucherId);
  const deadline = removeDeadline(table, voucherId, dueAt);
  if (slot === undefined || voucher?.status !== 'held') {
    await commit(table, { deadline });
    return true;
  }
  const { rules } = await readRevision(table, voucher.campaignId, voucher.revisionNumber);
  const outcome = await commit(table, {
    slot: changeVoucher(table, slot, expire(voucher)),
    release: addRelease(table, releaseOf(voucher, rules.regionCode, fen(0))),
    deadline,
  });
  // the owner or a till was faster: the deadline stays and the next round looks again
  return outcome.ok;
};

/**
 * Ends the vouchers whose time is over and frees their money, the shards side by side. Nothing depends on when it runs: every
 * use of a voucher checks its end itself.
 * @returns how many deadlines it dealt with; call again while it is not zero.
 */
export const expireVouchers =
  ({ table, clock, log }: { readonly table: Table; readonly clock: Clock; readonly log: Log }) =>
  async (): Promise<number> => {
    const shards = await readDue(table, clock.now(), PER_SHARD);
    const done = shards.map(async (due) => {
      let count = 0;
      for (const { voucherId, dueAt } of due) {
        const dealtWith = await expireOne(table, voucherId, dueAt).catch((error: unknown) => {
          log.error('voucher not expired', { error: errorFields(error) });
          return false;
        });
        if (dealtWith) count++;
      }
      return count;
    });
    return (await Promise.all(done)).reduce((sum, count) => sum + count, 0);
  };
