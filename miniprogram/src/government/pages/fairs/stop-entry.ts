import { type FairStop, type StopTerms, StopTerms as StopTermsSchema } from '@luhuan/shared/fair/fair';
import { type Instant, plusDays } from '@luhuan/shared/clock';
import { momentEntry, writtenMoment } from '../../ui/moment.ts';

/** A stop as it is typed. */
export type StopEntry = {
  readonly begins: string;
  readonly ends: string;
  readonly regionCode: string;
  readonly addressZh: string;
  readonly addressEn: string;
  readonly places: string;
};
const STOP_WRONGS = ['begins', 'ends', 'regionCode', 'addressZh', 'addressEn', 'places'] as const;
export type StopWrong = (typeof STOP_WRONGS)[number];

export const EMPTY_STOP: StopEntry = {
  begins: '',
  ends: '',
  regionCode: '',
  addressZh: '',
  addressEn: '',
  places: '',
};

export const entryOf = ({ begins, ends, regionCode, address, places }: FairStop): StopEntry => ({
  begins,
  ends,
  regionCode,
  addressZh: address['zh-CN'],
  addressEn: address.en,
  places: places === null ? '' : String(places),
});

/** It ends on the day it begins. */
export const withEnd = (entry: StopEntry, time: string): StopEntry => ({
  ...entry,
  ends: writtenMoment({ day: momentEntry(entry.begins, false).day, time }),
});

/** Another day moves the end with it. */
export const withBegin = (entry: StopEntry, begins: string): StopEntry =>
  withEnd({ ...entry, begins }, momentEntry(entry.ends, true).time);

const later = (at: Instant): Instant => plusDays(at, 1);

/** The same a day later, as a tour goes on. */
export const nextDay = (entry: StopEntry): StopEntry => {
  const terms = termsOf(entry);
  return terms.ok ? { ...entry, begins: later(terms.value.begins), ends: later(terms.value.ends) } : entry;
};

const placeOf = (path: readonly PropertyKey[]): StopWrong => {
  const [field, part] = path.map(String);
  if (field === 'address') return part === 'en' ? 'addressEn' : 'addressZh';
  return STOP_WRONGS.find((one) => one === field) ?? 'ends';
};

/** What was typed as a stop, or which of it is not right. */
export const termsOf = (
  entry: StopEntry,
):
  | { readonly ok: true; readonly value: StopTerms }
  | { readonly ok: false; readonly wrongs: ReadonlySet<StopWrong> } => {
  const places = entry.places.trim();
  const terms = StopTermsSchema.safeParse({
    regionCode: entry.regionCode,
    address: { 'zh-CN': entry.addressZh, en: entry.addressEn },
    begins: entry.begins,
    ends: entry.ends,
    places: places === '' ? null : /^\d{1,5}$/.test(places) ? Number(places) : Number.NaN,
  });
  return terms.success
    ? { ok: true, value: terms.data }
    : { ok: false, wrongs: new Set(terms.error.issues.map(({ path }) => placeOf(path))) };
};
