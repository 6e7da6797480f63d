import {
  DescribeStreamCommand,
  type DynamoDBStreamsClient,
  ExpiredIteratorException,
  GetRecordsCommand,
  GetShardIteratorCommand,
  ListStreamsCommand,
  TrimmedDataAccessException,
  type _Record,
} from '@aws-sdk/client-dynamodb-streams';
import type { DynamoDBStreamEvent } from 'aws-lambda';
import * as z from 'zod';

/** How far each shard of the stream has been read: the last sequence number that was handled. */
export const Positions = z.record(z.string(), z.string());
export type Positions = z.infer<typeof Positions>;

/** Handles a page; `positions` are those after it. What it throws stops the reading before them. */
type Handle = (event: DynamoDBStreamEvent, positions: Positions) => Promise<void>;

export type StreamReader = {
  /**
   * Reads on from `positions` until every shard that is there has nothing left. @returns how many records were handled, and
   * whether some were gone before they were read: a stream keeps a day.
   */
  readonly readOn: (
    positions: Positions,
    handle: Handle,
  ) => Promise<{ readonly handled: number; readonly gap: boolean }>;
};

const BATCH_MAX = 100;

/** The stream of a table, where nobody has said its name; looked up once. */
export const streamOf = (client: DynamoDBStreamsClient, tableName: string) => {
  let known: string | undefined;
  return async (): Promise<string> => {
    if (known !== undefined) return known;
    const { Streams } = await client.send(new ListStreamsCommand({ TableName: tableName }));
    known = Streams?.at(-1)?.StreamArn;
    if (known === undefined) throw new Error(`${tableName} has no stream`);
    return known;
  };
};

const shardsOf = async (client: DynamoDBStreamsClient, arn: string): Promise<string[]> => {
  const ids: string[] = [];
  let after: string | undefined;
  do {
    const { StreamDescription } = await client.send(
      new DescribeStreamCommand({ StreamArn: arn, ...(after === undefined ? {} : { ExclusiveStartShardId: after }) }),
    );
    ids.push(...(StreamDescription?.Shards ?? []).flatMap(({ ShardId }) => ShardId ?? []));
    after = StreamDescription?.LastEvaluatedShardId;
  } while (after !== undefined);
  return ids;
};

const iteratorAt = async (client: DynamoDBStreamsClient, arn: string, ShardId: string, from: string | undefined) => {
  const start =
    from === undefined
      ? { ShardIteratorType: 'TRIM_HORIZON' as const }
      : { ShardIteratorType: 'AFTER_SEQUENCE_NUMBER' as const, SequenceNumber: from };
  const { ShardIterator } = await client.send(new GetShardIteratorCommand({ StreamArn: arn, ShardId, ...start }));
  return ShardIterator;
};

/** The records of a shard after a position, page by page. */
async function* pagesOf(client: DynamoDBStreamsClient, arn: string, shardId: string, from: string | undefined) {
  let iterator = await iteratorAt(client, arn, shardId, from);
  while (iterator !== undefined) {
    const page: { Records?: _Record[] | undefined; NextShardIterator?: string | undefined } = await client.send(
      new GetRecordsCommand({ ShardIterator: iterator, Limit: BATCH_MAX }),
    );
    const last = page.Records?.at(-1)?.dynamodb?.SequenceNumber;
    if (page.Records === undefined || last === undefined) return;
    yield { records: page.Records, last };
    iterator = page.NextShardIterator;
  }
}

const isGone = (error: unknown): boolean =>
  error instanceof TrimmedDataAccessException || error instanceof ExpiredIteratorException;

/** Reads a table's stream, the way the mapping of Lambda does and as the job that settles leases has to by itself. */
export const streamReader = (client: DynamoDBStreamsClient, find: () => Promise<string>): StreamReader => ({
  readOn: async (start, handle) => {
    const arn = await find();
    let positions = start;
    let total = 0;
    let gap = false;
    for (;;) {
      const ids = await shardsOf(client, arn);
      // what is gone from the stream has been read to its end long ago
      positions = Object.fromEntries(Object.entries(positions).filter(([id]) => ids.includes(id)));
      let handled = 0;
      for (const id of ids) {
        try {
          for await (const { records, last } of pagesOf(client, arn, id, positions[id])) {
            positions = { ...positions, [id]: last };
            // the SDK's record is what Lambda delivers, apart from binary values, of which the table has none
            await handle({ Records: records } as unknown as DynamoDBStreamEvent, positions);
            handled += records.length;
          }
        } catch (error) {
          if (!isGone(error)) throw error;
          gap = true;
          const { [id]: _, ...others } = positions;
          positions = others;
        }
      }
      if (handled === 0) return { handled: total, gap };
      total += handled;
    }
  },
});
