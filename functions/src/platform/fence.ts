import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { Clock, Instant } from '@luhuan/shared/clock';

/** A symbol: it travels with the input through every middleware and is no part of what is sent. */
const UNTIL = Symbol('until');
type Fenced = { readonly [UNTIL]?: Instant };

/** What the fence stopped was not sent this time; whether an earlier try was is not known. */
class FencePassed extends Error {
  override readonly name = 'FencePassed';
}

/** Lets no attempt at this command leave the process at or after `until`, the SDK's own retries included. */
export const fenced = <T extends object>(input: T, until: Instant | undefined): T =>
  until === undefined ? input : { ...input, [UNTIL]: until };

/** Below the SDK's retry: every attempt that leaves passes here. */
export const addFence = (client: DynamoDBClient, clock: Clock): void =>
  client.middlewareStack.add(
    (next) => async (args) => {
      const until = (args.input as Fenced)[UNTIL];
      if (until !== undefined && clock.now() >= until) throw new FencePassed('a lease is over');
      return next(args);
    },
    { step: 'deserialize', priority: 'low', name: 'fence', override: true },
  );
