import { bundleGoods, listBundles } from '@luhuan/shared/api/promotions';
import type { Category } from '@luhuan/shared/appliance/category';
import { Gtin } from '@luhuan/shared/appliance/gtin';
import type { Bundle, BundleItem } from '@luhuan/shared/promotion/bundle';
import type { Promotion } from '@luhuan/shared/promotion/promotion';
import Taro from '@tarojs/taro';
import { useState } from 'react';
import { call } from '../../../api/call.ts';
import { send } from '../../../api/transport.ts';
import { useLoad } from '../../../api/use-load.ts';
import { useOnce } from '../../../api/use-once.ts';
import { fenOf, yuanEntry } from '../../../entry/yuan-entry.ts';
import { isFree, tillDraft } from '../till/draft.ts';
import { NO_ENTRIES } from '../till/entries.ts';

const RECENT = 10;
type Typed = { readonly gtin: string; readonly price: string };
const NOTHING: Typed = { gtin: '', price: '' };

export const useRecentBundles = () => useLoad(() => call(send, listBundles, { query: { limit: RECENT } }), 'bundles');

/** Goods that are being put together under one promotion, one of each of its categories. */
export const useBundling = ({ promotionId }: Promotion, parts: readonly Category[], onDone: () => void) => {
  const [typed, setTyped] = useState<Partial<Record<Category, Typed>>>({});
  const [pressed, setPressed] = useState(false);
  const items = parts.flatMap((part) => {
    const { gtin, price } = typed[part] ?? NOTHING;
    const [known, listFen] = [Gtin.safeParse(gtin.trim()).data, fenOf(price)];
    return known === undefined || listFen === undefined ? [] : [{ gtin: known, listFen }];
  });
  const { sent, submit, clear } = useOnce(`bundle:${promotionId}:${JSON.stringify(items)}`, (key) =>
    call(send, bundleGoods, { key, body: { promotionId, items } }),
  );
  const put = async (): Promise<void> => {
    setPressed(true);
    if (items.length < parts.length || (await submit()).state !== 'done') return;
    setTyped({});
    setPressed(false);
    onDone();
  };
  const edit = (part: Category, change: Partial<Typed>) => {
    clear();
    setTyped({ ...typed, [part]: { ...(typed[part] ?? NOTHING), ...change } });
  };
  return {
    typedOf: (part: Category): Typed => typed[part] ?? NOTHING,
    edit,
    wrongGtin: (part: Category) => pressed && !Gtin.safeParse((typed[part] ?? NOTHING).gtin.trim()).success,
    wrongPrice: (part: Category) => pressed && fenOf((typed[part] ?? NOTHING).price) === undefined,
    sent,
    put: () => void put(),
    clear,
  };
};

/** Takes one item of a bundle to the till. @returns whether the till was free */
export const sellItem = ({ bundleId }: Bundle, { gtin, listFen }: BundleItem): boolean => {
  if (!isFree(tillDraft.get())) return false;
  tillDraft.set({ step: 'scan', entries: { ...NO_ENTRIES, gtin, price: yuanEntry(listFen), bundleId } });
  void Taro.navigateTo({ url: '/retailer/pages/till/index' });
  return true;
};
