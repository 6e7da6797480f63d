import { getApplianceModel } from '@luhuan/shared/api/appliances';
import { type Preview, type SaleQuote, quoteSale } from '@luhuan/shared/api/redemptions';
import { Gtin } from '@luhuan/shared/appliance/gtin';
import type { ApplianceModel } from '@luhuan/shared/appliance/model';
import type { Problem } from '@luhuan/shared/refusal/problem';
import { ok } from '@luhuan/shared/result';
import { call } from '../../../api/call.ts';
import { send } from '../../../api/transport.ts';
import { useLoad } from '../../../api/use-load.ts';
import type { Applied } from '@luhuan/shared/promotion/apply';
import type { Entries } from './entries.ts';
import { priceOf } from './sale.ts';
import { namedBy } from './use-promoted.ts';
import { useSettled } from './use-settled.ts';

/** What a barcode stands for. `mismatch`: goods of another category than the voucher's. */
export type Goods =
  | { readonly state: 'none' }
  | { readonly state: 'loading' }
  | { readonly state: 'unreachable'; readonly retry: () => void }
  | { readonly state: 'unknown' }
  | { readonly state: 'mismatch'; readonly model: ApplianceModel }
  | { readonly state: 'known'; readonly model: ApplianceModel };

export const useGoods = ({ gtin: typed }: Entries, { voucher }: Preview): Goods => {
  const gtin = Gtin.safeParse(typed).data;
  const loaded = useLoad(
    async () => (gtin === undefined ? ok(null) : call(send, getApplianceModel, { params: { gtin } })),
    gtin ?? '',
  );
  switch (loaded.state) {
    case 'loading':
      return { state: gtin === undefined ? 'none' : 'loading' };
    case 'unreachable':
      return { state: 'unreachable', retry: loaded.retry };
    case 'refused':
      return { state: 'unknown' };
    case 'shown': {
      const model = loaded.value;
      if (model === null) return { state: 'none' };
      return { state: model.category === voucher.category ? 'known' : 'mismatch', model };
    }
  }
};

export type LiveQuote =
  | { readonly state: 'none' }
  | { readonly state: 'working' }
  | { readonly state: 'unreachable'; readonly retry: () => void }
  | { readonly state: 'refused'; readonly problem: Problem }
  | { readonly state: 'quoted'; readonly quote: SaleQuote };

/** A clerk types faster than answers come. */
const TYPING_MS = 300;

/** What the customer would pay for the entries as they stand. */
export const useLiveQuote = (
  entries: Entries,
  { voucher, waterfall }: Preview,
  goods: Goods,
  best: readonly Applied[],
): LiveQuote => {
  const model = goods.state === 'known' ? goods.model : undefined;
  const price = priceOf(entries, waterfall, model?.filedPriceFen);
  const { oldItem, delivery } = entries;
  const question =
    model === undefined || price === undefined
      ? null
      : { voucherId: voucher.voucherId, gtin: model.gtin, price, oldItem, delivery, ...namedBy(entries, best) };
  const subject = JSON.stringify(question);
  const settled = useSettled(question, subject, TYPING_MS);
  const loaded = useLoad(
    async () => (settled.value === null ? ok(null) : call(send, quoteSale, { body: settled.value })),
    settled.subject,
  );
  if (question === null) return { state: 'none' };
  if (settled.subject !== subject) return { state: 'working' };
  switch (loaded.state) {
    case 'loading':
      return { state: 'working' };
    case 'unreachable':
      return { state: 'unreachable', retry: loaded.retry };
    case 'refused':
      return { state: 'refused', problem: loaded.problem };
    case 'shown':
      return loaded.value === null ? { state: 'working' } : { state: 'quoted', quote: loaded.value };
  }
};
