import type { RedemptionId } from '@luhuan/shared/ids';
import type { Digests } from '../platform/digests.ts';
import type { Table, Write } from '../platform/table.ts';
import { lockImei } from './store.ts';

/** A write for each place, so that whoever is refused learns which number it was. */
export type ImeiLocks = { readonly [place in 'imei1' | 'imei2']: readonly Write[] | undefined };

export const imeiLocks = (
  table: Table,
  digests: Digests,
  [first, second]: readonly string[],
  redemptionId: RedemptionId,
): ImeiLocks => {
  const lock = (imei: string | undefined) =>
    imei === undefined ? undefined : lockImei(table, digests, imei, redemptionId);
  return { imei1: lock(first), imei2: lock(second) };
};

export const placeOf = (failed: keyof ImeiLocks): number => (failed === 'imei1' ? 1 : 2);
