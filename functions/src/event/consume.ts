import { Event, type EventOf } from '@luhuan/shared/event/event';
import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { type Log, errorFields } from '../platform/log.ts';

const eventIn = (body: string): Event => Event.parse(JSON.parse(body));

const isKind =
  <K extends Event['kind']>(kind: K) =>
  (event: Event): event is EventOf<K> =>
    event.kind === kind;

type Handler = (event: Event) => Promise<void>;

/** Handles events of one kind and leaves the others alone. */
export const on =
  <K extends Event['kind']>(kind: K, handle: (event: EventOf<K>) => Promise<void>): Handler =>
  async (event) => {
    if (isKind(kind)(event)) await handle(event);
  };

/** Consumes one event at a time; what fails goes back to the queue alone, the rest of the batch is done. */
export const consumeEach =
  (log: Log, ...handlers: readonly Handler[]) =>
  async ({ Records }: SQSEvent): Promise<SQSBatchResponse> => {
    const failed: string[] = [];
    for (const { messageId, body } of Records) {
      try {
        const event = eventIn(body);
        for (const handle of handlers) await handle(event);
      } catch (error) {
        log.error('event failed', { error: errorFields(error) });
        failed.push(messageId);
      }
    }
    return { batchItemFailures: failed.map((itemIdentifier) => ({ itemIdentifier })) };
  };

/** Consumes a batch as one; `handle` names what failed by `idOf`, and only that goes back to the queue. */
export const consumeTogether =
  <K extends Event['kind']>(
    kind: K,
    idOf: (event: EventOf<K>) => string,
    handle: (events: readonly EventOf<K>[]) => Promise<readonly string[]>,
  ) =>
  async ({ Records }: SQSEvent): Promise<SQSBatchResponse> => {
    const isMine = isKind(kind);
    const mine = Records.flatMap(({ messageId, body }) => {
      const event = eventIn(body);
      return isMine(event) ? [{ messageId, event }] : [];
    });
    const failed = await handle(mine.map(({ event }) => event));
    const back = mine.filter(({ event }) => failed.includes(idOf(event)));
    return { batchItemFailures: back.map(({ messageId }) => ({ itemIdentifier: messageId })) };
  };
