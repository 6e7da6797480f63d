import { type SaleQuote, redeemVoucher } from '@luhuan/shared/api/redemptions';
import { imeisOf } from '@luhuan/shared/appliance/model';
import type { DeductionKind } from '@luhuan/shared/campaign/rule';
import type { Applied } from '@luhuan/shared/promotion/apply';
import type { Brought } from '@luhuan/shared/evidence/evidence';
import { useState } from 'react';
import { newKey } from '../../../api/sent.ts';
import { useNow } from '../../../api/use-now.ts';
import { type DraftAt, tillDraft } from './draft.ts';
import type { Entries, EntryName } from './entries.ts';
import { askedAtTill, broughtFor, lacksPriceReason, priceOf, wrongEntries } from './sale.ts';
import { useGoods, useLiveQuote } from './use-goods.ts';
import { namedBy, usePromoted } from './use-promoted.ts';

/** Which entries are told to be wrong: those the clerk has left behind, and all of them once "next" was pressed. */
const useAttention = (refused: EntryName | undefined) => {
  const [left, setLeft] = useState<readonly EntryName[]>([]);
  const [tried, setTried] = useState(false);
  const [focused, setFocused] = useState(refused);
  return {
    tried,
    focused,
    tells: (entry: EntryName) => tried || left.includes(entry),
    leave: (entry: EntryName) => {
      setLeft((before) => [...before, entry]);
      setFocused(undefined);
    },
    point: (entry: EntryName | undefined) => {
      setTried(true);
      setFocused(entry);
    },
  };
};

const change = (entry: EntryName, part: Partial<Entries>) => {
  // a camera may read long after it was opened: what was typed meanwhile counts
  const current = tillDraft.get();
  if (current.step !== 'enter') return;
  const blamed = current.refused?.entry;
  // a refusal of the price may be about any of its deductions
  const answered = blamed === entry || (blamed === 'price' && 'deductions' in part);
  tillDraft.set({
    ...current,
    entries: { ...current.entries, ...part },
    refused: answered ? null : current.refused,
  });
};

/** What is sent for the entries; `has`: how many IMEIs the model has. */
const saleOf = (
  { entries, preview: { voucher, reservation, waterfall } }: DraftAt<'enter'>,
  { listFen, priceFinding }: SaleQuote,
  {
    brought,
    has,
    best,
  }: { readonly brought: readonly Brought[]; readonly has: number; readonly best: readonly Applied[] },
) => {
  const { gtin, serialNumber, imeis, invoiceNumber, oldItem, delivery, priceReason } = entries;
  return redeemVoucher.body.parse({
    voucherId: voucher.voucherId,
    reservationId: reservation.reservationId,
    gtin,
    serialNumber,
    imeis: imeis.slice(0, has),
    invoiceNumber,
    // as typed: what promotions take off is added where the sale is made
    price: priceOf(entries, waterfall, listFen),
    oldItem,
    delivery,
    evidence: brought,
    ...namedBy(entries, best),
    // only a price that was found too high is explained
    ...(priceFinding?.action === 'reason' ? { priceReason: priceReason.trim() } : {}),
  });
};

/** Photos arrive one by one, long after they were taken. */
const bring = (photo: Brought) => {
  const current = tillDraft.get();
  if (current.step !== 'enter') return;
  const others = current.entries.evidence.filter(({ kind }) => kind !== photo.kind);
  change('evidence', { evidence: [...others, photo] });
};

/** What to point at: photos come after everything that is typed. */
const firstOf = (wrong: readonly EntryName[], missing: boolean): EntryName | undefined =>
  wrong[0] ?? (missing ? 'evidence' : undefined);

/** Goods and invoice of one sale: kept as typed, checked as typed, quoted as soon as there is a price. */
export const useEnter = (draft: DraftAt<'enter'>) => {
  const { entries, preview, refused } = draft;
  const goods = useGoods(entries, preview);
  const best = usePromoted(entries, preview, goods.state === 'known' ? goods.model : undefined);
  const live = useLiveQuote(entries, preview, goods, best);
  const attention = useAttention(refused?.entry);
  const filedFen = goods.state === 'known' || goods.state === 'mismatch' ? goods.model.filedPriceFen : undefined;
  const has = goods.state === 'known' ? imeisOf(goods.model) : 0;
  const brought = broughtFor(preview, entries);
  const finding = live.state === 'quoted' ? live.quote.priceFinding : undefined;
  const wrongOnes = wrongEntries(entries, preview.waterfall, has);
  const wrong: readonly EntryName[] = lacksPriceReason(entries, finding) ? [...wrongOnes, 'priceReason'] : wrongOnes;
  const missing = brought.length < askedAtTill(preview).length;
  const first = goods.state === 'unknown' || goods.state === 'mismatch' ? 'gtin' : firstOf(wrong, missing);
  // with nothing left to correct, the reason stands above the button
  const mayPush = first !== undefined || live.state === 'quoted';

  const changeDeduction = (kind: DeductionKind, typed: string) =>
    change(kind, { deductions: { ...entries.deductions, [kind]: typed } });
  const next = () => {
    if (first !== undefined || goods.state !== 'known' || live.state !== 'quoted') {
      attention.point(first);
      return;
    }
    const sale = saleOf(draft, live.quote, { brought, has, best });
    tillDraft.set({
      step: 'confirm',
      entries,
      preview,
      sale,
      model: goods.model,
      quote: live.quote,
      key: newKey(),
      recordedBy: null,
    });
  };
  const rescan = () => tillDraft.set({ step: 'scan', entries });
  const now = useNow();
  return {
    draft,
    goods,
    live,
    finding,
    best,
    wrong,
    first,
    mayPush,
    attention,
    filedFen,
    has,
    change,
    bring,
    brought,
    changeDeduction,
    next,
    rescan,
    now,
  };
};
export type Enter = ReturnType<typeof useEnter>;
