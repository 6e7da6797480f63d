import type { Fen } from '@luhuan/shared/fen';
import type { Release } from '@luhuan/shared/quota/pool';
import type { RegionCode } from '@luhuan/shared/region';
import type { Voucher } from '@luhuan/shared/voucher/voucher';
import { poolOf } from '../quota/store.ts';

/** Gives a voucher's hold back to its pool; `spentFen` of it was paid out. A voucher ends once, so its id names the release. */
export const releaseOf = (voucher: Voucher, campaignRegion: RegionCode, spentFen: Fen): Release => ({
  releaseId: voucher.voucherId,
  pool: {
    ...poolOf({ campaignId: voucher.campaignId, regionCode: campaignRegion }, voucher.category),
    shard: voucher.quota.shard,
  },
  heldFen: voucher.capFen,
  spentFen,
});
