import { makePromotion } from '@luhuan/shared/api/promotions';
import type { Category } from '@luhuan/shared/appliance/category';
import { Day, endOfDays, startOf } from '@luhuan/shared/clock';
import { type Effect, PromotionLimits, PromotionTerms } from '@luhuan/shared/promotion/promotion';
import { useState } from 'react';
import { call } from '../../../api/call.ts';
import { send } from '../../../api/transport.ts';
import { useOnce } from '../../../api/use-once.ts';
import { fenOf } from '../../../entry/yuan-entry.ts';

const EMPTY = {
  title: '',
  kind: 'amount' as Effect['kind'],
  off: '',
  most: '',
  amount: '',
  from: '',
  price: '',
  gift: '',
  parts: [] as readonly Category[],
  categories: [] as readonly Category[],
  gtins: '',
  worstGrade: null as 1 | 2 | null,
  start: '',
  end: '',
  paidBy: 'shop' as PromotionTerms['paidBy'],
  together: false,
  stock: '',
  budget: '',
};
export type Entries = typeof EMPTY;

/** A share typed as a percentage, at most two decimals, in basis points; NaN: not one. */
const rateOf = (entry: string): number =>
  /^\d{1,2}(\.\d{1,2})?$/.test(entry.trim()) ? Math.round(Number(entry.trim()) * 100) : Number.NaN;
const optional = <T>(entry: string, read: (entry: string) => T): T | null => (entry.trim() === '' ? null : read(entry));
const wholeOf = (entry: string): number => (/^\d{1,7}$/.test(entry.trim()) ? Number(entry.trim()) : Number.NaN);

const effectOf = (entries: Entries): object => {
  const { kind } = entries;
  const offFen = fenOf(entries.amount);
  switch (kind) {
    case 'percent':
      return { kind, off: rateOf(entries.off), mostFen: optional(entries.most, fenOf) };
    case 'amount':
    case 'trade-in':
      return { kind, offFen };
    case 'threshold':
      return { kind, fromFen: fenOf(entries.from), offFen };
    case 'fixed-price':
      return { kind, priceFen: fenOf(entries.price) };
    case 'gift':
      return { kind, gift: entries.gift };
    case 'bundle':
      return { kind, parts: entries.parts, off: rateOf(entries.off) };
  }
};

const windowOf = ({ start, end }: Entries) => {
  const [first, last] = [Day.safeParse(start).data, Day.safeParse(end).data];
  return first === undefined || last === undefined || last < first
    ? undefined
    : { from: startOf(first), until: endOfDays(startOf(last), 1) };
};

const aloneAlways = (kind: Effect['kind']): boolean => kind === 'fixed-price' || kind === 'bundle';

const termsOf = (entries: Entries) => {
  const { title, kind, categories, worstGrade, paidBy, together } = entries;
  const gtins = entries.gtins.split(/[\s,，、]+/).filter((gtin) => gtin !== '');
  return PromotionTerms.safeParse({
    title,
    effect: effectOf(entries),
    scope: { gtins, categories: kind === 'bundle' ? [] : categories, worstGrade },
    window: windowOf(entries),
    paidBy,
    together: together && !aloneAlways(kind),
  });
};

/** Entries by what the schema calls them: the same field of an effect is another entry for another kind. */
const ENTRY_OF: Record<string, keyof Entries | 'window'> = {
  mostFen: 'most',
  offFen: 'amount',
  fromFen: 'from',
  priceFen: 'price',
  worstGrade: 'worstGrade',
  budgetFen: 'budget',
  window: 'window',
};
const entryOf = (path: readonly PropertyKey[]): string => {
  const names = path.filter((part) => typeof part === 'string');
  const name = names[0] === 'effect' || names[0] === 'scope' ? (names[1] ?? names[0]) : (names[0] ?? '');
  return ENTRY_OF[name] ?? name;
};

/** A promotion as it is being written, and where sending it stands. */
export const useMaking = (onDone: () => void) => {
  const [entries, setEntries] = useState(EMPTY);
  const [pressed, setPressed] = useState(false);
  const terms = termsOf(entries);
  const limits = PromotionLimits.safeParse({
    stock: optional(entries.stock, wholeOf),
    budgetFen: optional(entries.budget, fenOf),
  });
  const issues = [...(terms.error?.issues ?? []), ...(limits.error?.issues ?? [])];
  const wrongs: ReadonlySet<string> = new Set(issues.map(({ path }) => entryOf(path)));
  const { sent, submit, clear } = useOnce(`make-promotion:${JSON.stringify(entries)}`, (key) =>
    terms.success && limits.success
      ? call(send, makePromotion, { key, body: { terms: terms.data, limits: limits.data } })
      : Promise.reject(new Error('a promotion is made of right entries')),
  );
  const make = async (): Promise<void> => {
    setPressed(true);
    if (wrongs.size > 0 || (await submit()).state !== 'done') return;
    setEntries(EMPTY);
    setPressed(false);
    onDone();
  };
  const edit = (part: Partial<Entries>) => {
    clear();
    setEntries({ ...entries, ...part });
  };
  return {
    entries,
    edit,
    wrong: (field: keyof Entries | 'window') => pressed && wrongs.has(field),
    incomplete: pressed && wrongs.size > 0,
    mayTogether: !aloneAlways(entries.kind),
    sent,
    make: () => void make(),
    clear,
  };
};
export type Making = ReturnType<typeof useMaking>;
