import type { WalletVoucher } from '@luhuan/shared/api/vouchers';
import type { Instant } from '@luhuan/shared/clock';
import type { Actor } from '@luhuan/shared/power/power';
import { type Voucher, expire } from '@luhuan/shared/voucher/voucher';
import type { Keys } from '../platform/digest.ts';
import type { Table } from '../platform/table.ts';
import { readRevision } from '../campaign/store.ts';
import { fullRegionName } from '../region/store.ts';
import { secretOf } from './secret.ts';

type Deps = { readonly table: Table; readonly keys: Keys };

/** A voucher past its end is shown as expired even before the job has tidied it up. */
const asOf = (voucher: Voucher, now: Instant): Voucher =>
  voucher.status === 'held' && now >= voucher.expiresAt ? expire(voucher) : voucher;

export const walletView = async ({ table, keys }: Deps, stored: Voucher, now: Instant): Promise<WalletVoucher> => {
  const { rules } = await readRevision(table, stored.campaignId, stored.revisionNumber);
  const voucher = asOf(stored, now);
  return {
    voucher,
    campaignTitle: rules.title,
    regionName: fullRegionName(rules.regionCode),
    secret: voucher.status === 'held' ? secretOf(keys, voucher.voucherId) : null,
  };
};

/** Who acts for another gets the code by opening one voucher, which is noted, and in no other way. */
export const withoutSecret = <V extends WalletVoucher>(view: V, { power }: Actor): V =>
  power === null ? view : { ...view, secret: null };
