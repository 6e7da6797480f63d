import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import type { Queue } from '../platform/queue.ts';

/** The local counterpart of SQS: delivers at once, to the very handler that is deployed. What fails is thrown, so the pump comes again. */
export const localQueue = (handler: (batch: SQSEvent) => Promise<SQSBatchResponse>): Queue => ({
  send: async (events) => {
    const Records = events.map((event, index) => ({
      messageId: String(index),
      body: JSON.stringify(event),
      receiptHandle: '',
      attributes: {
        ApproximateReceiveCount: '1',
        SentTimestamp: '0',
        SenderId: '',
        ApproximateFirstReceiveTimestamp: '0',
      },
      messageAttributes: {},
      md5OfBody: '',
      eventSource: 'local',
      eventSourceARN: '',
      awsRegion: 'local',
    }));
    const { batchItemFailures } = await handler({ Records });
    if (batchItemFailures.length > 0) throw new Error(`${batchItemFailures.length} of ${events.length} events failed`);
  },
});
