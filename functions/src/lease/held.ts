import type { Category } from '@luhuan/shared/appliance/category';
import type { Campaign } from '@luhuan/shared/campaign/campaign';
import type { Instant } from '@luhuan/shared/clock';
import { type Fen, fen } from '@luhuan/shared/fen';
import type { Lane } from '@luhuan/shared/pacing/lane';
import { type LeaseId, settledFrom } from '@luhuan/shared/quota/lease';
import type { Lease, ShardKey } from '@luhuan/shared/quota/pool';
import { type Table, writeOne } from '../platform/table.ts';
import { closeLease } from '../quota/store.ts';
import type { NothingLeft } from './store.ts';

export type Held = {
  readonly id: LeaseId;
  readonly key: ShardKey;
  readonly lease: Lease;
  readonly takenAt: Instant;
  /** Nothing on it leaves at or after this. */
  readonly fence: Instant;
  /** Units that nobody has. */
  readonly free: number[];
  /** Units on their way. */
  readonly out: Set<number>;
  /** Units of which nobody knows. */
  readonly lost: Set<number>;
};

export type Account = {
  current: Held | null;
  /** Over, with units that were on their way when it ended. */
  past: Held[];
  taking: Promise<void> | null;
  last: { units: number; usedUp: boolean } | null;
  /** What the own counter had after the last lease; `null`: never seen. */
  leftUnits: number | null;
  empty: { readonly until: Instant; readonly refusal: NothingLeft } | null;
};

export type Settings = {
  readonly table: Table;
  /** Tells the process apart from all others, for good. */
  readonly owner: string;
  /** Most units of one lease. */
  readonly most: number;
  /** How long "nothing left" is repeated without a look at the counters. */
  readonly restMs: number;
};

export type Wish = {
  readonly campaign: Pick<Campaign, 'campaignId' | 'regionCode' | 'shards'>;
  readonly lane: Lane;
  readonly category: Category;
  readonly capFen: Fen;
  readonly now: Instant;
};

/** All that a process holds. */
export type Books = Settings & {
  readonly accounts: Map<string, Account>;
  readonly open: Map<LeaseId, Held>;
  /** Who waits until a unit is not on its way any more. */
  readonly waiting: (() => void)[];
  /** Leases this process has taken. */
  taken: number;
};

export const finished = ({ out, lost }: Held): boolean => out.size === 0 && lost.size === 0;
export const asFinished = ({ id, lease, free }: Held) => ({ id, restFen: fen(free.length * lease.capFen) });

export const drop = ({ open }: Books, account: Account, gone: readonly Held[]): void => {
  account.past = account.past.filter((held) => !gone.includes(held));
  for (const { id } of gone) open.delete(id);
};

/** Puts a lease aside that is over or used up. */
export const retire = (books: Books, account: Account, now: Instant): void => {
  const { current } = account;
  if (current === null || (current.free.length > 0 && now < current.fence)) return;
  account.last = { units: current.lease.units, usedUp: current.free.length === 0 };
  account.past.push(current);
  account.current = null;
  // what nobody knows the end of is settled by the job
  drop(
    books,
    account,
    account.past.filter((held) => !finished(held) && now >= settledFrom(held.lease.expiresAt)),
  );
};

/** Gives back what is left of leases that are over. */
export const closePast = async (books: Books, account: Account): Promise<void> => {
  for (const held of account.past.filter(finished)) {
    await writeOne(books.table, closeLease(books.table, held.key, asFinished(held)));
    drop(books, account, [held]);
  }
};
