import type { reckonThreeAccounts } from '@luhuan/shared/api/three-accounts';
import type { Instant } from '@luhuan/shared/clock';
import type { RefusalOf } from '@luhuan/shared/refusal/refusal';
import { type Result, ok, refuse } from '@luhuan/shared/result';
import type { ThreeAccounts } from '@luhuan/shared/three-accounts/account';
import { machineOf } from '@luhuan/shared/three-accounts/machine';
import { monthOf, threeAccounts } from '@luhuan/shared/three-accounts/three-accounts';
import type * as z from 'zod';
import { readModel } from '../appliance/store.ts';
import type { Table } from '../platform/table.ts';

type Asked = z.output<(typeof reckonThreeAccounts)['body']>;

/** The three accounts, with the label of the new one from the catalogue where its code is given. */
export const reckon =
  (table: Table) =>
  async ({ next, ...facts }: Asked, now: Instant): Promise<Result<ThreeAccounts, RefusalOf<'ModelUnknown'>>> => {
    if (!('gtin' in next))
      return ok(threeAccounts({ ...facts, category: next.category, next: next.machine }, monthOf(now)));
    const model = await readModel(table, next.gtin);
    if (model === undefined) return refuse({ code: 'ModelUnknown', gtin: next.gtin });
    return ok(threeAccounts({ ...facts, category: model.category, next: machineOf(model) }, monthOf(now)));
  };
