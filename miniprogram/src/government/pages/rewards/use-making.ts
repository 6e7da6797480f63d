import { makeReward } from '@luhuan/shared/api/rewards';
import { Day, endOfDays, startOf } from '@luhuan/shared/clock';
import { type RewardKind, RewardTerms, STOCK_MAX } from '@luhuan/shared/reward/reward';
import { useState } from 'react';
import { call } from '../../../api/call.ts';
import { send } from '../../../api/transport.ts';
import { useOnce } from '../../../api/use-once.ts';

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
};
type Entries = typeof EMPTY;

const whole = (entry: string): number => (/^\d{1,7}$/.test(entry.trim()) ? Number(entry.trim()) : -1);

const windowOf = ({ from, until }: Entries) => {
  const [first, last] = [Day.safeParse(from).data, Day.safeParse(until).data];
  return first === undefined || last === undefined || last < first
    ? undefined
    : { from: startOf(first), until: endOfDays(startOf(last), 1) };
};

const writtenOf = (entries: Entries) => ({
  title: entries.title,
  kind: entries.kind,
  costPoints: whole(entries.costPoints),
  mostPerPerson: whole(entries.mostPerPerson),
  window: windowOf(entries),
  handOver: entries.handOver,
  collectDays: whole(entries.collectDays),
});

export type Wrong = keyof Entries | 'window';

/** A reward as it is being written, and where sending it stands. */
export const useMaking = (onDone: () => void) => {
  const [entries, setEntries] = useState(EMPTY);
  const [pressed, setPressed] = useState(false);
  const terms = RewardTerms.safeParse(writtenOf(entries));
  const stock = whole(entries.stock);
  const wrongs: ReadonlySet<unknown> = new Set([
    ...(terms.error?.issues.map(({ path: [field] }) => field) ?? []),
    ...(stock < 0 || stock > STOCK_MAX ? ['stock'] : []),
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
