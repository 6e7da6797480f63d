import { publishFair } from '@luhuan/shared/api/fairs';
import type { Category } from '@luhuan/shared/appliance/category';
import { type FairKind, FairTerms } from '@luhuan/shared/fair/fair';
import { useState } from 'react';
import { call } from '../../../api/call.ts';
import { send } from '../../../api/transport.ts';
import { useOnce } from '../../../api/use-once.ts';
import { EMPTY_STOP, type StopEntry, termsOf } from './stop-entry.ts';

const EMPTY = {
  kind: 'village-tour' as FairKind,
  titleZh: '',
  titleEn: '',
  aboutZh: '',
  aboutEn: '',
  organiserZh: '',
  organiserEn: '',
  categories: [] as Category[],
  stops: [EMPTY_STOP] as readonly StopEntry[],
};
type Entries = typeof EMPTY;

/** A place in the terms, as the form names its faults; a stop's own are told with the stop. */
export type FairWrong = Exclude<keyof Entries, 'kind' | 'categories'>;
const placeOf = (path: readonly PropertyKey[]): string => {
  const [field, part] = path.map(String);
  if (field === 'stops') return 'stops';
  return `${field}${part === 'en' ? 'En' : 'Zh'}`;
};

const fairOf = (entries: Entries) => ({
  kind: entries.kind,
  title: { 'zh-CN': entries.titleZh, en: entries.titleEn },
  about: { 'zh-CN': entries.aboutZh, en: entries.aboutEn },
  organiser: { 'zh-CN': entries.organiserZh, en: entries.organiserEn },
  categories: entries.categories,
});

/** A fair as it is being written, and where sending it stands. */
export const usePublishing = (onDone: () => void) => {
  const [entries, setEntries] = useState(EMPTY);
  const [pressed, setPressed] = useState(false);
  const [asking, ask] = useState(false);
  const typed = entries.stops.map(termsOf);
  const stops = typed.flatMap((stop) => (stop.ok ? [stop.value] : []));
  const isWhole = stops.length === typed.length;
  const terms = FairTerms.safeParse({ ...fairOf(entries), stops });
  const wrongs = new Set(terms.error?.issues.map(({ path }) => placeOf(path)) ?? []);
  const { sent, submit, clear } = useOnce(`fair:${JSON.stringify(entries)}`, (key) =>
    terms.success && isWhole
      ? call(send, publishFair, { key, body: terms.data })
      : Promise.reject(new Error('a fair is made of right entries')),
  );
  return {
    entries,
    edit: (part: Partial<Entries>) => {
      clear();
      setEntries({ ...entries, ...part });
    },
    /** What of a stop is not right; nothing before the first press. */
    stopWrongs: (index: number) => {
      const stop = typed[index];
      return pressed && stop !== undefined && !stop.ok ? stop.wrongs : new Set<never>();
    },
    wrong: (field: FairWrong) => pressed && wrongs.has(field) && (field !== 'stops' || isWhole),
    asking,
    ask,
    check: () => {
      setPressed(true);
      if (terms.success && isWhole) ask(true);
    },
    publish: async (): Promise<void> => {
      ask(false);
      if ((await submit()).state === 'done') onDone();
    },
    sent,
    clear,
  };
};
export type Publishing = ReturnType<typeof usePublishing>;
