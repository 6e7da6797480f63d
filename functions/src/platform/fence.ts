import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { Clock, Instant } from '@luhuan/shared/clock';

/** A symbol: no part of what is sent. */
const UNTIL = Symbol('until');
type Fenced = { readonly [UNTIL]?: Instant };

/** What the fence stopped was not sent this time; whether an earlier try was is not known. */
class FencePassed extends Error {
  override readonly name = 'FencePassed';
}

/** Lets no attempt at this command leave the process at or after `until`, the SDK's own retries included. */
export const fenced = <T extends object>(input: T, until: Instant | undefined): T =>
  until === undefined ? input : { ...input, [UNTIL]: until };

/** Whether an attempt at a command may leave now, by its input or its context. */
export const mayLeave = (command: object, clock: Clock): boolean => {
  const until = (command as Fenced)[UNTIL];
  return until === undefined || clock.now() < until;
};

/** Below the SDK's retry: every attempt that leaves passes here. */
export const addFence = (client: DynamoDBClient, clock: Clock): void => {
  client.middlewareStack.add(
    (next, context) => (args) => {
      // the input is made anew on its way down (plain values become DynamoDB's) and loses its symbols there: the context does not
      (context as { [UNTIL]?: Instant | undefined })[UNTIL] = (args.input as Fenced)[UNTIL];
      return next(args);
    },
    { step: 'initialize', priority: 'high', name: 'noteFence', override: true },
  );
  client.middlewareStack.add(
    (next, context) => async (args) => {
      if (!mayLeave(context, clock)) throw new FencePassed('a lease is over');
      return next(args);
    },
    { step: 'deserialize', priority: 'low', name: 'fence', override: true },
  );
};
