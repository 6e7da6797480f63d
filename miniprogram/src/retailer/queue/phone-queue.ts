import { type Result, ok, refuse } from '@luhuan/shared/result';
import { may } from '@luhuan/shared/person/permission';
import Taro from '@tarojs/taro';
import { toldServerTime } from '../../api/server-time.ts';
import { session } from '../../api/session.ts';
import { whenNetworkReturns } from '../../api/when-network-returns.ts';
import { tillSend } from '../device/signed-send.ts';
import { type Box, drain } from './drain.ts';
import type { Asked } from './entry.ts';
import { EMPTY_QUEUE, type Queue, isOpen, record, resumed } from './queue.ts';
import { type Owner, type Shelf, boxName, boxOf } from './shelf.ts';

/** A name that is there and gives nothing holds what Taro could not read: its text is kept as it is. */
const unreadable = (name: string): string =>
  process.env['TARO_ENV'] === 'h5' ? (localStorage.getItem(name) ?? '') : '';

export const phoneShelf: Shelf = {
  get: (name) => {
    const kept = Taro.getStorageSync<unknown>(name);
    return kept === '' ? unreadable(name) : kept;
  },
  set: (name, value) => Taro.setStorageSync(name, value),
  names: () => Taro.getStorageInfoSync().keys,
};

/** The clerk who is signed in; `null`: nobody who may use a till. */
export const ownerNow = (): Owner | null => {
  const open = session.get();
  if (open === null || open.person.shopId === null || !may(open.person, 'redeemVoucher')) return null;
  return { shopId: open.person.shopId, personId: open.person.personId, name: open.name };
};

const listeners = new Set<() => void>();
const tell = (): void => {
  for (const listener of listeners) listener();
};

const boxes = new Map<string, Box>();

/** What an earlier run of the app had on its way is asked about again. */
const openBox = (owner: Owner): Box => {
  const name = boxName(owner);
  const known = boxes.get(name);
  if (known !== undefined) return known;
  const { read, change } = boxOf(phoneShelf, owner);
  const box: Box = {
    read,
    change: (step) => {
      change(step);
      tell();
    },
  };
  boxes.set(name, box);
  if (read().entries.some(({ state }) => state === 'sending')) change(resumed);
  return box;
};

let shown: { readonly text: string; readonly queue: Queue } = { text: '', queue: EMPTY_QUEUE };

/** The queue of whoever is signed in; the same object as long as it says the same. */
const getQueue = (): Queue => {
  const owner = ownerNow();
  const queue = owner === null ? EMPTY_QUEUE : openBox(owner).read();
  const text = JSON.stringify(queue);
  if (text !== shown.text) shown = { text, queue };
  return shown.queue;
};

const FIRST_WAIT_MS = 5_000;
const LONGEST_WAIT_MS = 60_000;

let running = false;
/** What was asked for while a round was under way: whom to begin the next one with. */
let again: { readonly first: string | undefined } | undefined;
let waitMs = FIRST_WAIT_MS;
let timer: ReturnType<typeof setTimeout> | undefined;

const isOwner = (owner: Owner): boolean => {
  const now = ownerNow();
  return now !== null && boxName(now) === boxName(owner);
};

const rounds = async (first: string | undefined): Promise<void> => {
  const owner = ownerNow();
  if (owner === null) return;
  const box = openBox(owner);
  try {
    await drain({ box, send: tillSend, isMine: () => isOwner(owner), first });
  } finally {
    // also where the phone did not keep an answer: the same key asks again
    if (box.read().entries.some(isOpen)) {
      timer = setTimeout(() => void run(undefined), waitMs);
      waitMs = Math.min(2 * waitMs, LONGEST_WAIT_MS);
    }
  }
};

const run = async (first: string | undefined): Promise<void> => {
  clearTimeout(timer);
  if (running) {
    again = { first };
    return;
  }
  running = true;
  try {
    await rounds(first);
  } finally {
    running = false;
  }
  if (again === undefined) return;
  const next = again.first;
  again = undefined;
  await run(next);
};

/** Asks about what is open, now and then again until it is known; `first`: what somebody waits for. */
export const askNow = (first?: string): void => {
  waitMs = FIRST_WAIT_MS;
  void run(first);
};

/** `full`: too much waits already. `no-storage`: the phone did not keep it. Either way nothing is sent. */
export type NotRecorded = 'full' | 'no-storage';

/** Stores what is to be asked and then, never before, asks. @throws when nobody who may use a till is signed in */
export const recordAndAsk = (key: string, asked: Asked): Result<void, NotRecorded> => {
  const owner = ownerNow();
  if (owner === null) throw new Error('a sale was recorded by nobody');
  const box = openBox(owner);
  const recorded = record(box.read(), { key, asked, at: toldServerTime() });
  if (!recorded.ok) return recorded;
  try {
    box.change(() => recorded.value);
  } catch {
    return refuse('no-storage');
  }
  askNow(key);
  return ok(undefined);
};

/** A step of whoever is signed in: reading, removing, taking back. */
export const changeQueue = (step: (queue: Queue) => Queue): void => {
  const owner = ownerNow();
  if (owner !== null) openBox(owner).change(step);
};

let begun = false;
/** From the first screen of a shop on: asks at once, when the network is back, and when somebody signs in. */
const begin = (): void => {
  if (begun) return;
  begun = true;
  whenNetworkReturns(() => askNow());
  let owner = ownerNow();
  session.subscribe(() => {
    const before = owner;
    owner = ownerNow();
    tell();
    if (owner !== null && (before === null || boxName(owner) !== boxName(before))) askNow();
  });
  // another tab of the same browser
  if (process.env['TARO_ENV'] === 'h5') window.addEventListener('storage', tell);
  askNow();
};

export const phoneQueue = {
  get: getQueue,
  subscribe: (listener: () => void): (() => void) => {
    begin();
    listeners.add(listener);
    return () => void listeners.delete(listener);
  },
};
