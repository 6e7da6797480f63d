import { WalletVoucher } from '@luhuan/shared/api/vouchers';
import * as z from 'zod';
import { stored } from './stored.ts';

/** Vouchers that can be shown without network: the code needs only the secret that came with them. */
export const keptVouchers = stored('vouchers', z.array(WalletVoucher), []);

const KEPT_MAX = 20;

export const keepVoucher = (held: WalletVoucher): void => {
  const others = keptVouchers.get().filter(({ voucher }) => voucher.voucherId !== held.voucher.voucherId);
  keptVouchers.set([held, ...others].slice(0, KEPT_MAX));
};
