import type { Page } from '@luhuan/shared/api/endpoint';
import type { ModelPrices, RaisedPrice } from '@luhuan/shared/api/prices';
import type { Gtin } from '@luhuan/shared/appliance/gtin';
import { type Instant, dayOf } from '@luhuan/shared/clock';
import type { Fen } from '@luhuan/shared/fen';
import type { Person } from '@luhuan/shared/person/person';
import { FILED_KEPT, type FiledPrice } from '@luhuan/shared/price/filed-price';
import { lowestBefore } from '@luhuan/shared/price/price-watch';
import type { RefusalOf } from '@luhuan/shared/refusal/refusal';
import { type RegionCode, cityOf } from '@luhuan/shared/region';
import { type Result, ok, refuse } from '@luhuan/shared/result';
import { readModel } from '../appliance/store.ts';
import { type Attempt, type Outcome, once } from '../platform/idempotency.ts';
import { Contention, type Table } from '../platform/table.ts';
import { fullRegionName, regionName } from '../region/store.ts';
import { listFiled, listRaised, putFiled, readFiled, readLows } from './store.ts';

type Paged = { readonly limit: number; readonly cursor?: string | undefined };

export const getModelPrices =
  (table: Table) =>
  async (gtin: Gtin, regionCode: RegionCode, now: Instant): Promise<Result<ModelPrices, RefusalOf<'NotFound'>>> => {
    const cityCode = cityOf(regionCode);
    const model = await readModel(table, gtin);
    if (model === undefined || regionName(regionCode) === undefined) return refuse({ code: 'NotFound' });
    const days = (await readLows(table, gtin, cityCode))?.days ?? [];
    const cityName = fullRegionName(cityCode);
    const lowestFen = lowestBefore(days, dayOf(now));
    return ok({ gtin, filedFen: model.filedPriceFen, cityCode, cityName, days, lowestFen });
  };

export const listOwnPrices =
  (table: Table) =>
  async ({ shopId }: Pick<Person, 'shopId'>, page: Paged): Promise<Result<Page<FiledPrice>, never>> =>
    ok(shopId === null ? { items: [], cursor: null } : await listFiled(table, shopId, page));

export const listRaisedPrices =
  (table: Table) =>
  async ({ officeRegionCode }: Person, page: Paged): Promise<Result<Page<RaisedPrice>, never>> =>
    ok(officeRegionCode === null ? { items: [], cursor: null } : await listRaised(table, officeRegionCode, page));

type Filing = { readonly gtin: Gtin; readonly priceFen: Fen; readonly person: Person; readonly attempt: Attempt };
type FilingRefusal = RefusalOf<'NotFound' | 'ModelUnknown' | 'PriceAboveFiled'>;

/** Adds to the history; what was pledged before stays in it. */
export const filePrice =
  (table: Table) =>
  ({
    gtin,
    priceFen,
    person: { personId, shopId },
    attempt,
  }: Filing): Promise<Outcome<FiledPrice, FilingRefusal | RefusalOf<'IdempotencyKeyReused'>>> =>
    once<FiledPrice, FilingRefusal>(table, attempt, async (commitOnce) => {
      if (shopId === null) return refuse({ code: 'NotFound' });
      const [model, before] = await Promise.all([readModel(table, gtin), readFiled(table, shopId, gtin)]);
      if (model === undefined) return refuse({ code: 'ModelUnknown', gtin });
      if (priceFen > model.filedPriceFen) return refuse({ code: 'PriceAboveFiled', filedFen: model.filedPriceFen });
      const entry = { priceFen, at: attempt.at, by: personId };
      const filed = { shopId, gtin, entries: [...(before?.entries ?? []), entry].slice(-FILED_KEPT) };
      const done = await commitOnce(filed, { filed: putFiled(table, filed, before) });
      if (done.ok) return done.value;
      throw new Contention('the price was filed by somebody else meanwhile');
    });
