import type { Instant } from '@luhuan/shared/clock';
import type { Quote } from '@luhuan/shared/quote/quote';
import type { RefusalOf } from '@luhuan/shared/refusal/refusal';
import { type Result, ok, refuse } from '@luhuan/shared/result';
import type { VoucherId } from '@luhuan/shared/voucher/voucher-id';
import { readRevision } from '../campaign/store.ts';
import type { Table } from '../platform/table.ts';
import { voucherIn } from '../voucher/store.ts';
import { type Goods, type GoodsRefusal, priceGoods, readFacts } from './price-goods.ts';

type Asked = { readonly voucherId: VoucherId } & Goods;

/** What the customer would pay for these goods with this voucher, under the rules it was claimed under. Changes nothing. */
export const quoteSale =
  (table: Table) =>
  async (
    { voucherId, ...goods }: Asked,
    now: Instant,
  ): Promise<Result<Quote, GoodsRefusal | RefusalOf<'NotFound' | 'ModelUnknown'>>> => {
    const { slot, model } = await readFacts(table, { voucherId, gtin: goods.gtin });
    const voucher = voucherIn(slot, voucherId);
    if (voucher === undefined) return refuse({ code: 'NotFound' });
    if (model === undefined) return refuse({ code: 'ModelUnknown', gtin: goods.gtin });
    const revision = await readRevision(table, voucher.campaignId, voucher.revisionNumber);
    const priced = priceGoods(revision, voucher, model, goods, now);
    return priced.ok ? ok(priced.value.quote) : refuse(priced.error.reason);
  };
