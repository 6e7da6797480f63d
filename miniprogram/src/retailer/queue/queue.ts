import type { Instant } from '@luhuan/shared/clock';
import { type Result, ok, refuse } from '@luhuan/shared/result';
import { type Answered, settles } from '../../api/sent.ts';
import { Askable, type Asked, type Done, Entry } from './entry.ts';

/** What one clerk recorded at one shop on one phone, oldest first, and what of it can no longer be read. */
export type Queue = { readonly entries: readonly Entry[]; readonly damaged: readonly unknown[] };

export const EMPTY_QUEUE: Queue = { entries: [], damaged: [] };

/** More than this a clerk looks through before recording more. */
export const WAITING_MAX = 50;
/** Confirmed sales are on the server: the phone keeps the latest to look at. */
export const CONFIRMED_MAX = 20;

/** Without an answer for good. */
export const isOpen = ({ state }: Entry): boolean => state !== 'confirmed' && state !== 'refused';

/** Stays until somebody or something deals with it. */
const waits = ({ state }: Entry): boolean => state !== 'confirmed';

const changed = (queue: Queue, key: string, change: (entry: Entry) => Entry): Queue => ({
  ...queue,
  entries: queue.entries.map((entry) => (entry.key === key ? change(entry) : entry)),
});

type Recorded = { readonly key: string; readonly asked: Asked; readonly at: Instant | null };

/** Adds what is to be asked. A key that is there already changes nothing: it stands for what was recorded under it. */
export const record = (queue: Queue, { key, asked, at }: Recorded): Result<Queue, 'full'> => {
  if (queue.entries.some((entry) => entry.key === key)) return ok(queue);
  if (queue.entries.filter(waits).length >= WAITING_MAX) return refuse('full');
  const entry: Entry = { key, asked, recordedAt: at, tries: 0, state: 'recorded', trouble: null };
  return ok({ ...queue, entries: [...queue.entries, entry] });
};

/**
 * Whom to ask about next: `first` if it is open, then whoever was tried least, oldest first, so that one that never gets an
 * answer keeps nobody waiting.
 */
export const nextToAsk = (queue: Queue, asked: ReadonlySet<string>, first: string | undefined): Entry | undefined => {
  const left = queue.entries.filter((entry) => isOpen(entry) && !asked.has(entry.key));
  const least = Math.min(...left.map(({ tries }) => tries));
  return left.find(({ key }) => key === first) ?? left.find(({ tries }) => tries === least);
};

/** Before anything leaves. */
export const begin = (queue: Queue, key: string): Queue =>
  changed(queue, key, (entry) => {
    if (!isOpen(entry)) return entry;
    const { asked, recordedAt, tries } = entry;
    // one that is still on its way, by this app or by another tab, may arrive
    return { key, asked, recordedAt, tries, state: 'sending', open: entry.state !== 'recorded' };
  });

/** Whether an earlier try of an entry that is open may have happened. */
const mayHaveHappened = (entry: Entry): boolean =>
  entry.state === 'unknown' || (entry.state === 'sending' && entry.open);

const afterAnswer = (entry: Entry, answered: Answered<Done>): Entry => {
  const { key, asked, recordedAt, tries } = entry;
  const base = { key, asked, recordedAt, tries };
  // the server's yes is for good, whatever a late answer to an earlier try says
  if (entry.state === 'confirmed') return entry;
  if (answered.state === 'done') return { ...base, state: 'confirmed', done: answered.value };
  if (entry.state === 'refused') return entry;
  const again = { ...base, tries: tries + 1 };
  if (answered.state === 'unknown') return { ...again, state: 'unknown', trouble: null };
  const { problem } = answered;
  if (settles(answered)) return { ...base, state: 'refused', problem };
  return { ...again, state: mayHaveHappened(entry) ? 'unknown' : 'recorded', trouble: problem };
};

/** Notes what became of a try. Nothing but the server's own word confirms or refuses. */
export const answer = (queue: Queue, key: string, answered: Answered<Done>): Queue => {
  const { entries, damaged } = changed(queue, key, (entry) => afterAnswer(entry, answered));
  const confirmed = entries.filter((entry) => !waits(entry));
  const gone = new Set(confirmed.slice(0, Math.max(0, confirmed.length - CONFIRMED_MAX)));
  return { entries: entries.filter((entry) => !gone.has(entry)), damaged };
};

/** When the app starts: what was on its way may have arrived. */
export const resumed = (queue: Queue): Queue => ({
  ...queue,
  entries: queue.entries.map((entry) => {
    if (entry.state !== 'sending') return entry;
    const { key, asked, recordedAt, tries } = entry;
    return { key, asked, recordedAt, tries, state: 'unknown', trouble: null };
  }),
});

/** Takes out what was read. What has no answer for good stays. */
export const remove = (queue: Queue, key: string): Queue => ({
  ...queue,
  entries: queue.entries.filter((entry) => entry.key !== key || isOpen(entry)),
});

/** Takes back a removal. */
export const restore = (queue: Queue, entry: Entry): Queue =>
  queue.entries.some(({ key }) => key === entry.key) ? queue : { ...queue, entries: [...queue.entries, entry] };

/** As a screen and as storage tell one from another. */
const textOf = (value: unknown): string => JSON.stringify(value) ?? '';

export const removeDamaged = (queue: Queue, damaged: unknown): Queue => ({
  ...queue,
  damaged: queue.damaged.filter((one) => textOf(one) !== textOf(damaged)),
});

export const restoreDamaged = (queue: Queue, damaged: unknown): Queue => ({
  ...queue,
  damaged: [...queue.damaged, damaged],
});

const entryIn = (raw: unknown): Entry | undefined => {
  const entry = Entry.safeParse(raw);
  if (entry.success) return entry.data;
  const askable = Askable.safeParse(raw);
  return askable.success ? { ...askable.data, recordedAt: null, tries: 0, state: 'unknown', trouble: null } : undefined;
};

/** As `shelf.ts` writes it. */
const isWritten = (raw: unknown): raw is { readonly entries: unknown; readonly damaged?: unknown } =>
  typeof raw === 'object' && raw !== null && !Array.isArray(raw) && 'entries' in raw;

const listIn = (raw: unknown): readonly unknown[] => {
  if (raw === undefined) return [];
  return Array.isArray(raw) ? raw : [raw];
};

/**
 * Reads back what storage holds, however damaged: what can still be asked about is asked about, and the rest is kept aside
 * for the clerk to see. Nothing is thrown away here.
 */
export const readQueue = (raw: unknown): Queue => {
  // what a phone gives for a name that it does not know
  if (raw === '' || raw === undefined || raw === null) return EMPTY_QUEUE;
  if (!isWritten(raw)) return { entries: [], damaged: [raw] };
  const entries: Entry[] = [];
  const damaged = [...listIn(raw.damaged)];
  for (const one of listIn(raw.entries)) {
    const entry = entryIn(one);
    if (entry === undefined || entries.some(({ key }) => key === entry.key)) damaged.push(one);
    else entries.push(entry);
  }
  return { entries, damaged };
};
