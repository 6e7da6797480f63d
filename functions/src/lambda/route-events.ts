import { SQSClient } from '@aws-sdk/client-sqs';
import * as z from 'zod';
import { routeEvents } from '../event/route-events.ts';
import { sqsQueue } from '../platform/sqs-queue.ts';

const urls = z
  .object({
    INDEX_VOUCHERS_QUEUE: z.url(),
    EARN_POINTS_QUEUE: z.url(),
    FOLLOW_PRICES_QUEUE: z.url(),
    FOLLOW_UNITS_QUEUE: z.url(),
    FOLD_RELEASES_QUEUE: z.url(),
    NOTIFY_PRINCIPALS_QUEUE: z.url(),
    WRITE_RECEIPTS_QUEUE: z.url(),
  })
  .parse(process.env);
const sqs = new SQSClient({});

export const handler = routeEvents({
  'index-vouchers': sqsQueue(sqs, urls.INDEX_VOUCHERS_QUEUE),
  'earn-points': sqsQueue(sqs, urls.EARN_POINTS_QUEUE),
  'follow-prices': sqsQueue(sqs, urls.FOLLOW_PRICES_QUEUE),
  'follow-units': sqsQueue(sqs, urls.FOLLOW_UNITS_QUEUE),
  'fold-releases': sqsQueue(sqs, urls.FOLD_RELEASES_QUEUE),
  'notify-principals': sqsQueue(sqs, urls.NOTIFY_PRINCIPALS_QUEUE),
  'write-receipts': sqsQueue(sqs, urls.WRITE_RECEIPTS_QUEUE),
});
