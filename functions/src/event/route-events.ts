import type { Event } from '@luhuan/shared/event/event';
import type { DynamoDBStreamEvent } from 'aws-lambda';
import type { Queue } from '../platform/queue.ts';
import { changesOf } from '../platform/stream.ts';
import { eventsOf } from './events-of.ts';

/** Who hears of what. A new kind of event without a listener does not compile. */
const CONSUMERS_OF = {
  VoucherClaimed: ['index-vouchers', 'write-receipts'],
  VoucherRedeemed: ['earn-points', 'write-receipts', 'follow-units', 'follow-prices'],
  GoodsReturned: ['earn-points', 'follow-units'],
  ApplianceRecycled: ['earn-points'],
  ReleaseAdded: ['fold-releases'],
  ActedFor: ['notify-principals'],
} as const satisfies Record<Event['kind'], readonly string[]>;

export type Consumer = (typeof CONSUMERS_OF)[Event['kind']][number];
const CONSUMERS: readonly Consumer[] = [...new Set(Object.values(CONSUMERS_OF).flat())];
const hears = (consumer: Consumer, kind: Event['kind']): boolean =>
  (CONSUMERS_OF[kind] as readonly Consumer[]).includes(consumer);

/** The one reader of the table's stream: turns changes into events and hands each to the queues of its consumers. */
export const routeEvents =
  (queues: Readonly<Record<Consumer, Queue>>) =>
  async (stream: DynamoDBStreamEvent): Promise<void> => {
    const events = changesOf(stream).flatMap(eventsOf);
    for (const consumer of CONSUMERS) {
      const mine = events.filter(({ kind }) => hears(consumer, kind));
      if (mine.length > 0) await queues[consumer].send(mine);
    }
  };
