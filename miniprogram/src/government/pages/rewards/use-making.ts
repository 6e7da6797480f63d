import { makeReward } from '@luhuan/shared/api/rewards';
import { timeOn } from '@luhuan/shared/campaign/opening';
import { Day, endOfDays, startOf } from '@luhuan/shared/clock';
import type { SeedSource } from '@luhuan/shared/draw/public-seed';
import { TICKETS_MAX } from '@luhuan/shared/reward/lottery';
import { type RewardKind, RewardTerms, STOCK_MAX } from '@luhuan/shared/reward/reward';
import { useState } from 'react';
import { call } from '../../../api/call.ts';
import { send } from '../../../api/transport.ts';
import { useOnce } from '../../../api/use-once.ts';
import { fenOf } from '../../../entry/yuan-entry.ts';

const EMPTY = {
  title: '',
  kind: 'goods' as RewardKind,
  costPoints: '',
  stock: '',
  mostPerPerson: '1',
  from: '',
  until: '',
  handOver: '',
  collectDays: '30',
  prize: '',
  prizes: '',
  worth: '',
  drawnOn: '',
  source: 'drand-quicknet' as SeedSource,
};
type Entries = typeof EMPTY;

const whole = (entry: string): number => (/^\d{1,7}$/.test(entry.trim()) ? Number(entry.trim()) : -1);

const windowOf = ({ from, until }: Entries) => {
  const [first, last] = [Day.safeParse(from).data, Day.safeParse(until).data];
  return first === undefined || last === undefined || last < first
    ? undefined
    : { from: startOf(first), until: endOfDays(startOf(last), 1) };
};

/** Noon: the last ticket was sold before the day began. */
const DRAWN_AT = '12:00';
const FALLBACK: Readonly<Record<SeedSource, SeedSource>> = {
  'drand-quicknet': 'welfare-lottery-double',
  'welfare-lottery-double': 'drand-quicknet',
  'sse-composite-close': 'drand-quicknet',
};

const lotteryOf = ({ prize, prizes, worth, drawnOn, source }: Entries) => {
  const day = Day.safeParse(drawnOn).data;
  return {
    prize,
    prizes: whole(prizes),
    worthFen: fenOf(worth),
    drawnAt: day === undefined ? undefined : timeOn(day, DRAWN_AT),
    seed: { source, fallback: FALLBACK[source] },
  };
};

const writtenOf = (entries: Entries) => ({
  title: entries.title,
  kind: entries.kind,
  costPoints: whole(entries.costPoints),
  mostPerPerson: whole(entries.mostPerPerson),
  window: windowOf(entries),
  handOver: entries.handOver,
  collectDays: whole(entries.collectDays),
  ...(entries.kind === 'lottery-entry' ? { lottery: lotteryOf(entries) } : {}),
});

export type Wrong = keyof Entries | 'window' | 'worthFen' | 'drawnAt';

/** A reward as it is being written, and where sending it stands. */
export const useMaking = (onDone: () => void) => {
  const [entries, setEntries] = useState(EMPTY);
  const [pressed, setPressed] = useState(false);
  const terms = RewardTerms.safeParse(writtenOf(entries));
  const stock = whole(entries.stock);
  const most = entries.kind === 'lottery-entry' ? TICKETS_MAX : STOCK_MAX;
  const wrongs: ReadonlySet<unknown> = new Set([
    ...(terms.error?.issues.map(({ path: [field, part] }) => part ?? field) ?? []),
    ...(stock < 0 || stock > most ? ['stock'] : []),
  ]);
  const { sent, submit, clear } = useOnce(`make-reward:${JSON.stringify(entries)}`, (key) =>
    terms.success
      ? call(send, makeReward, { key, body: { terms: terms.data, stock } })
      : Promise.reject(new Error('a reward is made of right entries')),
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
  return { entries, edit, wrong: (field: Wrong) => pressed && wrongs.has(field), sent, make, clear };
};
export type Making = ReturnType<typeof useMaking>;
