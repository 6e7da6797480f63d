import { rename, writeFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  DescribeStreamCommand,
  DynamoDBStreamsClient,
  GetRecordsCommand,
  GetShardIteratorCommand,
  ListStreamsCommand,
  type Shard,
} from '@aws-sdk/client-dynamodb-streams';
import type { DynamoDBStreamEvent } from 'aws-lambda';
import * as z from 'zod';
import { type Log, errorFields } from '../platform/log.ts';
import { readJson } from './read-json.ts';

type Handler = (event: DynamoDBStreamEvent) => Promise<void>;

/** How far each shard has been read: the last sequence number that was handled. */
const Positions = z.record(z.string(), z.string());
type Positions = z.infer<typeof Positions>;

const BATCH_MAX = 100;
const IDLE_MS = 100;
const FAILED_MS = 1_000;

export type Pump = {
  /** Reads until nothing is left. @returns how many records it handled. */
  readonly drain: () => Promise<number>;
  /** Goes on draining until told to stop. */
  readonly run: (signal: AbortSignal, log: Log) => Promise<void>;
};

const positionsIn = async (file: string | undefined): Promise<Positions> =>
  (file === undefined ? undefined : await readJson(file, Positions)) ?? {};

const shardsOf = async (
  client: DynamoDBStreamsClient,
  tableName: string,
): Promise<{ arn: string; shards: Shard[] }> => {
  const { Streams } = await client.send(new ListStreamsCommand({ TableName: tableName }));
  const arn = Streams?.at(-1)?.StreamArn;
  if (arn === undefined) throw new Error(`${tableName} has no stream`);
  const { StreamDescription } = await client.send(new DescribeStreamCommand({ StreamArn: arn }));
  return { arn, shards: StreamDescription?.Shards ?? [] };
};

/**
 * The local counterpart of Lambda's stream mapping: hands the table's changes, in order, to the handler that is deployed, and
 * comes again with the same batch while it throws. Positions outlive the process when `file` is given; without them, or after
 * a kill, records are handled again, which consumers must bear anyway.
 */
export const streamPump = (endpoint: string, tableName: string, handler: Handler, file?: string): Pump => {
  const client = new DynamoDBStreamsClient({
    endpoint,
    region: 'cn-north-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
  let positions: Positions | undefined;

  const keep = async (next: Positions): Promise<void> => {
    positions = next;
    if (file === undefined) return;
    await writeFile(`${file}.next`, JSON.stringify(next));
    await rename(`${file}.next`, file);
  };

  const drainShard = async (arn: string, shardId: string): Promise<number> => {
    const from = positions?.[shardId];
    const start =
      from === undefined
        ? { ShardIteratorType: 'TRIM_HORIZON' as const }
        : { ShardIteratorType: 'AFTER_SEQUENCE_NUMBER' as const, SequenceNumber: from };
    const { ShardIterator } = await client.send(
      new GetShardIteratorCommand({ StreamArn: arn, ShardId: shardId, ...start }),
    );
    let iterator = ShardIterator;
    let handled = 0;
    while (iterator !== undefined) {
      const { Records = [], NextShardIterator } = await client.send(
        new GetRecordsCommand({ ShardIterator: iterator, Limit: BATCH_MAX }),
      );
      const last = Records.at(-1)?.dynamodb?.SequenceNumber;
      if (last === undefined) break;
      // the SDK's record is what Lambda delivers, apart from binary values, of which the table has none
      await handler({ Records } as unknown as DynamoDBStreamEvent);
      await keep({ ...positions, [shardId]: last });
      handled += Records.length;
      iterator = NextShardIterator;
    }
    return handled;
  };

  const drain = async (): Promise<number> => {
    positions ??= await positionsIn(file);
    let total = 0;
    for (;;) {
      const { arn, shards } = await shardsOf(client, tableName);
      let handled = 0;
      for (const { ShardId } of shards) if (ShardId !== undefined) handled += await drainShard(arn, ShardId);
      if (handled === 0) return total;
      total += handled;
    }
  };

  const run = async (signal: AbortSignal, log: Log): Promise<void> => {
    while (!signal.aborted) {
      const pause = await drain().then(
        () => IDLE_MS,
        (error: unknown) => {
          if (!signal.aborted) log.error('pump failed', { error: errorFields(error) });
          return FAILED_MS;
        },
      );
      await sleep(pause, undefined, { signal }).catch(() => undefined);
    }
  };
  return { drain, run };
};
