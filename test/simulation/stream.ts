import type { Instant } from '@luhuan/shared/clock';
import type { Positions, StreamReader } from '../../functions/src/platform/stream-reader.ts';
import type { Mutation } from './mutations.ts';
import type { World } from './process.ts';
import { type Road, STREAMS } from './road.ts';

type StreamEvent = Parameters<Parameters<StreamReader['readOn']>[1]>[0];
type Records = StreamEvent['Records'];

/** How one reading of the stream goes wrong, by numbers a seed gave. */
export type Disorder = { readonly twice: boolean; readonly split: number; readonly swap: boolean };

const itemKey = (record: Records[number] | undefined): string => JSON.stringify(record?.dynamodb?.Keys);

/** Swaps neighbours that are about different items: only what happens to one item has an order. */
const swapped = (records: Records): Records => {
  const out = [...records];
  for (let index = 1; index < out.length; index += 2) {
    const [a, b] = [out[index - 1], out[index]];
    if (a !== undefined && b !== undefined && itemKey(a) !== itemKey(b)) [out[index - 1], out[index]] = [b, a];
  }
  return out;
};

const typeOf = (record: Records[number]): string | undefined => record.dynamodb?.NewImage?.['type']?.S;

const changed = (records: Records, mutation: Mutation | undefined, now: () => Instant): Records => {
  if (mutation?.kind !== 'stream') return records;
  if (mutation.change === 'no-units') return records.filter((record) => typeOf(record) !== 'slot');
  if (mutation.change === 'no-leases') return records.filter((record) => typeOf(record) !== 'pool');
  if (mutation.change !== 'no-mark') return records;
  const NewImage = {
    type: { S: 'lease-reading' },
    version: { N: '1' },
    positions: { M: {} },
    writtenAt: { S: now() },
    readTo: { NULL: true },
    since: { NULL: true },
  };
  return [...records, { dynamodb: { Keys: {}, NewImage } }];
};

type Numbered = { readonly record: Records[number]; readonly shard: string; readonly number: string };

/** The engine's stream, which is one shard for good. What was fetched of it once is kept. */
const streamAt = (road: Road, arn: string, written: () => number) => {
  const records: Numbered[] = [];
  let shard: string | undefined;
  let iterator: unknown;
  let seen = -1;
  const begin = async (): Promise<string> => {
    const { StreamDescription } = await road.ask(`${STREAMS}.DescribeStream`, { StreamArn: arn });
    const { Shards } = StreamDescription as { readonly Shards: readonly [{ readonly ShardId: string }] };
    const from = { StreamArn: arn, ShardId: Shards[0].ShardId, ShardIteratorType: 'TRIM_HORIZON' };
    iterator = (await road.ask(`${STREAMS}.GetShardIterator`, from))['ShardIterator'];
    return Shards[0].ShardId;
  };
  /** Everything there is. */
  return async (): Promise<readonly Numbered[]> => {
    shard ??= await begin();
    // who wrote nothing has made no record
    if (seen === written()) return records;
    seen = written();
    for (let more = true; more;) {
      const page = await road.ask(`${STREAMS}.GetRecords`, { ShardIterator: iterator, Limit: PAGE });
      iterator = page['NextShardIterator'];
      const found = page['Records'] as Records;
      for (const record of found) records.push({ record, shard, number: record.dynamodb?.SequenceNumber ?? '' });
      more = found.length === PAGE;
    }
    return records;
  };
};

const PAGE = 1_000;

/** What comes after the position in its shard. */
const after = (all: readonly Numbered[], positions: Positions): readonly Numbered[] => {
  const at = all.findIndex(({ shard, number }) => positions[shard] === number);
  return all.slice(at + 1);
};

type Settings = {
  readonly disorder: () => Disorder;
  /** Records at the end that are not there yet. */
  readonly late: () => number;
  readonly now: () => Instant;
  /** How many writes there were. */
  readonly written: () => number;
  readonly tell: (what: 'twice' | 'split' | 'swapped' | 'behind') => void;
};

/**
 * The table's real stream, read as Lambda or a job may see it: pages split in two, delivered twice, neighbours out of order, and
 * `late()` records of its end not there yet.
 */
export const disorderly = (
  { road, alone, mutation }: Pick<World, 'road' | 'alone' | 'mutation'>,
  arn: string,
  { disorder, late, now, written, tell }: Settings,
): StreamReader => {
  const everything = streamAt(road, arn, written);
  return {
    readOn: async (positions, handle) => {
      const all = after(await alone(everything), positions);
      const kept = all.slice(0, Math.max(0, all.length - late()));
      if (kept.length < all.length) tell('behind');
      const { twice, split, swap } = disorder();
      const cut = kept.length === 0 ? 0 : split % (kept.length + 1);
      if (cut > 0 && cut < kept.length) tell('split');
      let at = positions;
      for (const part of [kept.slice(0, cut), kept.slice(cut)]) {
        const last = part.at(-1);
        if (last === undefined) continue;
        const records = part.map(({ record }) => record);
        const event = { Records: changed(swap ? swapped(records) : records, mutation, now) };
        at = { ...at, [last.shard]: last.number };
        if (swap && records.length > 1) tell('swapped');
        if (twice) tell('twice');
        if (twice) await handle(event, positions);
        await handle(event, at);
      }
      return { handled: kept.length, gap: false };
    },
  };
};
