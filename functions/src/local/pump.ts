import { rename, writeFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { DynamoDBStreamsClient } from '@aws-sdk/client-dynamodb-streams';
import type { DynamoDBStreamEvent } from 'aws-lambda';
import { type Log, errorFields } from '../platform/log.ts';
import { LOCAL } from '../platform/open-table.ts';
import { Positions, type StreamReader, streamOf, streamReader } from '../platform/stream-reader.ts';
import { readJson } from './read-json.ts';

type Handler = (event: DynamoDBStreamEvent) => Promise<void>;

/** The stream of a table on the local engine. */
export const localStream = (endpoint: string, tableName: string): StreamReader => {
  const client = new DynamoDBStreamsClient({ endpoint, ...LOCAL });
  return streamReader(client, streamOf(client, tableName));
};

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

/**
 * The local counterpart of Lambda's stream mapping: hands the table's changes, in order, to the handler that is deployed, and
 * comes again with the same batch while it throws. Positions outlive the process when `file` is given; without them, or after
 * a kill, records are handled again, which consumers must bear anyway.
 */
export const streamPump = (endpoint: string, tableName: string, handler: Handler, file?: string): Pump => {
  const reader = localStream(endpoint, tableName);
  let positions: Positions | undefined;

  const keep = async (next: Positions): Promise<void> => {
    positions = next;
    if (file === undefined) return;
    await writeFile(`${file}.next`, JSON.stringify(next));
    await rename(`${file}.next`, file);
  };

  const drain = async (): Promise<number> => {
    positions ??= await positionsIn(file);
    const { handled } = await reader.readOn(positions, async (event, next) => {
      await handler(event);
      await keep(next);
    });
    return handled;
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
