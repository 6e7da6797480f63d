import { WalletVoucher } from '@luhuan/shared/api/vouchers';
import { addressOf } from '@luhuan/shared/voucher/voucher-id';
import * as z from 'zod';
import { session } from '../api/session.ts';
import { stored } from './stored.ts';

const kept = stored('vouchers', z.array(WalletVoucher), []);

const KEPT_MAX = 20;

/** Vouchers of whoever is signed in, as last seen. They can be used without network: a code needs only the secret with them. */
export const keptVouchers = (): readonly WalletVoucher[] => {
  const personId = session.get()?.person.personId;
  return kept.get().filter(({ voucher }) => addressOf(voucher.voucherId).personId === personId);
};

/** Keeps what came from the server. Somebody else's vouchers do not stay on the phone. */
export const keepVouchers = (seen: readonly WalletVoucher[]): void => {
  const others = keptVouchers().filter(
    (one) => !seen.some(({ voucher }) => voucher.voucherId === one.voucher.voucherId),
  );
  kept.set([...seen, ...others].slice(0, KEPT_MAX));
};

export const forgetVouchers = (): void => kept.set([]);
