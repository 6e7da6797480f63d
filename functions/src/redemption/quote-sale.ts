import type { Instant } from '@luhuan/shared/clock';
import type { SaleQuote } from '@luhuan/shared/api/redemptions';
import { ruleFor } from '@luhuan/shared/campaign/revision';
import type { Person } from '@luhuan/shared/person/person';
import type { RefusalOf } from '@luhuan/shared/refusal/refusal';
import { type Result, ok, refuse } from '@luhuan/shared/result';
import type { VoucherId } from '@luhuan/shared/voucher/voucher-id';
import { readRevision } from '../campaign/store.ts';
import type { Table } from '../platform/table.ts';
import { watchPrice } from './watch-price.ts';
import { readShop } from '../retailer/store.ts';
import { voucherIn } from '../voucher/store.ts';
import { type Named, type PromotionRefusal, namedKeys, promoteSale } from './promote-sale.ts';
import { type Goods, type GoodsRefusal, priceGoods, readFacts } from './price-goods.ts';

type Asked = { readonly voucherId: VoucherId } & Goods & Named;

/** What the customer would pay for these goods with this voucher, under the rules it was claimed under. Changes nothing. */
export const quoteSale =
  (table: Table) =>
  async (
    { voucherId, ...goods }: Asked,
    { shopId }: Pick<Person, 'shopId'>,
    now: Instant,
  ): Promise<
    Result<SaleQuote, GoodsRefusal | PromotionRefusal | RefusalOf<'NotFound' | 'ModelUnknown' | 'PriceTooHigh'>>
  > => {
    const named = shopId === null ? [] : namedKeys(shopId, goods);
    const { slot, model, beside } = await readFacts(table, { voucherId, gtin: goods.gtin }, named);
    const voucher = voucherIn(slot, voucherId);
    if (voucher === undefined) return refuse({ code: 'NotFound' });
    if (model === undefined) return refuse({ code: 'ModelUnknown', gtin: goods.gtin });
    const revision = await readRevision(table, voucher.campaignId, voucher.revisionNumber);
    const promoted = promoteSale(goods, beside, { model, goods, now });
    if (!promoted.ok) return promoted;
    const { price, applied } = promoted.value;
    const priced = priceGoods(revision, voucher, model, { ...goods, price }, now);
    if (!priced.ok) return refuse(priced.error.reason);
    const quote = { ...priced.value.quote, ...(applied.length === 0 ? {} : { promotions: [...applied] }) };
    const shop = shopId === null ? undefined : await readShop(table, shopId);
    const rule = ruleFor(revision.rules, voucher.category);
    const asked = shop && { rule, model, shop, baseFen: quote.baseFen, at: now };
    const found = asked === undefined ? null : await watchPrice(table, asked);
    if (found === null) return ok(quote);
    const { action, ...facts } = found;
    return action === 'refuse' ? refuse({ code: 'PriceTooHigh', ...facts }) : ok({ ...quote, priceFinding: found });
  };
