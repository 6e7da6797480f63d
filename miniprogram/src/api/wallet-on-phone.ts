import type { WalletVoucher } from '@luhuan/shared/api/vouchers';
import { actingFor } from '../storage/acting.ts';
import { keepVouchers, keepVouchersOf, keptVouchers, keptVouchersOf } from '../storage/kept-vouchers.ts';
import { serverNow } from './server-time.ts';

/** The vouchers that this device may show without network: the own, or, by a power to show, those of another. */
export const vouchersOnPhone = (): readonly WalletVoucher[] => {
  const acting = actingFor(serverNow());
  return acting === null ? keptVouchers() : keptVouchersOf(acting.principal);
};

/** Keeps what came from the server with whom it belongs to; nothing of another without a power to show. */
export const keepOnPhone = (seen: readonly WalletVoucher[]): void => {
  const acting = actingFor(serverNow());
  if (acting === null) keepVouchers(seen);
  else if (acting.scopes.includes('show')) keepVouchersOf(acting.principal, seen);
};
