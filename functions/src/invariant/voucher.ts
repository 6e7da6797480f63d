import type { Voucher } from '@luhuan/shared/voucher/voucher';
import { addressOf, tagOf, voucherIdOf } from '@luhuan/shared/voucher/voucher-id';
import { slotKey } from '../voucher/store.ts';
import type { Snapshot } from './store.ts';
import { type Violation, violated } from './violation.ts';

type SlotRow = Snapshot['slot'][number];

/** After which no other voucher of the slot may follow; a right that came back was taken up by the one that follows. */
const isFinal = (voucher: Voucher): boolean =>
  voucher.status === 'held' ||
  voucher.status === 'redeemed' ||
  (voucher.status === 'returned' && voucher.restoredUntil !== null);

const checkSlot = (slot: SlotRow): Violation[] => {
  const name = `slot of ${slot.personId} ${slot.category} ${slot.item}`;
  const vouchers = slot.attempts.map(({ voucher }) => voucher);
  const earlier = vouchers.slice(0, -1);
  return [
    ...violated('P1', slotKey(slot).sk !== slot.sk || slotKey(slot).pk !== slot.pk, `${name} is not at its own key`),
    ...violated('P1', earlier.some(isFinal), `${name} has a live or used voucher before its last`),
    ...violated('S1', slot.version < slot.attempts.length, `${name} has more attempts than changes`),
    ...vouchers.flatMap((voucher, index) => [
      ...violated(
        'P1',
        voucher.voucherId !== voucherIdOf(slot, index + 1),
        `${voucher.voucherId} is not the ${index + 1}. of ${name}`,
      ),
      ...violated(
        'P1',
        addressOf(voucher.voucherId).tag !== tagOf(slot),
        `${voucher.voucherId} does not lead to ${name}`,
      ),
      ...violated('S1', voucher.claimedAt >= voucher.expiresAt, `${voucher.voucherId} ended before it began`),
      ...violated(
        'S1',
        index > 0 && voucher.claimedAt < (vouchers[index - 1]?.claimedAt ?? ''),
        `${name} is out of order`,
      ),
    ]),
  ];
};

/** P1 and S1: one live voucher per person, category, programme and item; every history is a path of the state machine. */
export const checkVouchers = (snapshot: Snapshot): Violation[] => snapshot.slot.flatMap(checkSlot);
