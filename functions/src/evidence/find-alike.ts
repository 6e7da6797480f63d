import type { Instant } from '@luhuan/shared/clock';
import { ALIKE_BITS_MAX, distanceOf } from '@luhuan/shared/evidence/likeness';
import type { UploadId } from '@luhuan/shared/ids';
import type { RegionCode } from '@luhuan/shared/region';
import { type Table, type Write, putAll } from '../platform/table.ts';
import { bandItems, putPair, readCandidates } from './store.ts';

type Photo = { readonly uploadId: UploadId; readonly likeness: string; readonly regionCode: RegionCode };

/**
 * Makes a photo findable, then looks for those like it: of two that come at once, one at least sees the other. Whether both
 * were used, and for different sales, is asked when the office reads the list.
 */
export const findAlike = async (table: Table, photo: Photo, now: Instant): Promise<readonly Write[]> => {
  await putAll(table, bandItems(photo, now));
  const candidates = await readCandidates(table, photo.likeness);
  return candidates
    .filter(({ uploadId }) => uploadId !== photo.uploadId)
    .flatMap((other) => {
      const distance = distanceOf(photo.likeness, other.likeness);
      if (distance > ALIKE_BITS_MAX) return [];
      const uploadIds: [UploadId, UploadId] =
        photo.uploadId < other.uploadId ? [photo.uploadId, other.uploadId] : [other.uploadId, photo.uploadId];
      return [...new Set([photo.regionCode, other.regionCode])].map((regionCode) =>
        putPair(table, { uploadIds, distance, foundAt: now, regionCode }),
      );
    })
    .slice(0, PAIRS_MAX);
};

/** More than a few photos like one is a picture of nothing: the first tell the office enough. */
const PAIRS_MAX = 20;
