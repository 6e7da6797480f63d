import { plusMs } from '@luhuan/shared/clock';
import { type Fen, fen, sumFen } from '@luhuan/shared/fen';
import { fenceOf, leaseEnd, leaseIdOf, nextUnits, triesBeforeMove, unitsToMove } from '@luhuan/shared/quota/lease';
import { type PoolShard, ShardKey, awaitedUntil, newPool } from '@luhuan/shared/quota/pool';
import { type Table, commit } from '../platform/table.ts';
import { addMoney, addShard, laneCounters, readShards, takeLease, takeLeft } from '../quota/store.ts';
import { type Account, type Books, type Wish, asFinished, closePast, drop, finished, retire } from './held.ts';
import type { NothingLeft } from './store.ts';

/** Finished leases that go with the next one in one update. */
const CLOSED_MAX = 8;

/** A wish, and the counters that can fulfil it. */
type Wanted = Wish & { readonly keys: readonly ShardKey[] };

/** The counter a process leases from; processes are spread over all of them. */
const ownOf = (keys: readonly ShardKey[], owner: string): ShardKey => {
  const sum = Array.from(owner, (char) => char.charCodeAt(0)).reduce((total, code) => total * 31 + code, 7) >>> 0;
  const own = keys[sum % keys.length];
  if (own === undefined) throw new Error('a pool has a counter');
  return own;
};

/** Moves half of what a counter has to another one, where `there` was seen. It fails when somebody else was quicker. */
const moveHalf = (table: Table, from: PoolShard, to: ShardKey, there: PoolShard | undefined, capFen: Fen) => {
  const halfFen = fen(Math.floor(from.leftFen / capFen / 2) * capFen);
  const filled = { ...newPool(to, halfFen), shard: to.shard };
  return commit(table, {
    from: takeLeft(table, from, halfFen, 'limit'),
    to: there === undefined ? addShard(table, filled) : addMoney(table, to, halfFen),
  });
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

/** Takes one lease, of as much as is wished where so much was left. @returns whether it was still there. */
const leaseFrom = async (
  books: Books,
  account: Account,
  { key, leftUnits }: { readonly key: ShardKey; readonly leftUnits: number | null },
  { keys, capFen, now }: Wanted,
): Promise<boolean> => {
  const { table, owner, open, most } = books;
  const units = nextUnits(account.last, leftUnits, most);
  const number = ++books.taken;
  const id = leaseIdOf(now, owner, number);
  const lease = { owner, units, capFen, expiresAt: leaseEnd(now) };
  const closing = account.past.filter((held) => finished(held) && held.key.shard === key.shard).slice(0, CLOSED_MAX);
  const closes = closing.map(asFinished);
  const outcome = await takeLease(table, key, { id, lease, nth: { number, at: now }, closes });
  if (!outcome.taken) {
    // a lease that is closed already stands in the way
    if (outcome.found !== null && outcome.found.leftFen >= units * capFen) await closePast(books, account);
    return false;
  }
  drop(books, account, closing);
  account.leftUnits = key.shard === ownOf(keys, owner).shard ? Math.floor(outcome.leftFen / capFen) : 0;
  const free = Array.from({ length: units }, (_, index) => units - 1 - index);
  account.current = {
    id,
    key,
    lease,
    takenAt: now,
    fence: fenceOf(lease.expiresAt),
    free,
    out: new Set(),
    lost: new Set(),
  };
  open.set(id, account.current);
  return true;
};

/**
 * Which counter to ask, of those seen to have a unit: the own one. Is it empty, half of what another one has in plenty comes here,
 * so that the crowd of this one need not go there; a few units are taken where they are. @returns `null`: look again first.
 */
const choose = async (
  { table, owner, most, taken }: Books,
  { keys, capFen }: Wanted,
  found: readonly PoolShard[],
  hasWaited: boolean,
): Promise<PoolShard | null> => {
  const some = found.filter(({ leftFen }) => leftFen >= capFen);
  const own = ownOf(keys, owner);
  const there = found.find(({ shard }) => shard === own.shard);
  if (there !== undefined && some.includes(there)) return there;
  const fullest = some.reduce((fuller, one) => (one.leftFen > fuller.leftFen ? one : fuller));
  if (fullest.leftFen < unitsToMove(there !== undefined, most) * capFen) return some[taken % some.length] ?? fullest;
  if (hasWaited) await moveHalf(table, fullest, own, there, capFen);
  else await table.backOff(triesBeforeMove(there === undefined ? null : Object.keys(there.lastOf).length));
  return null;
};

/** Whether anything of this process's own may have come back meanwhile; waits for what is on its way. */
const cameBack = async (books: Books, account: Account): Promise<boolean> => {
  const rest = account.past.some((held) => finished(held) && held.free.length > 0);
  await closePast(books, account);
  // the last units of a lease may have arrived while others were being closed
  if (rest || account.past.some(finished)) return true;
  // what is on its way at this moment may come back, or be known to be gone
  if (!account.past.some(({ out }) => out.size > 0)) return false;
  await new Promise<void>((wake) => books.waiting.push(wake));
  return true;
};

/** Looks at all counters by one claim, where something comes back again and again and others take it. */
const LOOKS_MAX = 6;
/** How long a process repeats that nothing is left without another look. */
export const SOLD_OUT_MS = 1_000;

const nothingLeft = ({ category, capFen, now }: Wish, found: readonly PoolShard[]): NothingLeft => {
  if (found.some(({ leftFen }) => leftFen >= capFen))
    return { code: 'QuotaAwaited', category, until: plusMs(now, SOLD_OUT_MS) };
  const until = awaitedUntil(found, now);
  return until === null ? { code: 'QuotaExhausted', category } : { code: 'QuotaAwaited', category, until };
};

/** Takes the next lease, or notes that nothing is left. A look at all counters writes nothing; a lease that fails is billed. */
export const acquire = async (books: Books, account: Account, wish: Wish): Promise<void> => {
  const { table, owner, restMs } = books;
  const { capFen, now } = wish;
  const keys = laneCounters(wish.campaign, wish.category, wish.lane);
  const wanted = { ...wish, keys };
  retire(books, account, now);
  const { leftUnits } = account;
  if (leftUnits !== 0 && (await leaseFrom(books, account, { key: ownOf(keys, owner), leftUnits }, wanted))) return;
  let hasWaited = false;
  for (let looks = 1; ; looks++) {
    const found = await readShards(table, keys);
    if (found.some(({ leftFen }) => leftFen >= capFen)) {
      const next = await choose(books, wanted, found, hasWaited);
      hasWaited = next === null && !hasWaited;
      if (next === null) continue;
      const seen = { key: ShardKey.parse(next), leftUnits: Math.floor(next.leftFen / capFen) };
      if (await leaseFrom(books, account, seen, wanted)) return;
    } else if (!(await cameBack(books, account)) && !(await merge(table, found, capFen))) {
      const seen = await readShards(table, keys);
      // something came back to a counter after it was looked at
      if (seen.some(({ leftFen }) => leftFen >= capFen) && looks < LOOKS_MAX) continue;
      account.empty = { until: plusMs(now, restMs), refusal: nothingLeft(wish, seen) };
      return;
    }
  }
};
