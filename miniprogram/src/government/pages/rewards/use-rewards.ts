import {
  findRewardOrder,
  handOutReward,
  listOfficeRewards,
  pauseReward,
  restockReward,
} from '@luhuan/shared/api/rewards';
import { may } from '@luhuan/shared/person/permission';
import { ok } from '@luhuan/shared/result';
import type { Reward } from '@luhuan/shared/reward/reward';
import { useState } from 'react';
import { call } from '../../../api/call.ts';
import { session } from '../../../api/session.ts';
import { send } from '../../../api/transport.ts';
import { useLoad } from '../../../api/use-load.ts';
import { useNow } from '../../../api/use-now.ts';
import { useOnce } from '../../../api/use-once.ts';
import { useStored } from '../../../storage/stored.ts';

const STEP = 20;
const SHOWN_MAX = 100;
export type Tab = 'shelf' | 'add' | 'handOut' | 'deeds';

/** Rewards of the office's region. */
export const useRewards = () => {
  const [tab, look] = useState<Tab>('shelf');
  const [limit, setLimit] = useState(STEP);
  const person = useStored(session)?.person;
  return {
    tab,
    look,
    mayChange: may(person, 'makeReward'),
    screen: useLoad(() => call(send, listOfficeRewards, { query: { limit } }), `office rewards ${limit}`),
    now: useNow(),
    canGrow: limit < SHOWN_MAX,
    grow: () => setLimit(limit + STEP),
  };
};
export type RewardsPage = ReturnType<typeof useRewards>;

const wholeOf = (entry: string): number | undefined => {
  const typed = /^[-−]?\d{1,7}$/.test(entry.trim()) ? Number(entry.trim().replace('−', '-')) : 0;
  return typed === 0 ? undefined : typed;
};

/** What an officer does to one reward, and where sending it stands. */
export const useKeeping = ({ rewardId, paused, stock, left }: Reward, onDone: () => void) => {
  const [entry, setEntry] = useState('');
  const [pressed, setPressed] = useState(false);
  const more = wholeOf(entry);
  const params = { rewardId };
  const pausing = useOnce(`reward-pause:${rewardId}:${!paused}`, (key) =>
    call(send, pauseReward, { key, params, body: { paused: !paused } }),
  );
  const stocking = useOnce(`reward-stock:${rewardId}:${more ?? 0}:${stock}:${left}`, (key) =>
    call(send, restockReward, { key, params, body: { more: more ?? 0 } }),
  );
  const pause = async (): Promise<void> => {
    if ((await pausing.submit()).state === 'done') onDone();
  };
  const restock = async (): Promise<void> => {
    setPressed(true);
    if (more === undefined || (await stocking.submit()).state !== 'done') return;
    setEntry('');
    setPressed(false);
    onDone();
  };
  const edit = (next: string) => {
    stocking.clear();
    setEntry(next);
  };
  return { entry, edit, wrong: pressed && more === undefined, pausing, stocking, pause, restock };
};

const CODE = /^[0-9A-HJKMNP-TV-Z]{10}$/;

/** An order that is looked up by its code, and handed out. */
export const useHandOut = () => {
  const [entry, setEntry] = useState('');
  const [pressed, setPressed] = useState(false);
  const [asked, ask] = useState('');
  const [confirming, confirm] = useState(false);
  const code = entry.replace(/[\s-]/g, '').toUpperCase();
  const wrong = !CODE.test(code);
  const found = useLoad(
    async () => (asked === '' ? ok(null) : call(send, findRewardOrder, { params: { code: asked } })),
    `reward order ${asked}`,
  );
  const { sent, submit, clear } = useOnce(`hand-out:${asked}`, (key) =>
    call(send, handOutReward, { key, params: { code: asked }, body: {} }),
  );
  const find = () => {
    setPressed(true);
    clear();
    if (!wrong) ask(code);
  };
  const handOut = async (): Promise<void> => {
    confirm(false);
    if ((await submit()).state === 'done' && found.state === 'shown') found.reload();
  };
  const edit = (next: string) => {
    clear();
    setEntry(next);
  };
  return { entry, edit, wrong: pressed && wrong, find, found, sent, clear, confirming, confirm, handOut };
};
