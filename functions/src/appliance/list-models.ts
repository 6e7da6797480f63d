import type { Gtin } from '@luhuan/shared/appliance/gtin';
import type { Grade } from '@luhuan/shared/appliance/label';
import type { ApplianceModel } from '@luhuan/shared/appliance/model';
import { type PayOf, type Search, asksForPay, search } from '@luhuan/shared/appliance/search';
import type { listApplianceModels as endpoint } from '@luhuan/shared/api/appliances';
import type { Instant } from '@luhuan/shared/clock';
import type { Person } from '@luhuan/shared/person/person';
import type { RefusalOf } from '@luhuan/shared/refusal/refusal';
import type { RegionCode } from '@luhuan/shared/region';
import { type Result, ok, refuse } from '@luhuan/shared/result';
import { yearlyCostOf } from '@luhuan/shared/three-accounts/yearly-use';
import type * as z from 'zod';
import type { Table } from '../platform/table.ts';
import { readCatalogue } from './catalogue.ts';
import { readModel, readModels } from './store.ts';

/** What a person, or whoever is not signed in, pays for goods in a place. */
export type PayIn = (regionCode: RegionCode, person: Person | null, now: Instant) => Promise<PayOf>;
type Asked = Search & {
  readonly regionCode?: RegionCode | undefined;
  readonly limit: number;
  readonly cursor?: string | undefined;
};
type Reply = z.input<typeof endpoint.reply>;

/** The offers are read only where the order or a bound asks for what is left to pay. */
export const listModels =
  (table: Table, payIn: PayIn) =>
  async (asked: Asked, person: Person | null, now: Instant): Promise<Result<Reply, never>> => {
    const { regionCode } = asked;
    const [catalogue, payOf] = await Promise.all([
      readCatalogue(table, now),
      regionCode !== undefined && asksForPay(asked) ? payIn(regionCode, person, now) : undefined,
    ]);
    const { lines, total, grades, cursor } = search(catalogue, asked, asked, payOf);
    const models = await readModels(
      table,
      lines.map(({ gtin }) => gtin),
    );
    const items = models.flatMap((model) =>
      model === undefined ? [] : [{ ...model, yearly: yearlyCostOf(model, regionCode) }],
    );
    return ok({ items, cursor, total, grades: [...grades] satisfies Grade[] });
  };

export const getModel =
  (table: Table) =>
  async (gtin: Gtin): Promise<Result<ApplianceModel, RefusalOf<'NotFound'>>> => {
    const model = await readModel(table, gtin);
    return model === undefined ? refuse({ code: 'NotFound' }) : ok(model);
  };
