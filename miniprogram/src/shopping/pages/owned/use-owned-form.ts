import { getApplianceModel } from '@luhuan/shared/api/appliances';
import { addOwned, editOwned } from '@luhuan/shared/api/owned';
import type { Category } from '@luhuan/shared/appliance/category';
import { Gtin } from '@luhuan/shared/appliance/gtin';
import { OwnedTerms, isBoughtBy } from '@luhuan/shared/owned/owned';
import type { Build } from '@luhuan/shared/three-accounts/machine';
import { safeLife } from '@luhuan/shared/three-accounts/safe-life';
import Taro from '@tarojs/taro';
import { useState } from 'react';
import { call } from '../../../api/call.ts';
import { serverNow } from '../../../api/server-time.ts';
import { send } from '../../../api/transport.ts';
import { useOnce } from '../../../api/use-once.ts';
import type { ByHand } from './use-owned.ts';

type Entries = {
  readonly gtin: string;
  readonly category: Category;
  readonly brand: string;
  readonly modelNumber: string;
  readonly build: Build | null;
  /** A day, or a year where nobody remembers it. */
  readonly day: string;
  readonly year: string;
  readonly serialNumber: string;
  readonly warrantyUntil: string;
};
const EMPTY: Entries = {
  gtin: '',
  category: 'fridge',
  brand: '',
  modelNumber: '',
  build: null,
  day: '',
  year: '',
  serialNumber: '',
  warrantyUntil: '',
};

const entriesOf = (owned: ByHand): Entries => ({
  gtin: owned.gtin ?? '',
  category: owned.category,
  brand: owned.brand,
  modelNumber: owned.modelNumber ?? '',
  build: owned.build,
  day: owned.bought.length > 4 ? owned.bought : '',
  year: owned.bought.length > 4 ? '' : owned.bought,
  serialNumber: '',
  warrantyUntil: owned.warranty?.until ?? '',
});

/** Whether its safe life depends on what it burns. */
export const asksBuild = (category: Category): boolean => safeLife(category, null)?.ok === false;

const orNull = (entry: string): string | null => (entry.trim() === '' ? null : entry.trim());
const termsOf = (entries: Entries, before: ByHand | null) => ({
  category: entries.category,
  brand: entries.brand,
  modelNumber: orNull(entries.modelNumber),
  gtin: orNull(entries.gtin),
  build: asksBuild(entries.category) ? entries.build : null,
  bought: entries.day === '' ? entries.year.trim() : entries.day,
  warrantyUntil: orNull(entries.warrantyUntil),
  // nothing typed: what is known stays
  ...(before !== null && entries.serialNumber.trim() === '' ? {} : { serialNumber: orNull(entries.serialNumber) }),
});

type LookUp = 'idle' | 'looking' | 'found' | 'not-found' | 'failed';

/** The model behind the code on the box: what the register knows of it is filled in. */
const useLookUp = (fill: (part: Partial<Entries>) => void) => {
  const [state, setState] = useState<LookUp>('idle');
  const lookUp = async (typed: string): Promise<void> => {
    const gtin = Gtin.safeParse(typed.trim());
    if (!gtin.success) {
      setState('idle');
      return;
    }
    setState('looking');
    const found = await call(send, getApplianceModel, { params: { gtin: gtin.data } });
    if (found.ok) {
      const { category, brand, modelNumber } = found.value;
      fill({ gtin: gtin.data, category, brand, modelNumber });
      setState('found');
    } else setState(found.error.kind === 'refused' ? 'not-found' : 'failed');
  };
  return { state, lookUp, forget: () => setState('idle') };
};

/** An appliance as it is typed, and where sending it stands. */
export const useOwnedForm = (before: ByHand | null, onDone: () => void) => {
  const [entries, setEntries] = useState<Entries>(before === null ? EMPTY : entriesOf(before));
  const [pressed, setPressed] = useState(false);
  const found = useLookUp((part) => setEntries((now) => ({ ...now, ...part })));
  const terms = OwnedTerms.safeParse(termsOf(entries, before));
  const wrongs: ReadonlySet<unknown> = new Set([
    ...(terms.error?.issues.map(({ path: [field] }) => field) ?? []),
    ...(terms.success && !isBoughtBy(terms.data.bought, serverNow()) ? ['bought'] : []),
  ]);
  const { sent, submit, clear } = useOnce(`owned:${before?.ownedId ?? ''}:${JSON.stringify(entries)}`, (key) => {
    if (!terms.success) return Promise.reject(new Error('an appliance is made of right entries'));
    const body = terms.data;
    return before === null
      ? call(send, addOwned, { key, body })
      : call(send, editOwned, { key, params: { ownedId: before.ownedId }, body });
  });
  const save = async (): Promise<void> => {
    setPressed(true);
    if (wrongs.size === 0 && (await submit()).state === 'done') onDone();
  };
  const edit = (part: Partial<Entries>) => {
    clear();
    setEntries((now) => ({ ...now, ...part }));
  };
  const scan = async (): Promise<void> => {
    const read = await Taro.scanCode({ scanType: ['barCode'] }).catch(() => null);
    if (read === null) return;
    edit({ gtin: read.result });
    await found.lookUp(read.result);
  };
  return { entries, edit, wrong: (field: string) => pressed && wrongs.has(field), sent, save, clear, found, scan };
};
export type OwnedFormState = ReturnType<typeof useOwnedForm>;
