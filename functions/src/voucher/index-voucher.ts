import type { EventOf } from '@luhuan/shared/event/event';
import type { Clock } from '@luhuan/shared/clock';
import { nextMoment } from '@luhuan/shared/voucher/deadline';
import { numberOf } from '@luhuan/shared/voucher/rotating-code';
import { type Table, commit, writeOne } from '../platform/table.ts';
import { addDeadline, addNumber } from './store.ts';

/** Writes, off the claim path, how a claimed voucher is found by number and when it is next looked at. Harmless to repeat. */
export const indexVoucher =
  ({ table, clock }: { readonly table: Table; readonly clock: Clock }) =>
  async ({ voucherId, expiresAt }: EventOf<'VoucherClaimed'>): Promise<void> => {
    const number = {
      type: 'number' as const,
      number: numberOf(voucherId),
      voucherId,
      tries: 0,
      triesSince: clock.now(),
    };
    await writeOne(table, addNumber(table, number, expiresAt));
    await commit(table, { deadline: addDeadline(table, voucherId, nextMoment(expiresAt, clock.now())) });
  };
