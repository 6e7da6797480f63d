import type { Clock } from '@luhuan/shared/clock';
import { fen } from '@luhuan/shared/fen';
import { type Notice, noticeIdOf } from '@luhuan/shared/notice/notice';
import { nextMoment } from '@luhuan/shared/voucher/deadline';
import { type HeldVoucher, expire } from '@luhuan/shared/voucher/voucher';
import type { VoucherId } from '@luhuan/shared/voucher/voucher-id';
import { readRevision } from '../campaign/store.ts';
import { type Log, errorFields } from '../platform/log.ts';
import { type Table, commit } from '../platform/table.ts';
import { addNotice } from '../notice/store.ts';
import { addRelease } from '../quota/store.ts';
import { releaseOf } from './release.ts';
import {
  type SlotRow,
  addDeadline,
  changeVoucher,
  readDue,
  readSlot,
  removeDeadline,
  slotKeyOf,
  voucherIn,
} from './store.ts';

const PER_SHARD = 50;

type Due = Parameters<typeof removeDeadline>[2];

/** The same deadline always makes the same notice, so that a repeat tells nobody twice. */
const noticeOf = ({ voucherId, category, expiresAt }: HeldVoucher, { personId }: SlotRow, dueAt: Due): Notice => ({
  noticeId: noticeIdOf(`Ending:${voucherId}:${dueAt}`, dueAt),
  delegate: personId,
  at: dueAt,
  act: { kind: 'ending', voucherId, category, expiresAt },
  readAt: null,
  disavowedAt: null,
});

/** Tells the owner once, and moves the deadline on. */
const remindOne = async (table: Table, slot: SlotRow, voucher: HeldVoucher, dueAt: Due, now: Due): Promise<boolean> => {
  const { voucherId, expiresAt } = voucher;
  const moved = {
    deadline: removeDeadline(table, voucherId, dueAt),
    next: addDeadline(table, voucherId, nextMoment(expiresAt, now)),
  };
  const told = await commit(table, {
    notice: addNotice(table, slot.personId, noticeOf(voucher, slot, dueAt)),
    ...moved,
  });
  // told before, by who was killed or runs beside this
  return told.ok || (await commit(table, moved)).ok;
};

/** @returns whether the deadline is dealt with. */
const dealWith = async (table: Table, voucherId: VoucherId, dueAt: Due, now: Due): Promise<boolean> => {
  const slot = await readSlot(table, slotKeyOf(voucherId));
  const voucher = voucherIn(slot, voucherId);
  const deadline = removeDeadline(table, voucherId, dueAt);
  if (slot === undefined || voucher?.status !== 'held') {
    await commit(table, { deadline });
    return true;
  }
  if (now < voucher.expiresAt) return remindOne(table, slot, voucher, dueAt, now);
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
 * Reminds owners of unused vouchers three days and one day before their end, ends those whose time is over and frees their
 * money, the shards side by side. Nothing depends on when it runs: every use of a voucher checks its end itself.
 * @returns how many deadlines it dealt with; call again while it is not zero.
 */
export const expireVouchers =
  ({ table, clock, log }: { readonly table: Table; readonly clock: Clock; readonly log: Log }) =>
  async (): Promise<number> => {
    const now = clock.now();
    const shards = await readDue(table, now, PER_SHARD);
    const done = shards.map(async (due) => {
      let count = 0;
      for (const { voucherId, dueAt } of due) {
        const dealtWith = await dealWith(table, voucherId, dueAt, now).catch((error: unknown) => {
          log.error('deadline not dealt with', { error: errorFields(error) });
          return false;
        });
        if (dealtWith) count++;
      }
      return count;
    });
    return (await Promise.all(done)).reduce((sum, count) => sum + count, 0);
  };
