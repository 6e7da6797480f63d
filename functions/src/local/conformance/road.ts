import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Wait } from './ask.ts';
import { type Fault, withMore } from './faults.ts';

const BUSY_SECONDS = 1;
const BUSY = {
  type: '/docs#refusal-Busy',
  title: 'Busy',
  status: 503,
  code: 'Busy',
  retryable: true,
  changedNothing: true,
};

export type Reply = { readonly status: number; readonly headers: Headers; readonly body: string };
const PASSED_ON = ['authorization', 'content-type', 'idempotency-key', 'dry-run', 'accept-language', 'till'];

/** Asks the house in the client's place. */
export const forwarder =
  (origin: string) =>
  async ({ method = 'GET', url = '/', headers }: IncomingMessage, body: string): Promise<Reply> => {
    const passed = PASSED_ON.flatMap((name) => (typeof headers[name] === 'string' ? [[name, headers[name]]] : []));
    const response = await fetch(origin + url, {
      method,
      headers: Object.fromEntries(passed) as Record<string, string>,
      ...(method === 'GET' ? {} : { body }),
    });
    return { status: response.status, headers: response.headers, body: await response.text() };
  };

const ANSWERED = ['content-type', 'retry-after', 'idempotency-replayed', 'dry-run', 'date', 'x-request-id'];

/** An answer as a later version of the house gives it. */
export const later = (reply: Reply): Reply =>
  (reply.headers.get('content-type') ?? '').includes('json')
    ? { ...reply, body: JSON.stringify(withMore(JSON.parse(reply.body))) }
    : reply;

/** Writes an answer. @returns whether it reached the client */
export const deliver = async (out: ServerResponse, { status, headers, body }: Reply): Promise<boolean> => {
  if (out.destroyed) return false;
  const given = ANSWERED.flatMap((name) => {
    const value = headers.get(name);
    return value === null ? [] : [[name, value] as const];
  });
  out.writeHead(status, Object.fromEntries(given)).end(body);
  await new Promise((done) => out.once('close', done));
  return out.writableFinished;
};

export const json = (status: number, value: unknown, more: Record<string, string> = {}): Reply => ({
  status,
  headers: new Headers({ 'content-type': 'application/json', ...more }),
  body: JSON.stringify(value),
});

/** What becomes of a request on a bad road: what the house answered is lost, slow, asked for twice, or never asked for. */
export const onRoad = async (
  fault: Fault,
  forward: () => Promise<Reply>,
  { wait, delayMs }: { readonly wait: Wait; readonly delayMs: number },
): Promise<Reply | undefined> => {
  switch (fault) {
    case 'pass':
      return forward();
    case 'lose':
      await forward();
      return undefined;
    case 'lose-before':
      return undefined;
    case 'busy':
      return json(503, BUSY, { 'retry-after': String(BUSY_SECONDS) });
    case 'double': {
      const both = await Promise.all([forward(), forward()]);
      return both.find(({ status }) => status < 500) ?? both[0];
    }
    case 'delay': {
      const reply = await forward();
      await wait(delayMs);
      return reply;
    }
  }
};
