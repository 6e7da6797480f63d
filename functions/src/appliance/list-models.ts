import type { Category } from '@luhuan/shared/appliance/category';
import type { Gtin } from '@luhuan/shared/appliance/gtin';
import type { ApplianceModel } from '@luhuan/shared/appliance/model';
import type { Page } from '@luhuan/shared/api/endpoint';
import type { RefusalOf } from '@luhuan/shared/refusal/refusal';
import { type Result, ok, refuse } from '@luhuan/shared/result';
import type { Table } from '../platform/table.ts';
import { listModels as list, readModel } from './store.ts';

export const listModels =
  (table: Table) =>
  async (
    category: Category,
    page: { limit: number; cursor?: string | undefined },
  ): Promise<Result<Page<ApplianceModel>, never>> =>
    ok(await list(table, category, page));

export const getModel =
  (table: Table) =>
  async (gtin: Gtin): Promise<Result<ApplianceModel, RefusalOf<'NotFound'>>> => {
    const model = await readModel(table, gtin);
    return model === undefined ? refuse({ code: 'NotFound' }) : ok(model);
  };
