import {
  ConditionalCheckFailedException,
  type DynamoDBClient,
  TransactionCanceledException,
} from '@aws-sdk/client-dynamodb';
import type { DynamoDBDocumentClient, ServiceOutputTypes } from '@aws-sdk/lib-dynamodb';
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
  if (command === 'TransactWriteItemsCommand' && !('ClientRequestToken' in input)) return undefined;
  try {
    return bodyOf(command, input);
  } catch (error) {
    if (error instanceof Unusual) return undefined;
    throw error;
  }
};

/**
 * A short way for the commands of a rush: written, signed, sent and read by ourselves at a fraction of what the SDK's own way costs
 * of a processor. Whatever is unusual (throttling, a fault of the store, no answer, a value of a rare kind) goes the SDK's way from
 * the start, with its retries: to the caller it is one try more. What is added below the SDK's retry does not see requests that
 * went the short way; the fence is asked here too. Document commands only: values are plain.
 */
const takeFastPath = (db: DynamoDBDocumentClient, send: Send, clock: Clock): void =>
  db.middlewareStack.add(
    (next, { commandName = '' }) =>
      async (args) => {
        const body = mayLeave(args.input, clock) ? writtenBy(commandName, args.input) : undefined;
        const reply = body === undefined ? undefined : await send(commandName, body).catch(() => undefined);
        if (reply?.status === 200) {
          const output: ServiceOutputTypes = { ...outputOf(commandName, reply.text), $metadata: metadataOf(reply) };
          return { output, response: undefined };
        }
        const refusal = reply === undefined ? undefined : refusalIn(reply);
        if (refusal !== undefined) throw refusal;
        return next(args);
      },
    { step: 'initialize', priority: 'low', name: 'fastPath' },
  );

/** A table for a process that serves many at once; `send` is how its requests leave when not by connections of its own. */
export const openFastTable = (
  client: DynamoDBClient,
  endpoint: string,
  name: string,
  clock: Clock = systemClock,
  send: Send = sender(client, endpoint),
): Table => {
  const table = openTable(client, name, clock);
  // a stack of its own: the client's other commands do not have plain values
  table.db.middlewareStack = table.db.middlewareStack.clone();
  takeFastPath(table.db, send, clock);
  return table;
};
