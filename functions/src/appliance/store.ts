import type { Category } from '@luhuan/shared/appliance/category';
import type { Gtin } from '@luhuan/shared/appliance/gtin';
import { ApplianceModel } from '@luhuan/shared/appliance/model';
import type { Page } from '@luhuan/shared/api/endpoint';
import * as z from 'zod';
import { type Key, type Table, type Write, query, read, readBatch } from '../platform/table.ts';

export const ApplianceModelRow = ApplianceModel.extend({ type: z.literal('appliance-model') });

export const modelKey = (gtin: Gtin): Key => ({ pk: `MODEL#${gtin}`, sk: 'MODEL' });

/** Best grade first; goods without a label come after graded ones. */
const listKey = ({ category, label, gtin }: ApplianceModel) => ({
  listPk: `MODELS#${category}`,
  listSk: `${label.kind === 'none' ? 9 : label.grade}#${gtin}`,
});

export const parseModel = (item: unknown): ApplianceModel => ApplianceModel.parse(item);
export const readModel = (table: Table, gtin: Gtin): Promise<ApplianceModel | undefined> =>
  read(table, modelKey(gtin), ApplianceModel);

/** In the order of `gtins`; `undefined` where there is none. */
export const readModels = async (table: Table, gtins: readonly Gtin[]): Promise<(ApplianceModel | undefined)[]> =>
  (await readBatch(table, gtins.map(modelKey))).map((item) => (item === undefined ? undefined : parseModel(item)));

export const listModels = (
  table: Table,
  category: Category,
  page: { limit: number; cursor?: string | undefined },
): Promise<Page<ApplianceModel>> =>
  query(
    table,
    { index: 'lists', pk: `MODELS#${category}`, prefix: '', limit: page.limit, after: page.cursor },
    ApplianceModel,
  );

export const putModel = (table: Table, model: ApplianceModel): Write => ({
  Put: {
    TableName: table.name,
    Item: { ...modelKey(model.gtin), ...listKey(model), type: 'appliance-model', ...model },
  },
});
