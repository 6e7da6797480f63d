import { Client } from 'undici';
import type { Press } from './presses.ts';

export type Rush = {
  readonly origin: string;
  readonly path: string;
  readonly connections: number;
};

/** How a press was answered, `kind` being the status with the code of its refusal. */
type Answer = { readonly won: boolean; readonly kind: string };

/** Sends one press and reads its answer to the end. */
const send = (client: Client, path: string, { token, key }: Press): Promise<Answer> =>
  new Promise((resolve, reject) => {
    let status = 0;
    const chunks: Buffer[] = [];
    client.dispatch(
      {
        method: 'POST',
        path,
        headers: { authorization: `Bearer ${token}`, 'idempotency-key': key, 'content-type': 'application/json' },
        body: '{"channel":"store"}',
      },
      {
        onRequestStart: () => undefined,
        onResponseStart: (_controller, statusCode) => void (status = statusCode),
        onResponseData: (_controller, chunk) => void chunks.push(chunk),
        onResponseEnd: () => {
          const won = status === 201;
          if (won) return resolve({ won, kind: '201' });
          const { code = 'no code' } = JSON.parse(Buffer.concat(chunks).toString()) as { code?: string };
          resolve({ won, kind: `${status} ${code}` });
        },
        onResponseError: (_controller, error) => reject(error),
      },
    );
  });

export type Rushed = {
  /** Everybody who was told that they have a voucher. */
  readonly winners: ReadonlySet<number>;
  /** From the first press until so many had won. */
  readonly untilMs: number;
  readonly latenciesMs: readonly number[];
  /** How many presses were answered how. */
  readonly answers: ReadonlyMap<string, number>;
};

/**
 * Sends presses over so many connections, one at a time on each, and calls `onMark` when `mark` persons have won: what comes after
 * that are the ones that come too late. Latencies are those of presses that won before the mark.
 */
export const rush = async (
  { origin, path, connections }: Rush,
  presses: readonly Press[],
  mark: number,
  onMark: () => void,
): Promise<Rushed> => {
  const clients = Array.from({ length: connections }, () => new Client(origin));
  const winners = new Set<number>();
  const latenciesMs: number[] = [];
  const answers = new Map<string, number>();
  let next = 0;
  const begin = performance.now();
  let untilMs = Number.NaN;
  const work = async (client: Client): Promise<void> => {
    for (let press = presses[next++]; press !== undefined; press = presses[next++]) {
      const sentAt = performance.now();
      const { won, kind } = await send(client, path, press);
      const now = performance.now();
      answers.set(kind, (answers.get(kind) ?? 0) + 1);
      if (!won) continue;
      if (winners.size < mark) latenciesMs.push(now - sentAt);
      winners.add(press.person);
      if (winners.size !== mark || !Number.isNaN(untilMs)) continue;
      untilMs = now - begin;
      onMark();
    }
  };
  await Promise.all(clients.map(work));
  await Promise.all(clients.map((client) => client.close()));
  return { winners, untilMs, latenciesMs, answers };
};
