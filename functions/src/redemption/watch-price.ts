import type { Gtin } from '@luhuan/shared/appliance/gtin';
import type { ApplianceModel } from '@luhuan/shared/appliance/model';
import type { CategoryRule } from '@luhuan/shared/campaign/rule';
import { type Instant, dayOf } from '@luhuan/shared/clock';
import type { Fen } from '@luhuan/shared/fen';
import type { ShopId } from '@luhuan/shared/ids';
import { type PriceFinding, type PriceNote, findPrice, lowestBefore } from '@luhuan/shared/price/price-watch';
import type { RefusalOf } from '@luhuan/shared/refusal/refusal';
import { type RegionCode, cityOf } from '@luhuan/shared/region';
import { type Result, ok, refuse } from '@luhuan/shared/result';
import type * as z from 'zod';
import { type Table, readBatch } from '../platform/table.ts';
import { FiledPriceRow, PriceLowsRow, filedKey, lowsKey } from '../price/store.ts';

type Asked = {
  readonly rule: CategoryRule | undefined;
  readonly model: Pick<ApplianceModel, 'gtin' | 'filedPriceFen'>;
  readonly shop: { readonly shopId: ShopId; readonly regionCode: RegionCode };
  /** After every discount that counts. */
  readonly baseFen: Fen;
  readonly at: Instant;
};

const keysOf = (gtin: Gtin, { shopId, regionCode }: Asked['shop']) => [
  filedKey(shopId, gtin),
  lowsKey(gtin, shopId),
  lowsKey(gtin, cityOf(regionCode)),
];
const parsed = <S extends z.ZodType>(schema: S, item: unknown): z.output<S> | undefined =>
  item === undefined ? undefined : schema.parse(item);

/** What the price watch of the rules finds; one request where there is one, none elsewhere. */
export const watchPrice = async (
  table: Table,
  { rule, model, shop, baseFen, at }: Asked,
): Promise<PriceFinding | null> => {
  if (rule?.priceWatch === undefined) return null;
  const [filed, inShop, inCity] = await readBatch(table, keysOf(model.gtin, shop));
  const today = dayOf(at);
  const lowest = (item: unknown): Fen | null => lowestBefore(parsed(PriceLowsRow, item)?.days ?? [], today);
  const filedFen = parsed(FiledPriceRow, filed)?.entries.at(-1)?.priceFen ?? model.filedPriceFen;
  return findPrice(baseFen, { filedFen, shopFen: lowest(inShop), cityFen: lowest(inCity) }, rule.priceWatch);
};

export type PriceRefusal = RefusalOf<'PriceReasonNeeded' | 'PriceTooHigh'>;

/** Whether goods are sold at a price that was found too high; what stays with the sale when they are. */
export const sellAt = (
  finding: PriceFinding | null,
  reason: string | undefined,
): Result<PriceNote | null, PriceRefusal> => {
  if (finding === null) return ok(null);
  const { action, ...found } = finding;
  if (action === 'refuse') return refuse({ code: 'PriceTooHigh', ...found });
  if (action === 'reason' && reason === undefined) return refuse({ code: 'PriceReasonNeeded', ...found });
  return ok({ ...finding, reason: reason ?? null });
};
