import { type Clock, type Instant, plusSeconds } from '@luhuan/shared/clock';
import { fen } from '@luhuan/shared/fen';
import { LeaseId, leaseEnd, leaseIdsBefore, settledFrom } from '@luhuan/shared/quota/lease';
import { PoolShard } from '@luhuan/shared/quota/pool';
import * as z from 'zod';
import { type Log, errorFields } from '../platform/log.ts';
import type { StreamReader } from '../platform/stream-reader.ts';
import { type Change, changesOf } from '../platform/stream.ts';
import { type Table, commit, writeOne } from '../platform/table.ts';
import { SlotRow } from '../voucher/store.ts';
import {
  type LeaseRow,
  ReadingRow,
  type Seen,
  readReading,
  readTallies,
  removeTally,
  tally,
  writeReading,
} from './store.ts';
import { closeLease, forgetOwner, readShards, shardRowKey } from '../quota/store.ts';

type Deps = { readonly table: Table; readonly clock: Clock; readonly log: Log; readonly stream: StreamReader };

const Typed = z.object({ type: z.string() });
const LeaseIds = z.array(LeaseId);

/** Claims that a change of a slot brought, each with its unit. */
const claimsIn = ({ before, after }: Change): Seen[] => {
  const known = before === undefined ? 0 : SlotRow.parse(before).attempts.length;
  return SlotRow.parse(after)
    .attempts.slice(known)
    .flatMap(({ voucher: { quota } }) =>
      quota.lease === null ? [] : [{ leaseId: quota.lease.id, pool: undefined, units: [quota.lease.unit] }],
    );
};

/** Leases that a change of a counter brought. */
const leasesIn = ({ before, after }: Change): Seen[] => {
  const { campaignId, category, district, shard, leases } = PoolShard.parse(after);
  const known = before === undefined ? {} : PoolShard.parse(before).leases;
  const pool = { campaignId, category, district, shard };
  return LeaseIds.parse(Object.keys(leases)).flatMap((leaseId) =>
    known[leaseId] === undefined ? [{ leaseId, pool, units: [] }] : [],
  );
};

const seenIn = (change: Change): Seen[] => {
  if (change.after === undefined) return [];
  const { type } = Typed.parse(change.after);
  if (type === 'slot') return claimsIn(change);
  return type === 'pool' ? leasesIn(change) : [];
};

/** What a page shows of each lease, together. */
const byLease = (changes: readonly Change[]): Seen[] => {
  const seen = new Map<string, Seen>();
  for (const { leaseId, pool, units } of changes.flatMap(seenIn)) {
    const before = seen.get(leaseId);
    seen.set(leaseId, { leaseId, pool: pool ?? before?.pool, units: [...(before?.units ?? []), ...units] });
  }
  return [...seen.values()];
};

/** When the newest row of this reading was written that a page shows. */
const markIn = (changes: readonly Change[]): Instant | null => {
  const rows = changes.flatMap(({ after }) => ReadingRow.safeParse(after).data ?? []);
  return (
    rows
      .map(({ writtenAt }) => writtenAt)
      .toSorted()
      .at(-1) ?? null
  );
};

class Overtaken extends Error {
  override readonly name = 'Overtaken';
}

const later = (a: Instant | null, b: Instant | null): Instant | null => (a === null || (b !== null && b > a) ? b : a);

/** Reads the stream to its end. @throws {Overtaken} when another run has read on meanwhile. */
const readOn = async ({ table, clock, stream }: Deps): Promise<ReadingRow> => {
  let reading = await readReading(table);
  let { positions, readTo } = reading;
  const keep = async (since: Instant | null): Promise<void> => {
    const next = { positions, readTo, since, writtenAt: clock.now() };
    if (!(await writeOne(table, writeReading(table, reading, next)))) throw new Overtaken('another run reads on');
    reading = { type: 'lease-reading', version: reading.version + 1, ...next };
  };
  const { gap } = await stream.readOn(positions, async (event, after) => {
    const changes = changesOf(event);
    const seen = byLease(changes);
    for (const one of seen) await writeOne(table, tally(table, one));
    positions = after;
    readTo = later(readTo, markIn(changes));
    // a page without leases is not worth a row, which would be a page of its own
    if (seen.length > 0) await keep(reading.since);
  });
  await keep(gap ? clock.now() : reading.since);
  return reading;
};

/** Puts back what of a lease was never claimed, and forgets it. @returns whether it could. */
const settle = async (table: Table, row: LeaseRow, shard: PoolShard | undefined, known: Instant): Promise<boolean> => {
  const { leaseId, claimed } = row;
  const lease = shard?.leases[leaseId];
  // its own process has closed it
  if (shard === undefined || lease === undefined) return writeOne(table, removeTally(table, leaseId));
  const all = claimed.size === lease.units;
  if (!all && known < settledFrom(lease.expiresAt)) return false;
  const restFen = fen((lease.units - claimed.size) * lease.capFen);
  const outcome = await commit(table, {
    lease: closeLease(table, shard, { id: leaseId, restFen }),
    tally: removeTally(table, leaseId),
  });
  return outcome.ok;
};

/** Owners without an open lease, whose last one is over for good. */
const forgetOwners = async (table: Table, shard: PoolShard, known: Instant): Promise<void> => {
  const open = new Set(Object.values(shard.leases).map(({ owner }) => owner));
  for (const [owner, { at }] of Object.entries(shard.lastOf))
    if (!open.has(owner) && known >= settledFrom(leaseEnd(at)))
      await writeOne(table, forgetOwner(table, shard, owner, at));
};

const PER_PARTITION = 100;
/** A lease that is younger than this is its own process's business. */
const YOUNG_SECONDS = 90;

/**
 * Ends leases whose process did not: those all of whose units were claimed, and those on which nothing can arrive any more, of
 * which exactly the units that no claim in the stream was made on go back. Harmless to run beside itself and to kill.
 * @returns how many it could end.
 */
export const settleLeases = (deps: Deps) => async (): Promise<number> => {
  const { table, clock, log } = deps;
  const reading = await readOn(deps).catch((error: unknown) => {
    if (error instanceof Overtaken) return undefined;
    throw error;
  });
  const now = clock.now();
  if (reading === undefined || reading.readTo === null) return 0;
  const { readTo, since } = reading;
  const known = readTo < now ? readTo : now;
  const tallies = await readTallies(table, plusSeconds(now, -YOUNG_SECONDS), PER_PARTITION);
  const rows = tallies.filter(({ leaseId }) => since === null || leaseId >= leaseIdsBefore(since));
  const keys = new Map(rows.flatMap(({ pool }) => (pool === undefined ? [] : [[shardRowKey(pool).pk, pool]])));
  const shards = await readShards(table, [...keys.values()]);
  let done = 0;
  for (const row of rows) {
    const { pool } = row;
    if (pool === undefined) continue;
    const shard = shards.find((one) => shardRowKey(one).pk === shardRowKey(pool).pk);
    const ended = await settle(table, row, shard, known).catch((error: unknown) => {
      log.error('lease not settled', { error: errorFields(error) });
      return false;
    });
    if (ended) done++;
  }
  for (const shard of shards) await forgetOwners(table, shard, known);
  return done;
};
