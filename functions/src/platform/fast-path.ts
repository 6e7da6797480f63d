import {
  ConditionalCheckFailedException,
  type DynamoDBClient,
  TransactionCanceledException,
} from '@aws-sdk/client-dynamodb';
import {
  BatchExecuteStatementCommand,
  BatchGetCommand,
  BatchWriteCommand,
  DeleteCommand,
  type DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
  ScanCommand,
  type ServiceOutputTypes,
  TransactWriteCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import type { Clock } from '@luhuan/shared/clock';
import { Pool } from 'undici';
import { bodyOf, outputOf } from './fast-path-shapes.ts';
import { signerV4, signingDate } from './fast-path-sign.ts';
import { Unusual } from './fast-path-values.ts';
import { mayLeave } from './fence.ts';
import { openTable } from './open-table.ts';
import { systemClock } from './system-clock.ts';
import type { Table } from './table.ts';

const CONNECTIONS_MAX = 64;
/** A reply that takes longer is a lost one: the SDK asks again. */
const ANSWER_MS = 5_000;
const TYPE = 'application/x-amz-json-1.0';

export type Reply = { readonly status: number; readonly text: string; readonly requestId: string | undefined };

const post = (pool: Pool, headers: Readonly<Record<string, string>>, body: string): Promise<Reply> =>
  new Promise((resolve, reject) => {
    let status = 0;
    let requestId: string | undefined;
    const chunks: Buffer[] = [];
    pool.dispatch(
      { method: 'POST', path: '/', headers, body, headersTimeout: ANSWER_MS, bodyTimeout: ANSWER_MS },
      {
        onRequestStart: () => undefined,
        onResponseStart: (_controller, statusCode, received) => {
          status = statusCode;
          const id = received['x-amzn-requestid'];
          requestId = typeof id === 'string' ? id : undefined;
        },
        onResponseData: (_controller, chunk) => void chunks.push(chunk),
        onResponseEnd: () => {
          const [only] = chunks;
          const bytes = chunks.length === 1 && only !== undefined ? only : Buffer.concat(chunks);
          resolve({ status, requestId, text: bytes.toString() });
        },
        onResponseError: (_controller, error) => reject(error),
      },
    );
  });

const metadataOf = ({ status, requestId }: Reply): ServiceOutputTypes['$metadata'] => ({
  httpStatusCode: status,
  ...(requestId === undefined ? {} : { requestId }),
  attempts: 1,
  totalRetryDelay: 0,
});

/** The two refusals that are answers: a condition said no. Every other failure is the SDK's to see for itself. */
const refusalIn = (reply: Reply): Error | undefined => {
  if (reply.status !== 400) return undefined;
  const {
    __type: type = '',
    message = '',
    Message = message,
    ...rest
  } = JSON.parse(reply.text) as Partial<Record<string, string>>;
  const facts = { message: Message, $metadata: metadataOf(reply), ...rest };
  if (type.endsWith('#ConditionalCheckFailedException')) return new ConditionalCheckFailedException(facts);
  if (!type.endsWith('#TransactionCanceledException')) return undefined;
  const cancelled = new TransactionCanceledException(facts);
  return cancelled.CancellationReasons === undefined ? undefined : cancelled;
};

/** How one request is sent and answered. */
export type Send = (command: string, body: string) => Promise<Reply>;

/** One signed request by a connection of our own, with the client's own credentials, region and clock. */
const sender = ({ config }: DynamoDBClient, endpoint: string): Send => {
  const pool = new Pool(endpoint, { connections: CONNECTIONS_MAX });
  const { host } = new URL(endpoint);
  const sign = signerV4();
  return async (command, body) => {
    const [credentials, region] = await Promise.all([config.credentials(), config.region()]);
    const at = signingDate(Date.now() + config.systemClockOffset);
    const target = `DynamoDB_20120810.${command.slice(0, -'Command'.length)}`;
    const { sessionToken } = credentials;
    const signed: [string, string][] = [
      ['content-type', TYPE],
      ['host', host],
      ['x-amz-date', at],
      ...(sessionToken === undefined ? [] : [['x-amz-security-token', sessionToken] satisfies [string, string]]),
      ['x-amz-target', target],
    ];
    const authorization = sign({ region, service: 'dynamodb', credentials }, at, signed, body);
    return post(pool, { ...Object.fromEntries(signed), authorization }, body);
  };
};

/** What the fast path wrote; `undefined` where the SDK has to. */
const writtenBy = (command: string, input: object): string | undefined => {
  // the SDK makes up the token that a transaction needs
  try {
    return bodyOf(command, input);
  } catch (error) {
    if (error instanceof Unusual) return undefined;
    throw error;
  }
};

/** The commands that can go the short way, by what DynamoDB calls them. */
const OPERATIONS = new Map<unknown, string>([
  [PutCommand, 'PutItemCommand'],
  [UpdateCommand, 'UpdateItemCommand'],
  [GetCommand, 'GetItemCommand'],
  [BatchGetCommand, 'BatchGetItemCommand'],
  [BatchWriteCommand, 'BatchWriteItemCommand'],
  [DeleteCommand, 'DeleteItemCommand'],
  [QueryCommand, 'QueryCommand'],
  [ScanCommand, 'ScanCommand'],
  [TransactWriteCommand, 'TransactWriteItemsCommand'],
  [BatchExecuteStatementCommand, 'BatchExecuteStatementCommand'],
]);

type Asked = { readonly input: object };

/**
 * A short way for what a table is asked: written, signed, sent and read by ourselves at a fraction of what the SDK's own way costs
 * of a processor. Whatever is unusual (throttling, a fault of the store, no answer, a value of a rare kind) goes the SDK's way from
 * the start, with its retries: to the caller it is one try more. Middleware does not see what went the short way, for the SDK puts
 * its chain together anew for every command; the fence is asked here too. Document commands only: values are plain.
 */
const takeFastPath = (db: DynamoDBDocumentClient, send: Send, clock: Clock): void => {
  const slow = db.send.bind(db) as (command: Asked, ...rest: unknown[]) => Promise<object>;
  const quick = async (command: Asked, ...rest: unknown[]): Promise<object> => {
    const operation = OPERATIONS.get(command.constructor);
    const body =
      operation !== undefined && mayLeave(command.input, clock) ? writtenBy(operation, command.input) : undefined;
    if (operation === undefined || body === undefined) return slow(command, ...rest);
    const reply = await send(operation, body).catch(() => undefined);
    if (reply?.status === 200) return { ...outputOf(operation, reply.text), $metadata: metadataOf(reply) };
    const refusal = reply === undefined ? undefined : refusalIn(reply);
    if (refusal !== undefined) throw refusal;
    return slow(command, ...rest);
  };
  // the type of every command's own output is the SDK's; what is read from a reply is what the SDK would read
  db.send = quick as typeof db.send;
};

/** A table for a process that serves many at once; `send` is how its requests leave when not by connections of its own. */
export const openFastTable = (
  client: DynamoDBClient,
  endpoint: string,
  name: string,
  clock: Clock = systemClock,
  send: Send = sender(client, endpoint),
): Table => {
  const table = openTable(client, name, clock);
  takeFastPath(table.db, send, clock);
  return table;
};
