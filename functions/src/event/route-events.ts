import type { Event } from '@luhuan/shared/event/event';
import type { DynamoDBStreamEvent } from 'aws-lambda';
import type { Queue } from '../platform/queue.ts';
import { changesOf } from '../platform/stream.ts';
import { eventsOf } from './events-of.ts';

/** Who hears of what. A new kind of event without a listener does not compile. */
const CONSUMER_OF = {
  VoucherClaimed: 'index-vouchers',
  VoucherRedeemed: 'earn-points',
  ReleaseAdded: 'fold-releases',
  ActedFor: 'notify-principals',
} as const satisfies Record<Event['kind'], string>;

export type Consumer = (typeof CONSUMER_OF)[Event['kind']];
const CONSUMERS: readonly Consumer[] = Object.values(CONSUMER_OF);

/** The one reader of the table's stream: turns changes into events and hands each to the queue of its consumer. */
export const routeEvents =
  (queues: Readonly<Record<Consumer, Queue>>) =>
  async (stream: DynamoDBStreamEvent): Promise<void> => {
    const events = changesOf(stream).flatMap(eventsOf);
    for (const consumer of CONSUMERS) {
      const mine = events.filter(({ kind }) => CONSUMER_OF[kind] === consumer);
      if (mine.length > 0) await queues[consumer].send(mine);
    }
  };
