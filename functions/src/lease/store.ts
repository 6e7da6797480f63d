import type { Category } from '@luhuan/shared/appliance/category';
import type { Campaign } from '@luhuan/shared/campaign/campaign';
import { Instant, instantAt } from '@luhuan/shared/clock';
import type { Fen } from '@luhuan/shared/fen';
import type { Lane } from '@luhuan/shared/pacing/lane';
import { LeaseId, type LeasedUnit, leaseIdsBefore, takenAtMs } from '@luhuan/shared/quota/lease';
import { ShardKey } from '@luhuan/shared/quota/pool';
import type { RefusalOf } from '@luhuan/shared/refusal/refusal';
import type { Result } from '@luhuan/shared/result';
import * as z from 'zod';
import { shardOf } from '../platform/shard.ts';
import { Positions } from '../platform/stream-reader.ts';
import { type Key, type Table, type Write, query, read } from '../platform/table.ts';

/** What the stream has shown of a lease: which of its units claims were made on, ended ones included. */
export const LeaseRow = z.object({
  type: z.literal('lease'),
  leaseId: LeaseId,
  /** Unknown as long as the stream has shown the claims but not the lease itself. */
  pool: ShardKey.optional(),
  /** Numbers of units; a set, so that what is read twice counts once. */
  claimed: z
    .set(z.int().min(0))
    .optional()
    .transform((units) => units ?? new Set<number>()),
});
export type LeaseRow = z.infer<typeof LeaseRow>;

/** How far the stream has been read for leases, and up to which moment everything in it is in the tallies. */
export const ReadingRow = z.object({
  type: z.literal('lease-reading'),
  version: z.int().min(0),
  positions: Positions,
  writtenAt: Instant,
  /** When the newest of these rows was written that the stream has shown: what was written before has been shown too. */
  readTo: Instant.nullable(),
  /** Leases taken before this are not settled by themselves: some of the stream was gone before it was read. */
  since: Instant.nullable(),
});
export type ReadingRow = z.infer<typeof ReadingRow>;

/** One claim's worth of a lease; no put made on it leaves at or after `until`. */
export type Unit = { readonly key: ShardKey; readonly leased: LeasedUnit; readonly until: Instant };

export type NothingLeft = RefusalOf<'QuotaExhausted' | 'QuotaAwaited'>;

/** What this process may give out by itself. Every unit taken ends in `spent`, `unused` or `unknown`. */
export type LeaseBook = {
  readonly take: (
    campaign: Pick<Campaign, 'campaignId' | 'regionCode' | 'shards'>,
    wanted: { readonly category: Category; readonly capFen: Fen; readonly lane: Lane },
    now: Instant,
  ) => Promise<Result<Unit, NothingLeft>>;
  /** A claim was written on the unit; also when it was `unknown` before. */
  readonly spent: (leased: LeasedUnit) => void;
  /** It is certain that no claim was, and that none can be any more. */
  readonly unused: (leased: LeasedUnit) => void;
  /** The store did not answer: the claim may be there, or come. The job that reads the stream finds out. */
  readonly unknown: (leased: LeasedUnit) => void;
  /** Gives back what is not needed now: whatever was leased before `idleSince`. */
  readonly tidy: (idleSince: Instant) => Promise<void>;
};

const PARTITIONS = 16;
const leaseKey = (leaseId: LeaseId): Key => ({ pk: `LEASES#${shardOf(leaseId, PARTITIONS)}`, sk: leaseId });
const READING: Key = { pk: 'LEASES#READING', sk: 'READING' };

export const readReading = async (table: Table): Promise<ReadingRow> =>
  (await read(table, READING, ReadingRow)) ?? {
    type: 'lease-reading',
    version: 0,
    positions: {},
    writtenAt: instantAt(0),
    readTo: null,
    since: null,
  };

/** Its condition fails when another run has read on meanwhile. */
export const writeReading = (table: Table, before: ReadingRow, after: Omit<ReadingRow, 'version' | 'type'>): Write => ({
  Put: {
    TableName: table.name,
    Item: { ...READING, type: 'lease-reading', version: before.version + 1, ...after },
    ...(before.version === 0
      ? { ConditionExpression: 'attribute_not_exists(pk)' }
      : { ConditionExpression: 'version = :version', ExpressionAttributeValues: { ':version': before.version } }),
  },
});

export type Seen = Pick<LeaseRow, 'leaseId' | 'pool'> & { readonly units: readonly number[] };

/** A tally ends with its lease; one that the stream brought to life again afterwards goes by itself. */
const TALLY_KEPT_SECONDS = 30 * 86_400;
const removeAfter = (leaseId: LeaseId): number => Math.floor(takenAtMs(leaseId) / 1_000) + TALLY_KEPT_SECONDS;

/** Adds what the stream shows of a lease to its tally: harmless to repeat. */
export const tally = (table: Table, { leaseId, pool, units }: Seen): Write => ({
  Update: {
    TableName: table.name,
    Key: leaseKey(leaseId),
    UpdateExpression: `SET #type = :type, leaseId = :id, removeAfter = :removeAfter${pool === undefined ? '' : ', #pool = :pool'}${units.length === 0 ? '' : ' ADD claimed :units'}`,
    ExpressionAttributeNames: { '#type': 'type', ...(pool === undefined ? {} : { '#pool': 'pool' }) },
    ExpressionAttributeValues: {
      ':type': 'lease',
      ':id': leaseId,
      ':removeAfter': removeAfter(leaseId),
      ...(pool === undefined ? {} : { ':pool': pool }),
      ...(units.length === 0 ? {} : { ':units': new Set(units) }),
    },
  },
});

export const removeTally = (table: Table, leaseId: LeaseId): Write => ({
  Delete: { TableName: table.name, Key: leaseKey(leaseId) },
});

/** Leases taken before `moment` that are not settled yet, at most `limit` of each partition. */
export const readTallies = async (table: Table, moment: Instant, limit: number): Promise<LeaseRow[]> => {
  const partitions = Array.from({ length: PARTITIONS }, (_, index) => `LEASES#${String(index).padStart(2, '0')}`);
  const pages = await Promise.all(
    partitions.map((pk) => query(table, { pk, prefix: '', before: leaseIdsBefore(moment), limit }, LeaseRow)),
  );
  return pages.flatMap(({ items }) => items);
};
