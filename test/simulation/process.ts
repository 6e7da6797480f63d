import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { QueryCommand, type QueryCommandInput } from '@aws-sdk/lib-dynamodb';
import { type Clock, instantAt } from '@luhuan/shared/clock';
import { LEASE_MAX } from '@luhuan/shared/quota/lease';
import { leaseBook } from '../../functions/src/lease/lease-book.ts';
import type { LeaseBook } from '../../functions/src/lease/store.ts';
import { type Reply, openFastTable } from '../../functions/src/platform/fast-path.ts';
import { LOCAL, openTable } from '../../functions/src/platform/open-table.ts';
import type { Table } from '../../functions/src/platform/table.ts';
import { insertAtOnce, insertEach } from '../../functions/src/platform/insert.ts';
import { type PutSlot, putSlotAlone, putSlotsTogether } from '../../functions/src/voucher/put-slot.ts';
import { type ClaimsOnce, claimsOnce } from '../../functions/src/voucher/claims-once.ts';
import { Killed, timeout } from '../support/faults.ts';
import { type RequestFault, SIGNED_MS, answerOf, atOnce, errorBefore, writes } from './faults.ts';
import type { Mirror } from './mirror.ts';
import type { Mutation } from './mutations.ts';
import { DYNAMO, type Road } from './road.ts';

/** A request on its way, which AWS takes up to `until`, ms since 1970. */
export type Late = { readonly until: number; readonly deliver: () => Promise<unknown> };

/** What a process asks of the world it lives in. */
export type World = {
  readonly road: Road;
  readonly tableName: string;
  readonly mirror: Mirror;
  readonly now: () => number;
  /** Waits for the turn of a request. */
  readonly turn: (label: string) => Promise<void>;
  /** Runs a request alone. */
  readonly alone: <T>(work: () => Promise<T>) => Promise<T>;
  /** Work that goes on by itself, without a turn: nobody else has one before it rests. */
  readonly during: <T>(work: () => Promise<T>) => Promise<T>;
  readonly nextFault: (command: string) => RequestFault | undefined;
  /** Keeps a request for later. */
  readonly keepLate: (request: Late) => void;
  /** Told of every write that the store carried out. */
  readonly written: () => void;
  readonly mutation: Mutation | undefined;
};

/** One serving process, or the one that runs the jobs: with a clock, a client and leases of its own. */
export type Process = {
  readonly name: string;
  readonly table: Table;
  readonly clock: Clock;
  readonly quota: LeaseBook;
  readonly once: ClaimsOnce;
  readonly putSlot: PutSlot;
  /** When the claims that it is at were begun, in steps. */
  readonly claims: number[];
  readonly kill: () => void;
  readonly isDead: () => boolean;
};

type Life = { readonly world: World; readonly name: string; readonly isDead: () => boolean; readonly die: () => never };
type Pass = (command: string, body: string) => Promise<Reply>;

/** How long a slow request lets others go first. */
const SLOW_TURNS = 16;

/** What becomes of each request that leaves, whichever way it takes. */
const passing = ({ world, name, isDead, die }: Life): Pass => {
  const stop = (): void => {
    if (isDead()) throw new Killed();
  };
  return async (command, body) => {
    const arrive = () =>
      world.alone(async () => {
        const reply = await world.road.post(`${DYNAMO}.${command}`, body);
        if (writes(command) && (await world.mirror.wrote(command, body, reply))) world.written();
        return reply;
      });
    stop();
    const signedAt = world.now();
    const fault = world.nextFault(command);
    for (let wait = fault === 'slow' ? SLOW_TURNS : 1; wait > 0; wait--) await world.turn(`${name} ${command}`);
    stop();
    // the SDK sees that its signature is too old, and signs anew
    if (world.now() > signedAt + SIGNED_MS) throw timeout();
    if (fault === 'killed-before') die();
    const early = fault === undefined ? undefined : errorBefore(fault, command);
    if (early !== undefined) throw early;
    if (fault === 'late' && writes(command)) {
      world.keepLate({ until: signedAt + SIGNED_MS, deliver: arrive });
      throw timeout();
    }
    const reply = await arrive();
    if (fault === 'killed-after') die();
    if (fault === 'lost-after') throw timeout();
    return reply;
  };
};

/** What the SDK sends goes the engine's way; its own signing and connections are left out. */
const sdkClient = ({ road }: World, pass: Pass): DynamoDBClient => {
  const handle = async ({ headers, body: sent }: { headers: Record<string, string>; body: Uint8Array }) => {
    const target = headers['x-amz-target'] ?? '';
    const text = new TextDecoder().decode(sent);
    const reply = await pass(target.slice(DYNAMO.length + 1), text);
    return { response: { statusCode: reply.status, headers: {}, body: Buffer.from(reply.text) } };
  };
  const requestHandler = { handle, metadata: { handlerProtocol: 'http/1.1' } };
  const retryStrategy = atOnce;
  const client = new DynamoDBClient({
    endpoint: road.endpoint,
    ...LOCAL,
    retryStrategy,
    requestHandler: requestHandler as never,
  });
  for (const name of ['loggerMiddleware', 'httpSigningMiddleware']) client.middlewareStack.remove(name);
  return client;
};

/** The short way of a server. What the SDK would be told as a refusal, it is told in the store's own words. */
const fastSend =
  (pass: Pass) =>
  async (command: string, body: string): Promise<Reply> => {
    try {
      return await pass(command.slice(0, -'Command'.length), body);
    } catch (error) {
      const text = answerOf(error);
      if (text === undefined) throw error;
      return { status: 400, text, requestId: undefined };
    }
  };

/** Partitions that jobs look into, sixteen at once; most hold nothing in a small world, and are not asked. */
const JOBS_LOOK = /^(LEASES|DEADLINE|AWARDS-DUE|DROPS)#\d/;
const between = (text: unknown, low: unknown, high: unknown): boolean =>
  typeof text === 'string' && text >= String(low) && text <= String(high);

/** What a query is answered with where the store need not be asked; `undefined` where it does. */
const answerHere = (world: World, { IndexName, ExpressionAttributeValues: values = {} }: QueryCommandInput) => {
  const pk: unknown = values[':pk'];
  if (typeof pk !== 'string' || !JOBS_LOOK.test(pk)) return undefined;
  if (world.mirror.isEmpty(pk)) return { Items: [] };
  if (IndexName === undefined || world.nextFault('Index') !== 'stale') return undefined;
  const mine = world.mirror
    .ago(3)
    .filter((item) => item['listPk'] === pk && between(item['listSk'], values[':low'], values[':high']));
  return { Items: mine.toSorted((a, b) => (String(a['listSk']) < String(b['listSk']) ? -1 : 1)) };
};

/** The table as the process has it: nobody else gets a turn while it is at work. */
const watched = (table: Table, world: World): Table => {
  const { db } = table;
  const send = (command: unknown): Promise<unknown> =>
    world.during(async () => {
      const here = command instanceof QueryCommand ? answerHere(world, command.input) : undefined;
      return here ?? (db.send as (command: unknown) => Promise<unknown>).call(db, command);
    });
  return { ...table, backOff: () => Promise.resolve(), db: { send } as unknown as Table['db'] };
};

type Settings = { readonly name: string; readonly skewMs: number; readonly server: boolean; readonly bySdk: boolean };

export const startProcess = (world: World, { name, skewMs, server, bySdk }: Settings): Process => {
  let dead = false;
  const die = (): never => {
    dead = true;
    throw new Killed();
  };
  const pass = passing({ world, name, isDead: () => dead, die });
  const client = sdkClient(world, pass);
  const clock = { now: () => instantAt(world.now() + skewMs) };
  const fenceClock = world.mutation?.kind === 'fence' ? { now: () => instantAt(0) } : clock;
  const opened = bySdk
    ? openTable(client, world.tableName, fenceClock)
    : openFastTable(client, world.road.endpoint, world.tableName, fenceClock, fastSend(pass));
  const plain = watched(opened, world);
  const table = world.mutation?.kind === 'write' ? world.mutation.apply(plain) : plain;
  // the two ways of a server take turns
  const insert = Number(name.at(-1)) % 2 === 0 ? insertAtOnce : insertEach;
  const most = server ? LEASE_MAX.server : LEASE_MAX.lambda;
  return {
    name,
    table,
    clock,
    quota: leaseBook({ table, owner: name, most, restMs: 0 }),
    once: claimsOnce(),
    putSlot: server ? putSlotsTogether(table, insert) : putSlotAlone(table),
    claims: [],
    kill: () => (dead = true),
    isDead: () => dead,
  };
};
