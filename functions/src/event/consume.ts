import { Event, type EventOf } from '@luhuan/shared/event/event';
import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { type Log, errorFields } from '../platform/log.ts';

const eventIn = (body: string): Event => Event.parse(JSON.parse(body));

const isKind =
  <K extends Event['kind']>(kind: K) =>
  (event: Event): event is EventOf<K> =>
    event.kind === kind;

/** Consumes one event at a time; what fails goes back to the queue alone, the rest of the batch is done. */
export const consumeEach =
  <K extends Event['kind']>(log: Log, kind: K, handle: (event: EventOf<K>) => Promise<void>) =>
  async ({ Records }: SQSEvent): Promise<SQSBatchResponse> => {
    const failed: string[] = [];
    for (const { messageId, body } of Records) {
      try {
        const event = eventIn(body);
        if (isKind(kind)(event)) await handle(event);
      } catch (error) {
        log.error('event failed', { error: errorFields(error) });
        failed.push(messageId);
      }
    }
    return { batchItemFailures: failed.map((itemIdentifier) => ({ itemIdentifier })) };
  };

/** Consumes a batch as one; if it fails the whole batch is delivered again. */
export const consumeTogether =
  <K extends Event['kind']>(kind: K, handle: (events: readonly EventOf<K>[]) => Promise<void>) =>
  async ({ Records }: SQSEvent): Promise<SQSBatchResponse> => {
    await handle(Records.map(({ body }) => eventIn(body)).filter(isKind(kind)));
    return { batchItemFailures: [] };
  };
