import type { ConsumedCapacity, DynamoDBClient } from '@aws-sdk/client-dynamodb';

type Capacity = ConsumedCapacity | readonly ConsumedCapacity[] | undefined;

const units = (capacity: Capacity): number =>
  [capacity ?? []].flat().reduce((sum, { CapacityUnits = 0 }) => sum + CapacityUnits, 0);

const isWrite = (command: string): boolean =>
  /^(Put|Update|Delete|TransactWrite|BatchWrite|ExecuteStatement|BatchExecute)/.test(command);

export type Count = { reads: number; writes: number; writeUnits: number };

/** Counts the requests a client really sends, and the write units the engine bills for them. */
export const meter = (
  client: DynamoDBClient,
): {
  readonly total: () => Count;
  readonly during: <T>(work: () => Promise<T>) => Promise<Count>;
  /** What the engine has billed for reading so far. */
  readonly readUnits: () => number;
  /** Whether somebody counts: only what goes the SDK's way is seen. */
  readonly counting: () => boolean;
} => {
  const total: Count = { reads: 0, writes: 0, writeUnits: 0 };
  let readUnits = 0;
  let watchers = 0;
  const countOne = (command: string): void => void total[isWrite(command) ? 'writes' : 'reads']++;
  client.middlewareStack.add(
    (next, { commandName = '' }) =>
      async (args) => {
        const reply = await next({ ...args, input: { ...args.input, ReturnConsumedCapacity: 'TOTAL' } });
        const billed = units((reply.output as { ConsumedCapacity?: Capacity }).ConsumedCapacity);
        if (isWrite(commandName)) total.writeUnits += billed;
        else readUnits += billed;
        return reply;
      },
    { step: 'initialize', name: 'countUnits' },
  );
  // below the SDK's own retry: every request that leaves is seen
  client.middlewareStack.add(
    (next, { commandName = '' }) =>
      (args) => {
        countOne(commandName);
        return next(args);
      },
    { step: 'deserialize', priority: 'low', name: 'countRequests' },
  );
  const during = async <T>(work: () => Promise<T>): Promise<Count> => {
    const before = { ...total };
    watchers++;
    try {
      await work();
    } finally {
      watchers--;
    }
    return {
      reads: total.reads - before.reads,
      writes: total.writes - before.writes,
      writeUnits: total.writeUnits - before.writeUnits,
    };
  };
  return { total: () => ({ ...total }), during, readUnits: () => readUnits, counting: () => watchers > 0 };
};
