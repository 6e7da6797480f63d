import { type Instant, instantAt } from '@luhuan/shared/clock';

/** One request of a system of a shop; sent again it is the same. */
export type Asking = {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  /** A system's key, or a person's session. */
  readonly token?: string;
  /** The idempotency key. */
  readonly key?: string;
  readonly dryRun?: boolean;
  readonly body?: unknown;
};

export type Answer = {
  readonly status: number;
  readonly body: unknown;
  /** Code of a refusal; `null` where nothing was refused. */
  readonly code: string | null;
  readonly replayed: boolean;
  readonly waitSeconds: number | null;
  /** The server's time, to the second. */
  readonly at: Instant;
};

/** @throws when no answer came. */
export type Ask = (asking: Asking) => Promise<Answer>;
export type Wait = (ms: number) => Promise<unknown>;

const PATIENCE_MS = 20_000;
const BUSY_MS = 1_000;

/** What a problem is called. */
export const codeIn = (body: unknown): string | null =>
  typeof body === 'object' && body !== null && 'code' in body && typeof body.code === 'string' ? body.code : null;

/** Asks a house by HTTP. */
export const askAt =
  (origin: string): Ask =>
  async ({ method, path, token, key, dryRun = false, body }) => {
    const response = await fetch(`${origin}${path}`, {
      method,
      headers: {
        'content-type': 'application/json',
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        ...(key === undefined ? {} : { 'idempotency-key': key }),
        ...(dryRun ? { 'dry-run': 'true' } : {}),
      },
      ...(method === 'GET' ? {} : { body: JSON.stringify(body ?? {}) }),
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    const { headers, status } = response;
    const read: unknown = await response.json();
    const wait = headers.get('retry-after');
    return {
      status,
      body: read,
      code: response.ok ? null : codeIn(read),
      replayed: headers.get('idempotency-replayed') === 'true',
      waitSeconds: wait === null ? null : Number(wait),
      at: instantAt(Date.parse(headers.get('date') ?? '')),
    };
  };

/** Whether an answer says for good what became of a request; 429 and 5xx say that it may come again. */
export const isDefinite = (status: number): boolean => status < 500 && status !== 429;

/**
 * What a good client does: no answer, 429 and 5xx are no outcome, so it waits as long as it is told and sends the same request
 * under the same key. @throws when there is no outcome after so many tries: then it is still to be asked for, later.
 */
export const untilAnswered = async (ask: Ask, wait: Wait, asking: Asking, tries = 12): Promise<Answer> => {
  const answer = await ask(asking).catch(() => undefined);
  if (answer !== undefined && isDefinite(answer.status)) return answer;
  if (tries === 1) throw new Error(`${asking.path} has no outcome yet: ask again under ${asking.key ?? 'no key'}`);
  await wait(answer?.waitSeconds === undefined || answer.waitSeconds === null ? BUSY_MS : answer.waitSeconds * 1_000);
  return untilAnswered(ask, wait, asking, tries - 1);
};
