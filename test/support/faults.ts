import { Readable } from 'node:stream';
import { type DynamoDBClient, TransactionCanceledException } from '@aws-sdk/client-dynamodb';

/** What can happen to one request on its way: lost before the store saw it, its answer lost after, throttled, or in conflict. */
export type Fault = 'lost-before' | 'lost-after' | 'throttled' | 'conflict' | 'killed-before' | 'killed-after';
export const FAULTS: readonly Fault[] = [
  'lost-before',
  'lost-after',
  'throttled',
  'conflict',
  'killed-before',
  'killed-after',
];

/** Ends the use case as a killed process would: nothing after this line runs, and no retry follows. */
export class Killed extends Error {
  override readonly name = 'Killed';
}

export const timeout = (): Error =>
  Object.assign(new Error('lost'), { name: 'TimeoutError', $retryable: { throttling: false } });
export const throttling = (): Error =>
  Object.assign(new Error('slow down'), {
    name: 'ThrottlingException',
    $retryable: { throttling: true },
    $metadata: { httpStatusCode: 400 },
  });
export const conflict = (): Error =>
  new TransactionCanceledException({
    message: 'conflict',
    $metadata: {},
    CancellationReasons: [{ Code: 'TransactionConflict' }],
  });

/** An answer that nobody reads keeps its connection for good. */
const readToItsEnd = (response: unknown): void => {
  const body = typeof response === 'object' && response !== null && 'body' in response ? response.body : undefined;
  if (body instanceof Readable) body.resume();
};

const before: Partial<Record<Fault, () => Error>> = {
  'lost-before': timeout,
  throttled: throttling,
  'killed-before': () => new Killed(),
};
const after: Partial<Record<Fault, () => Error>> = { 'lost-after': timeout, 'killed-after': () => new Killed() };

type Plan = (request: { readonly command: string; readonly number: number }) => Fault | undefined;

const noFault: Plan = () => undefined;

/** Sits below the SDK's own retry, so it sees, and can spoil, every request that leaves. */
export const faultLayer = (client: DynamoDBClient) => {
  let plan = noFault;
  let number = 0;
  client.middlewareStack.add(
    (next, { commandName = '' }) =>
      async (args) => {
        const command = commandName.replace(/Command$/, '');
        const fault = plan({ command, number: ++number });
        if (fault === 'conflict' && command === 'TransactWriteItems') throw conflict();
        const early = fault === undefined ? undefined : before[fault];
        if (early !== undefined) throw early();
        const reply = await next(args);
        const late = fault === undefined ? undefined : after[fault];
        if (late !== undefined) {
          readToItsEnd(reply.response);
          throw late();
        }
        return reply;
      },
    { step: 'deserialize', priority: 'low', name: 'faults' },
  );
  return {
    /** Whether there is a plan: only what goes the SDK's way is spoiled. */
    planned: (): boolean => plan !== noFault,
    /** Plans faults for what `work` sends, numbered from 1, and lifts the plan afterwards. */
    during: async <T>(
      next: Plan,
      work: () => Promise<T>,
    ): Promise<{ readonly result: T; readonly requests: number }> => {
      plan = next;
      number = 0;
      try {
        return { result: await work(), requests: number };
      } finally {
        plan = noFault;
      }
    },
  };
};

/** Spoils the n-th request of some work, once. `undefined`: the work needs fewer requests, and none was spoiled. */
export const spoilNth = async <T>(
  faults: ReturnType<typeof faultLayer>,
  { nth, fault }: { readonly nth: number; readonly fault: Fault },
  work: () => Promise<T>,
): Promise<{ readonly result: T } | undefined> => {
  let hit = false;
  const { result } = await faults.during(({ number }) => {
    if (hit || number !== nth) return undefined;
    hit = true;
    return fault;
  }, work);
  return hit ? { result } : undefined;
};
