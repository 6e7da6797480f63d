import { SendMessageBatchCommand, type SQSClient } from '@aws-sdk/client-sqs';
import type { Queue } from './queue.ts';

/** SQS takes ten messages at once. */
const TOGETHER = 10;

/** @throws when SQS took only a part, so that the stream delivers the batch again; consumers are idempotent. */
export const sqsQueue = (sqs: SQSClient, url: string): Queue => ({
  send: async (events) => {
    for (let from = 0; from < events.length; from += TOGETHER) {
      const batch = events.slice(from, from + TOGETHER);
      const Entries = batch.map((event, index) => ({ Id: String(index), MessageBody: JSON.stringify(event) }));
      const { Failed } = await sqs.send(new SendMessageBatchCommand({ QueueUrl: url, Entries }));
      if (Failed !== undefined && Failed.length > 0)
        throw new Error(`${Failed.length} of ${batch.length} events were not queued`);
    }
  },
});
