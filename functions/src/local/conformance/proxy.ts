import { once } from 'node:events';
import { type IncomingMessage, type ServerResponse, createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import { listRedemptions } from '@luhuan/shared/api/redemptions';
import { readCode } from '@luhuan/shared/voucher/rotating-code';
import { type Ask, type Wait, codeIn, untilAnswered } from './ask.ts';
import { faultsBy } from './faults.ts';
import { type Records, type Row, type Seen, judge, passes } from './judge.ts';
import { type Reply, deliver, forwarder, json, later, onRoad } from './road.ts';
import { StartError } from '../start-error.ts';
import type { Sandbox, TestSale } from './sandbox.ts';

export type ProxyDeps = {
  readonly origin: string;
  readonly sandbox: Sandbox;
  /** The house without the bad road. */
  readonly ask: Ask;
  readonly wait: Wait;
  readonly seed: number;
  /** 0: any that is free. */
  readonly port: number;
  /** How long a slow answer takes. */
  readonly delayMs: number;
  /** Somebody asked by HTTP what the proxy makes of the client. */
  readonly onVerdict?: (rows: Row[]) => void;
};

export type Proxy = {
  readonly url: string;
  /** Hands a sale out to the client under test. */
  readonly hand: () => Promise<TestSale>;
  /** What the client did, by everything it sent and the house's own records. */
  readonly verdict: () => Promise<Row[]>;
  readonly stop: () => Promise<void>;
};

/** A request about a voucher that the proxy handed out. */
type About = { readonly operation: 'reserve' | Seen['operation']; readonly subject: string };

const parsed = (body: string): Record<string, unknown> => {
  try {
    const value: unknown = JSON.parse(body);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
};

const aboutOf = (method: string, path: string, body: string): About | undefined => {
  if (method !== 'POST') return undefined;
  const said = parsed(body);
  if (path === '/v1/redemptions') return { operation: 'redeem', subject: String(said['voucherId']) };
  const returned = /^\/v1\/redemptions\/([^/]+)\/returns$/.exec(path)?.[1];
  if (returned !== undefined) return { operation: 'return', subject: returned };
  if (path !== '/v1/reservations') return undefined;
  const code = readCode(String(said['code']));
  return { operation: 'reserve', subject: code?.kind === 'scanned' ? code.voucherId : '' };
};

const recordsOf = async ({ ask, wait }: ProxyDeps, token: string): Promise<Records> => {
  const [redeemed, returned] = [new Map<string, number>(), new Map<string, number>()];
  let cursor: string | null = '';
  while (cursor !== null) {
    const path: string = `/v1/redemptions?limit=100${cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`}`;
    const answer = await untilAnswered(ask, wait, { method: 'GET', path, token });
    const page = listRedemptions.reply.safeParse(answer.body).data;
    for (const { voucherId, redemptionId, returns } of page?.items ?? []) {
      redeemed.set(voucherId, (redeemed.get(voucherId) ?? 0) + 1);
      returned.set(redemptionId, returns.length);
    }
    cursor = page?.cursor ?? null;
  }
  return { redeemed, returned };
};

type Road = {
  readonly deps: ProxyDeps;
  readonly handed: TestSale[];
  readonly seen: Seen[];
  readonly returned: Set<string>;
  token: string | undefined;
};

/** Of a sale as it was handed out; of a return as they came. */
const numberOf = ({ handed, returned }: Road, { operation, subject }: About): number => {
  if (operation !== 'return')
    return Math.max(
      0,
      handed.findIndex(({ voucherId }) => voucherId === subject),
    );
  returned.add(subject);
  return [...returned].indexOf(subject);
};

/** Takes a request down the road; what is about money is remembered from its arrival on. */
const travel = (road: Road) => {
  const { deps, seen } = road;
  const [forward, faultOf] = [forwarder(deps.origin), faultsBy(deps.seed)];
  const tries = new Map<string, number>();
  return async (request: IncomingMessage, out: ServerResponse, body: string): Promise<void> => {
    const about = aboutOf(request.method ?? 'GET', (request.url ?? '/').split('?')[0] ?? '/', body);
    const dry = request.headers['dry-run'] === 'true';
    const name = `${about?.operation} ${about?.subject}`;
    const attempt = tries.get(name) ?? 0;
    if (about !== undefined && !dry) tries.set(name, attempt + 1);
    const fault = about === undefined || dry ? 'pass' : faultOf(numberOf(road, about), about.operation, attempt);
    const atMs = Date.now();
    const at = seen.length;
    const key = String(request.headers['idempotency-key'] ?? '');
    const one = (reached: Seen['reached']): Seen[] =>
      about === undefined || about.operation === 'reserve' || dry
        ? []
        : [{ ...about, operation: about.operation, key, body, fault, atMs, reached }];
    seen.push(...one(null));
    const reply = await onRoad(fault, () => forward(request, body), deps);
    if (reply === undefined) return void out.destroy();
    const sentAtMs = Date.now();
    if (!(await deliver(out, later(reply)))) return;
    const wait = reply.headers.get('retry-after');
    const reached = {
      status: reply.status,
      code: codeIn(parsed(reply.body)),
      atMs: sentAtMs,
      waitSeconds: wait === null ? null : Number(wait),
    };
    for (const told of one(reached)) seen[at] = told;
  };
};

const shown = async ({ voucherId, goods, code }: TestSale, number: number) => ({
  sale: number,
  voucherId,
  code: await code(),
  goods,
});

/** The proxy's own addresses: a sale to make, its code anew, and what came of it all. */
const sandboxReply = async (road: Road, method: string, path: string, proxy: Proxy): Promise<Reply | undefined> => {
  if (method === 'POST' && path === '/sandbox/sales') {
    const sale = await proxy.hand();
    return json(201, await shown(sale, road.handed.indexOf(sale) + 1));
  }
  const number = Number(/^\/sandbox\/sales\/(\d+)$/.exec(path)?.[1] ?? 0);
  const sale = road.handed[number - 1];
  if (sale !== undefined) return json(200, await shown(sale, number));
  if (method !== 'POST' || path !== '/sandbox/verdict') return undefined;
  const rows = await proxy.verdict();
  road.deps.onVerdict?.(rows);
  return json(200, { passed: passes(rows), rows });
};

/** A bad road between a client and a sandbox, the same by its seed, that remembers everything. */
export const startProxy = async (deps: ProxyDeps): Promise<Proxy> => {
  const road: Road = { deps, handed: [], seen: [], returned: new Set(), token: undefined };
  const go = travel(road);
  const answer = async (request: IncomingMessage, out: ServerResponse): Promise<void> => {
    const body = await text(request);
    const [method, path] = [request.method ?? 'GET', request.url ?? '/'];
    road.token = /^Bearer (lhk_.+)$/.exec(request.headers.authorization ?? '')?.[1] ?? road.token;
    const own = await sandboxReply(road, method, path, proxy);
    if (own === undefined) await go(request, out, body);
    else await deliver(out, own);
  };
  const server = createServer((request, out) => {
    // what is wrong with the proxy or its sandbox is no fault of the client's
    answer(request, out).catch(
      (error: unknown) => void deliver(out, json(500, { code: 'Proxy', title: String(error) })),
    );
  });
  const proxy: Proxy = {
    get url() {
      const address = server.address();
      if (address === null || typeof address === 'string') throw new Error('the proxy does not listen');
      return `http://127.0.0.1:${address.port}`;
    },
    hand: async () => {
      const sale = await deps.sandbox.sale();
      road.handed.push(sale);
      return sale;
    },
    verdict: async () => {
      const nothing = { redeemed: new Map<string, number>(), returned: new Map<string, number>() };
      const records = road.token === undefined ? nothing : await recordsOf(deps, road.token);
      return judge(
        road.handed.map(({ voucherId }) => voucherId),
        road.seen,
        records,
      );
    },
    stop: async () => {
      server.close();
      server.closeAllConnections();
    },
  };
  server.listen(deps.port, '127.0.0.1');
  // an "error" instead of "listening" rejects
  await once(server, 'listening').catch((error: unknown) => {
    throw new StartError(`The proxy cannot listen on port ${deps.port}: ${String(error)}`);
  });
  return proxy;
};
