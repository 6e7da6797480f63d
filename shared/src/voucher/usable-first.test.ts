import { expect, test } from 'vitest';
import { granted, heldVoucher, personId, shanghai } from '../../../test/support/samples.ts';
import { usableFirst } from './usable-first.ts';
import { expire, giveBack } from './voucher.ts';

const day = (number: number) => shanghai(`2026-03-0${number}T12:00`);

test('a wallet begins with what can be used, soonest to end on top, and ends with what has been over longest', () => {
  const soon = heldVoucher({ claimedAt: day(1), expiresAt: day(4) });
  const later = heldVoucher({ claimedAt: day(2), expiresAt: day(5) });
  const old = expire(heldVoucher({ claimedAt: day(1) }));
  const recent = granted(giveBack(heldVoucher({ claimedAt: day(2), expiresAt: day(8) }), personId(1), day(3)));
  expect([old, later, recent, soon].toSorted(usableFirst)).toEqual([soon, later, recent, old]);
});
