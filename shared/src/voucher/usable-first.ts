import type { Voucher } from './voucher.ts';

/** Order of a wallet: what can be used, soonest to end on top; then what is over, newest first. */
export const usableFirst = (a: Voucher, b: Voucher): number => {
  if (a.status === 'held' && b.status === 'held') return a.expiresAt < b.expiresAt ? -1 : 1;
  if (a.status === 'held' || b.status === 'held') return a.status === 'held' ? -1 : 1;
  return a.claimedAt < b.claimedAt ? 1 : -1;
};
