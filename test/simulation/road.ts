import { Pool } from 'undici';
import * as z from 'zod';
import type { Reply } from '../../functions/src/platform/fast-path.ts';

/** The way to an engine below the SDK: what it writes is sent, and what the engine answers comes back whole. */
export type Road = {
  readonly endpoint: string;
  readonly post: (target: string, body: string) => Promise<Reply>;
  /** @throws when the engine refuses. */
  readonly ask: (target: string, input: object) => Promise<Record<string, unknown>>;
  readonly close: () => Promise<void>;
};

const HEADERS = {
  'content-type': 'application/x-amz-json-1.0',
  // the engine wants a signature and does not look at it
  'x-amz-date': '20260101T000000Z',
  authorization: `AWS4-HMAC-SHA256 Credential=local/20260101/cn-north-1/dynamodb/aws4_request, SignedHeaders=host;x-amz-date;x-amz-target, Signature=${'0'.repeat(64)}`,
};
const Answer = z.record(z.string(), z.unknown());

export const openRoad = (endpoint: string): Road => {
  const pool = new Pool(endpoint, { connections: 16 });
  const post = async (target: string, body: string): Promise<Reply> => {
    const headers = { ...HEADERS, 'x-amz-target': target };
    const reply = await pool.request({ method: 'POST', path: '/', headers, body });
    return { status: reply.statusCode, text: await reply.body.text(), requestId: undefined };
  };
  return {
    endpoint,
    post,
    ask: async (target, input) => {
      const { status, text } = await post(target, JSON.stringify(input));
      if (status !== 200) throw new Error(`${target}: ${text}`);
      return Answer.parse(JSON.parse(text));
    },
    close: () => pool.close(),
  };
};

export const DYNAMO = 'DynamoDB_20120810';
export const STREAMS = 'DynamoDBStreams_20120810';
