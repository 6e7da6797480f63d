import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { DynamoDBClient, type DynamoDBClientConfig } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { Clock } from '@luhuan/shared/clock';
import { addFence } from './fence.ts';
import { systemClock } from './system-clock.ts';
import type { Table } from './table.ts';

const BASE_DELAY_MS = 10;
const DELAY_MAX_MS = 500;
const ATTEMPTS_MAX = 4;

/** A local engine asks for credentials but does not check them. */
export const LOCAL = { region: 'cn-north-1', credentials: { accessKeyId: 'local', secretAccessKey: 'local' } };

export const dynamoClient = (endpoint: string | undefined, more: DynamoDBClientConfig = {}): DynamoDBClient => {
  const local = endpoint === undefined ? {} : { endpoint, ...LOCAL };
  const client = new DynamoDBClient({ maxAttempts: ATTEMPTS_MAX, ...local, ...more });
  // copies every request and every item of an answer for a log that nobody keeps
  client.middlewareStack.remove('loggerMiddleware');
  return client;
};

/** Full jitter: the losers of one conflict do not meet again at the same moment. */
const jittered = (attempt: number): Promise<void> =>
  sleep(Math.random() * Math.min(DELAY_MAX_MS, BASE_DELAY_MS * 2 ** attempt));

/** `clock` is what keeps fenced writes from leaving too late. */
export const openTable = (client: DynamoDBClient, name: string, clock: Clock = systemClock): Table => {
  addFence(client, clock);
  return {
    db: DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } }),
    name,
    backOff: jittered,
    newToken: randomUUID,
    immutable: new Map(),
    recent: new Map(),
  };
};
