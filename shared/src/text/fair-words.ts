import { type Instant, dayOf, plusMs, startOf } from '../clock.ts';
import type { FairKind } from '../fair/fair.ts';
import { dateTime, timeOfDay } from './format.ts';
import type { Language } from './language.ts';

/** Kinds of fairs, in the words that shoppers and officers read. */
export const FAIR_KIND_NAME: Readonly<Record<Language, Readonly<Record<FairKind, string>>>> = {
  'zh-CN': { exhibition: '展销会', 'village-tour': '下乡巡展', 'recycling-day': '集中回收日' },
  en: { exhibition: 'Exhibition', 'village-tour': 'Village tour', 'recycling-day': 'Recycling day' },
};

/** `3月7日 周六 14:00—17:00`; an end at midnight is 24:00. */
export const stopTime = ({ begins, ends }: { begins: Instant; ends: Instant }, language: Language): string => {
  const midnight = ends === startOf(dayOf(ends)) && plusMs(ends, -1) > begins;
  return `${dateTime(begins, language)}–${midnight ? '24:00' : timeOfDay(ends)}`;
};
