import type { Event } from '@luhuan/shared/event/event';
import { Release } from '@luhuan/shared/quota/pool';
import { Redemption } from '@luhuan/shared/redemption/redemption';
import * as z from 'zod';
import type { Change } from '../platform/stream.ts';
import { SlotRow } from '../voucher/store.ts';

const Typed = z.object({ type: z.string() });

const claimsOf = ({ before, after }: Change): Event[] => {
  const known = before === undefined ? 0 : SlotRow.parse(before).attempts.length;
  return SlotRow.parse(after)
    .attempts.slice(known)
    .map(({ voucher: { voucherId, expiresAt } }) => ({
      kind: 'VoucherClaimed',
      eventId: `VoucherClaimed:${voucherId}`,
      voucherId,
      expiresAt,
    }));
};

/** What a change means. Events are read off the items themselves, so that a claim writes nothing but its slot. */
export const eventsOf = (change: Change): Event[] => {
  if (change.after === undefined) return [];
  const { type } = Typed.parse(change.after);
  if (type === 'slot') return claimsOf(change);
  if (change.before !== undefined) return [];
  if (type === 'redemption') {
    const redemption = Redemption.parse(change.after);
    return [{ kind: 'VoucherRedeemed', eventId: `VoucherRedeemed:${redemption.redemptionId}`, redemption }];
  }
  if (type === 'release') {
    const release = Release.parse(change.after);
    return [{ kind: 'ReleaseAdded', eventId: `ReleaseAdded:${release.releaseId}`, release }];
  }
  return [];
};
