import type { Clerk } from '@luhuan/shared/api-key/clerk';
import type { RedemptionId } from '@luhuan/shared/ids';
import type { Redemption } from '@luhuan/shared/redemption/redemption';
import type { RefusalOf } from '@luhuan/shared/refusal/refusal';
import { type Result, ok, refuse } from '@luhuan/shared/result';
import type { Table } from '../platform/table.ts';
import { readRedemption } from './store.ts';

/** A redemption of the own shop; another shop's is not there. */
export const findRedemption =
  (table: Table) =>
  async ({ shopId }: Clerk, redemptionId: RedemptionId): Promise<Result<Redemption, RefusalOf<'NotFound'>>> => {
    const redemption = shopId === null ? undefined : await readRedemption(table, shopId, redemptionId);
    return redemption === undefined ? refuse({ code: 'NotFound' }) : ok(redemption);
  };
