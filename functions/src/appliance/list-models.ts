import type { Gtin } from '@luhuan/shared/appliance/gtin';
import type { Grade } from '@luhuan/shared/appliance/label';
import type { ApplianceModel } from '@luhuan/shared/appliance/model';
import { type Search, search } from '@luhuan/shared/appliance/search';
import type { Page } from '@luhuan/shared/api/endpoint';
import type { Instant } from '@luhuan/shared/clock';
import type { RefusalOf } from '@luhuan/shared/refusal/refusal';
import { type Result, ok, refuse } from '@luhuan/shared/result';
import type { Table } from '../platform/table.ts';
import { readCatalogue } from './catalogue.ts';
import { readModel, readModels } from './store.ts';

type Paging = { readonly limit: number; readonly cursor?: string | undefined };

export const listModels =
  (table: Table) =>
  async (
    asked: Search & Paging,
    now: Instant,
  ): Promise<Result<Page<ApplianceModel> & { total: number; grades: Grade[] }, never>> => {
    const { lines, total, grades, cursor } = search(await readCatalogue(table, now), asked, asked);
    const models = await readModels(
      table,
      lines.map(({ gtin }) => gtin),
    );
    return ok({ items: models.flatMap((model) => model ?? []), cursor, total, grades: [...grades] });
  };

export const getModel =
  (table: Table) =>
  async (gtin: Gtin): Promise<Result<ApplianceModel, RefusalOf<'NotFound'>>> => {
    const model = await readModel(table, gtin);
    return model === undefined ? refuse({ code: 'NotFound' }) : ok(model);
  };
