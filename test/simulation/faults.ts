import {
  TransactionCanceledException,
  TransactionConflictException,
  TransactionInProgressException,
} from '@aws-sdk/client-dynamodb';
import { unreachable } from '@luhuan/shared/result';
import { conflict, throttling, timeout } from '../support/faults.ts';

/**
 * What can happen to one request. `slow`: it arrives after others that left later; `late`: its sender gave up, and it arrives
 * within the fifteen minutes it is valid; `stale`: a list shows what was there before the last writes.
 */
export const REQUEST_FAULTS = [
  'throttled',
  'lost-before',
  'lost-after',
  'late',
  'slow',
  'conflict',
  'in-progress',
  'killed-before',
  'killed-after',
  'stale',
] as const;
export type RequestFault = (typeof REQUEST_FAULTS)[number];

/** For how long a signed request is good. */
export const SIGNED_MS = 15 * 60_000;

/** What the sender sees of a fault before which the store did nothing; `undefined`: the request gets through. */
export const errorBefore = (fault: RequestFault, command: string): Error | undefined => {
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
    case 'slow':
    case 'stale':
      return undefined;
    default:
      return unreachable(fault);
  }
};

/** How the store would have said it, where it is an answer and no failure. */
export const answerOf = (error: unknown): string | undefined =>
  error instanceof TransactionCanceledException
    ? JSON.stringify({
        __type: 'com.amazonaws.dynamodb.v20120810#TransactionCanceledException',
        Message: error.message,
        CancellationReasons: error.CancellationReasons,
      })
    : undefined;

/** Tries of the SDK without the waiting: the turn of a request is the scheduler's to give. */
export const atOnce = {
  acquireInitialRetryToken: () => Promise.resolve({ getRetryCount: () => 0, getRetryDelay: () => 0 }),
  refreshRetryTokenForRetry: (token: { getRetryCount: () => number }) => {
    const count = token.getRetryCount() + 1;
    if (count > 3) return Promise.reject(new Error('no more tries'));
    return Promise.resolve({ getRetryCount: () => count, getRetryDelay: () => 0 });
  },
  recordSuccess: () => undefined,
};

export const writes = (command: string): boolean => /^(Put|Update|Delete|Transact|Batch(Execute|Write))/.test(command);
