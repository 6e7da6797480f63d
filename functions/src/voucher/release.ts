import { type Fen, fen, signedFen } from '@luhuan/shared/fen';
import type { ReturnId } from '@luhuan/shared/ids';
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
  spentFen: signedFen(spentFen),
});

/** Takes what a return brought back off what was spent: nothing was held for it any more. */
export const releaseOfReturn = (
  voucher: Voucher,
  campaignRegion: RegionCode,
  returnId: ReturnId,
  backFen: Fen,
): Release => ({
  ...releaseOf(voucher, campaignRegion, fen(0)),
  releaseId: returnId,
  heldFen: fen(0),
  spentFen: signedFen(0 - backFen),
});
