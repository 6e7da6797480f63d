import { VoucherSecret } from '@luhuan/shared/voucher/rotating-code';
import type { VoucherId } from '@luhuan/shared/voucher/voucher-id';
import { type Keys, derive } from '../platform/digest.ts';

/** Nothing to store: the secret of a voucher is derived from the master key and the voucher's id. */
export const secretOf = (keys: Keys, voucherId: VoucherId): VoucherSecret =>
  VoucherSecret.parse(Buffer.from(derive(keys, 'voucher-code', voucherId)).toString('hex'));

/** Of its printed cards: a card tells nothing of the code that the phone makes. */
export const cardSecretOf = (keys: Keys, voucherId: VoucherId): Uint8Array => derive(keys, 'voucher-card', voucherId);
