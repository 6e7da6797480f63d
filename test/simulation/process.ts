import { DynamoDBClient, TransactionConflictException, TransactionInProgressException } from '@aws-sdk/client-dynamodb';
import { LEASE_MAX } from '@luhuan/shared/quota/lease';
import { type Clock, instantAt } from '@luhuan/shared/clock';
import { unreachable } from '@luhuan/shared/result';
import type { LeaseBook } from '../../functions/src/lease/store.ts';
import { leaseBook } from '../../functions/src/lease/lease-book.ts';
import { LOCAL, openTable } from '../../functions/src/platform/open-table.ts';
import type { Table } from '../../functions/src/platform/table.ts';
import { type PutSlot, putSlotAlone, putSlotsTogether } from '../../functions/src/voucher/put-slot.ts';
import { Killed, conflict, readToItsEnd, throttling, timeout } from '../support/faults.ts';
import type { Mutation } from './mutations.ts';

/** What can happen to one request. `late`: its sender gave up, and it arrives within the fifteen minutes it is valid. */
export const REQUEST_FAULTS = [
  'throttled',
  'lost-before',
  'lost-after',
  'late',
  'conflict',
  'in-progress',
  'killed-before',
  'killed-after',
] as const;
export type RequestFault = (typeof REQUEST_FAULTS)[number];

/** A request on its way, which AWS takes up to `until`, ms since 1970. */
export type Late = { readonly until: number; readonly deliver: () => Promise<unknown> };

/** For how long a signed request is good. */
export const SIGNED_MS = 15 * 60_000;

/** What a process asks of the world it lives in. */
export type World = {
  readonly endpoint: string;
  readonly tableName: string;
  readonly now: () => number;
  /** Waits for the turn of a request. */
  readonly turn: (label: string) => Promise<void>;
  /** Runs a request alone. */
  readonly alone: <T>(work: () => Promise<T>) => Promise<T>;
  readonly nextFault: () => RequestFault | undefined;
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
  readonly putSlot: PutSlot;
  readonly kill: () => void;
  readonly isDead: () => boolean;
};

const now0 = Promise.resolve();
/** Tries of the SDK without the waiting: the turn of a request is the scheduler's to give. */
const atOnce = {
  acquireInitialRetryToken: () => Promise.resolve({ getRetryCount: () => 0, getRetryDelay: () => 0 }),
  refreshRetryTokenForRetry: (token: { getRetryCount: () => number }) => {
    const count = token.getRetryCount() + 1;
    if (count > 3) return Promise.reject(new Error('no more tries'));
    return Promise.resolve({ getRetryCount: () => count, getRetryDelay: () => 0 });
  },
  recordSuccess: () => undefined,
};

const before = (fault: RequestFault, command: string): Error | undefined => {
  const transaction = command === 'TransactWriteItems';
  switch (fault) {
    case 'throttled':
      return throttling();
    case 'lost-before':
      return timeout();
    case 'conflict':
      if (transaction) return conflict();
      return command === 'UpdateItem' || command === 'PutItem'
        ? new TransactionConflictException({ message: 'conflict', $metadata: {} })
        : undefined;
    case 'in-progress':
      return transaction ? new TransactionInProgressException({ message: 'in progress', $metadata: {} }) : undefined;
    case 'killed-before':
    case 'killed-after':
    case 'lost-after':
    case 'late':
      return undefined;
    default:
      return unreachable(fault);
  }
};

const isFirst = (input: object): boolean => !/#(0[1-9]|1[0-5])"/.test(JSON.stringify(input));
const writes = (command: string): boolean => /^(Put|Update|Delete|Transact|Batch(Execute|Write))/.test(command);

export const startProcess = (world: World, name: string, skewMs: number, server: boolean): Process => {
  let dead = false;
  const die = (): never => {
    dead = true;
    throw new Killed();
  };
  const client = new DynamoDBClient({ endpoint: world.endpoint, ...LOCAL, retryStrategy: atOnce });
  const clock = { now: () => instantAt(world.now() + skewMs) };
  const opened = openTable(client, world.tableName, clock);
  const table: Table = { ...opened, backOff: () => now0 };
  if (world.mutation?.kind === 'fence') client.middlewareStack.remove('fence');
  client.middlewareStack.add(
    (next, { commandName = '' }) =>
      async (args) => {
        const command = commandName.replace(/Command$/, '');
        const signedAt = world.now();
        // jobs look into sixteen partitions at once: one of them stands for all
        if (command === 'Query' && !isFirst(args.input)) return world.alone(() => next(args));
        await world.turn(`${name} ${command}`);
        if (dead) throw new Killed();
        if (world.now() > signedAt + SIGNED_MS) throw new Error('the signature is too old');
        const fault = world.nextFault();
        if (fault === 'killed-before') die();
        const early = fault === undefined ? undefined : before(fault, command);
        if (early !== undefined) throw early;
        if (fault === 'late' && writes(command)) {
          world.keepLate({
            until: signedAt + SIGNED_MS,
            deliver: () => next(args).then(({ response }) => readToItsEnd(response)),
          });
          throw timeout();
        }
        const reply = await world.alone(() => next(args));
        if (writes(command)) world.written();
        if (fault === 'killed-after' || fault === 'lost-after') {
          readToItsEnd(reply.response);
          if (fault === 'killed-after') die();
          throw timeout();
        }
        return reply;
      },
    { step: 'deserialize', priority: 'low', name: 'world' },
  );
  const changed = world.mutation?.kind === 'write' ? world.mutation.apply(table) : table;
  return {
    name,
    table: changed,
    clock,
    quota: leaseBook({
      table: changed,
      owner: name,
      most: server ? LEASE_MAX.server : LEASE_MAX.lambda,
      restMs: 0,
    }),
    putSlot: server ? putSlotsTogether(changed) : putSlotAlone(changed),
    kill: () => (dead = true),
    isDead: () => dead,
  };
};
