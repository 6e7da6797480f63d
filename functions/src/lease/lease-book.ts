import type { Category } from '@luhuan/shared/appliance/category';
import { type Instant, plusMs } from '@luhuan/shared/clock';
import { type Fen, fen, sumFen } from '@luhuan/shared/fen';
import {
  type LeaseId,
  type LeasedUnit,
  fenceOf,
  leaseEnd,
  leaseIdOf,
  nextUnits,
  settledFrom,
} from '@luhuan/shared/quota/lease';
import { type Lease, type PoolShard, type ShardKey, awaitedUntil } from '@luhuan/shared/quota/pool';
import { type Result, ok, refuse } from '@luhuan/shared/result';
import { type Table, commit, writeOne } from '../platform/table.ts';
import { addMoney, addShard, closeLease, laneCounters, readShards, takeLease, takeLeft } from '../quota/store.ts';
import type { LeaseBook, NothingLeft, Unit } from './store.ts';

type Held = {
  readonly id: LeaseId;
  readonly key: ShardKey;
  readonly lease: Lease;
  readonly takenAt: Instant;
  /** Units that nobody has. */
  readonly free: number[];
  /** Units on their way. */
  readonly out: Set<number>;
  /** Units of which nobody knows. */
  readonly lost: Set<number>;
};

type Account = {
  current: Held | null;
  /** Over, with units that were on their way when it ended. */
  past: Held[];
  taking: Promise<void> | null;
  last: { units: number; usedUp: boolean } | null;
  leftUnits: number | null;
  empty: { readonly until: Instant; readonly refusal: NothingLeft } | null;
};

type Settings = {
  readonly table: Table;
  /** Tells the process apart from all others, for good. */
  readonly owner: string;
  /** Most units of one lease. */
  readonly most: number;
  /** How long "nothing left" is repeated without a look at the counters. */
  readonly restMs: number;
};

type Wish = {
  readonly keys: readonly ShardKey[];
  readonly category: Category;
  readonly capFen: Fen;
  readonly now: Instant;
};

const finished = ({ out, lost }: Held): boolean => out.size === 0 && lost.size === 0;
const asFinished = ({ id, lease, free }: Held) => ({ id, restFen: fen(free.length * lease.capFen) });

/** Own counter first; processes start on different ones. */
const inOrder = (keys: readonly ShardKey[], owner: string): ShardKey[] => {
  const sum = Array.from(owner, (char) => char.charCodeAt(0)).reduce((total, code) => total * 31 + code, 7) >>> 0;
  const start = sum % keys.length;
  return [...keys.slice(start), ...keys.slice(0, start)];
};

/** Fills a counter that is not there yet with its share of what the first one has. */
const fillShard = async (table: Table, key: ShardKey, first: PoolShard, shards: number, capFen: Fen): Promise<void> => {
  const share = fen(Math.floor(first.leftFen / capFen / shards) * capFen);
  if (share === 0) return;
  const filled = {
    ...key,
    limitFen: share,
    reserveFen: fen(0),
    leftFen: share,
    heldFen: fen(0),
    spentFen: fen(0),
    backFen: fen(0),
    leases: {},
    lastOf: {},
  };
  // where it fails another process has filled it, or taken what there was
  await commit(table, { first: takeLeft(table, first, share, 'limit'), filled: addShard(table, filled) });
};

/** Puts remainders together that are too small to use where they are. @returns whether there may be a unit now. */
const merge = async (table: Table, found: readonly PoolShard[], capFen: Fen): Promise<boolean> => {
  const parts = found.filter(({ leftFen }) => leftFen > 0);
  const [into, ...others] = parts;
  const total = sumFen(parts.map(({ leftFen }) => leftFen));
  if (into === undefined || others.length === 0 || total < capFen) return false;
  await commit(table, {
    others: others.map((shard) => takeLeft(table, shard, shard.leftFen, 'limit')),
    into: addMoney(table, into, fen(total - into.leftFen)),
  });
  return true;
};

const nothingLeft = (category: Category, found: readonly PoolShard[], now: Instant): NothingLeft => {
  const until = awaitedUntil(found, now);
  return until === null ? { code: 'QuotaExhausted', category } : { code: 'QuotaAwaited', category, until };
};

const MERGES_MAX = 3;
/** Looks at all counters by one claim, where something comes back again and again and others take it. */
const LOOKS_MAX = 6;
/** Finished leases that go with the next one in one update. */
const CLOSED_MAX = 8;
/** How long a process repeats that nothing is left without another look. */
export const SOLD_OUT_MS = 1_000;

type Books = Settings & {
  readonly accounts: Map<string, Account>;
  readonly open: Map<LeaseId, Held>;
  /** Who waits until a unit is not on its way any more. */
  readonly waiting: (() => void)[];
  /** Leases this process has taken. */
  taken: number;
};

const accountOf = ({ accounts }: Books, [first]: readonly ShardKey[], capFen: Fen): Account => {
  const name = `${first?.campaignId} ${first?.category} ${first?.shard} ${capFen}`;
  const known = accounts.get(name);
  if (known !== undefined) return known;
  const account = { current: null, past: [], taking: null, last: null, leftUnits: null, empty: null };
  accounts.set(name, account);
  return account;
};

const drop = ({ open }: Books, account: Account, gone: readonly Held[]): void => {
  account.past = account.past.filter((held) => !gone.includes(held));
  for (const { id } of gone) open.delete(id);
};

/** Puts a lease aside that is over or used up. */
const retire = (books: Books, account: Account, now: Instant): void => {
  const { current } = account;
  if (current === null || (current.free.length > 0 && now < fenceOf(current.lease.expiresAt))) return;
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

const closePast = async (books: Books, account: Account): Promise<void> => {
  for (const held of account.past.filter(finished)) {
    await writeOne(books.table, closeLease(books.table, held.key, asFinished(held)));
    drop(books, account, [held]);
  }
};

const leaseFrom = async (books: Books, account: Account, key: ShardKey, units: number, { capFen, now }: Wish) => {
  const { table, owner, open } = books;
  const number = ++books.taken;
  const id = leaseIdOf(now, owner, number);
  const lease = { owner, units, capFen, expiresAt: leaseEnd(now) };
  const closing = account.past.filter((held) => finished(held) && held.key.shard === key.shard).slice(0, CLOSED_MAX);
  const outcome = await takeLease(table, key, {
    id,
    lease,
    nth: { number, at: now },
    closes: closing.map(asFinished),
  });
  if (!outcome.taken) return outcome;
  drop(books, account, closing);
  account.leftUnits = Math.floor(outcome.leftFen / capFen);
  const free = Array.from({ length: units }, (_, index) => units - 1 - index);
  account.current = { id, key, lease, takenAt: now, free, out: new Set(), lost: new Set() };
  open.set(id, account.current);
  return outcome;
};

/** One counter: as much as is wished, or as there is. @returns what was found where there was not one unit. */
const tryShard = async (
  books: Books,
  account: Account,
  key: ShardKey,
  wish: Wish,
): Promise<PoolShard | null | 'taken'> => {
  const { capFen, keys } = wish;
  let units = nextUnits(account.last, account.leftUnits, books.most);
  for (;;) {
    const outcome = await leaseFrom(books, account, key, units, wish);
    if (outcome.taken) return 'taken';
    const { found } = outcome;
    if (found === null && key.shard !== 0) {
      const [first] = await readShards(
        books.table,
        keys.filter(({ shard }) => shard === 0),
      );
      if (first === undefined || first.leftFen < capFen * keys.length) return null;
      await fillShard(books.table, key, first, keys.length, capFen);
    } else if (found === null || found.leftFen < capFen) {
      return found;
    } else {
      // a lease that is closed already stands in the way, or there is less than was wished
      await closePast(books, account);
      units = Math.max(1, Math.min(units, Math.floor(found.leftFen / capFen)));
    }
  }
};

/** Every counter in turn. @returns those that were there when none had a unit, `null` when one had. */
const tryAll = async (books: Books, account: Account, wish: Wish): Promise<PoolShard[] | null> => {
  const found: PoolShard[] = [];
  for (const key of inOrder(wish.keys, books.owner)) {
    const there = await tryShard(books, account, key, wish);
    if (there === 'taken') return null;
    if (there !== null) found.push(there);
  }
  return found;
};

const acquire = async (books: Books, account: Account, wish: Wish): Promise<void> => {
  const { table, restMs, waiting } = books;
  retire(books, account, wish.now);
  for (let merges = 0; ; merges++) {
    const found = await tryAll(books, account, wish);
    if (found === null) return;
    const rest = account.past.some((held) => finished(held) && held.free.length > 0);
    await closePast(books, account);
    if (rest || (merges < MERGES_MAX && (await merge(table, found, wish.capFen)))) continue;
    // the last units of a lease may have arrived while others were being closed
    if (account.past.some(finished)) continue;
    // what is on its way at this moment may come back, or be known to be gone
    if (account.past.some(({ out }) => out.size > 0)) {
      await new Promise<void>((wake) => waiting.push(wake));
      continue;
    }
    const seen = await readShards(table, wish.keys);
    // something came back to a counter after it was looked at
    const anew = seen.some(({ leftFen }) => leftFen >= wish.capFen);
    if (anew && merges < LOOKS_MAX) continue;
    const refusal: NothingLeft = anew
      ? { code: 'QuotaAwaited', category: wish.category, until: plusMs(wish.now, SOLD_OUT_MS) }
      : nothingLeft(wish.category, seen, wish.now);
    account.empty = { until: plusMs(wish.now, restMs), refusal };
    return;
  }
};

const takeUnit = async (books: Books, wish: Wish): Promise<Result<Unit, NothingLeft>> => {
  const account = accountOf(books, wish.keys, wish.capFen);
  let asked = false;
  for (;;) {
    retire(books, account, wish.now);
    const unit = account.current?.free.pop();
    if (account.current !== null && unit !== undefined) {
      const { id, key, lease, out } = account.current;
      out.add(unit);
      return ok({ key, leased: { id, unit }, until: fenceOf(lease.expiresAt) });
    }
    if (account.empty !== null && (asked || wish.now < account.empty.until)) return refuse(account.empty.refusal);
    if (account.taking === null) {
      account.empty = null;
      account.taking = acquire(books, account, wish).finally(() => (account.taking = null));
    }
    asked = true;
    await account.taking;
  }
};

/** The unit is not on its way any more, or its end is known at last. @returns its lease, if the unit was on its way. */
const arrived = ({ open, waiting }: Books, { id, unit }: LeasedUnit, known: boolean): Held | undefined => {
  const held = open.get(id);
  const was = held?.out.delete(unit);
  if (known) held?.lost.delete(unit);
  for (const wake of waiting.splice(0)) wake();
  return was === true ? held : undefined;
};

const tidy = async (books: Books, idleSince: Instant): Promise<void> => {
  for (const account of books.accounts.values()) {
    const { current, taking } = account;
    if (taking !== null) continue;
    if (current !== null && current.takenAt < idleSince) {
      account.past.push(current);
      account.current = null;
      account.last = null;
    }
    await closePast(books, account);
  }
};

/** Leases units of pools in blocks and hands them out one by one. Crashes under-issue for a while, never over-issue. */
export const leaseBook = (settings: Settings): LeaseBook => {
  const books: Books = { ...settings, accounts: new Map(), open: new Map(), waiting: [], taken: 0 };
  return {
    take: (campaign, { category, capFen, lane }, now) =>
      takeUnit(books, { keys: laneCounters(campaign, category, lane), category, capFen, now }),
    spent: (leased) => void arrived(books, leased, true),
    unused: (leased) => void arrived(books, leased, false)?.free.push(leased.unit),
    unknown: (leased) => void arrived(books, leased, false)?.lost.add(leased.unit),
    tidy: (idleSince) => tidy(books, idleSince),
  };
};
