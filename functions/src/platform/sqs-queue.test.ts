import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { type IncomingMessage, type ServerResponse, createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import { SQSClient } from '@aws-sdk/client-sqs';
import { Event } from '@luhuan/shared/event/event';
import { voucherIdOf } from '@luhuan/shared/voucher/voucher-id';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import * as z from 'zod';
import { sampleSlot, shanghai } from '../../../test/support/samples.ts';
import { sqsQueue } from './sqs-queue.ts';

const Batch = z.object({
  QueueUrl: z.string(),
  Entries: z
    .array(z.object({ Id: z.string(), MessageBody: z.string() }))
    .min(1)
    .max(10),
});
type Batch = z.infer<typeof Batch>;

/** Speaks the JSON protocol of SQS, as much of it as a batch needs; refuses the entries that `refused` names. */
let batches: Batch[] = [];
let targets: (string | undefined)[] = [];
let refused: (batch: number, id: string) => boolean = () => false;
const answerTo = (batch: Batch): object => {
  const number = batches.push(batch) - 1;
  return {
    Failed: batch.Entries.filter(({ Id }) => refused(number, Id)).map(({ Id }) => ({
      Id,
      Code: 'InternalError',
      SenderFault: false,
    })),
    Successful: batch.Entries.filter(({ Id }) => !refused(number, Id)).map(({ Id, MessageBody }) => ({
      Id,
      MessageId: `${number}-${Id}`,
      MD5OfMessageBody: createHash('md5').update(MessageBody).digest('hex'),
    })),
  };
};
const reply = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
  targets.push(request.headers['x-amz-target']?.toString());
  const batch = Batch.safeParse(JSON.parse(await text(request)));
  response.setHeader('content-type', 'application/x-amz-json-1.0');
  response.statusCode = batch.success ? 200 : 400;
  const error = { __type: 'com.amazonaws.sqs#TooManyEntriesInBatchRequest' };
  response.end(JSON.stringify(batch.success ? answerTo(batch.data) : error));
};
const server = createServer((request, response) => void reply(request, response));

let sqs: SQSClient;
let url: string;
beforeAll(async () => {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  url = `http://127.0.0.1:${address.port}/000000000000/events`;
  sqs = new SQSClient({
    endpoint: `http://127.0.0.1:${address.port}`,
    region: 'cn-north-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
});
afterAll(async () => {
  sqs.destroy();
  server.close();
  await once(server, 'close');
});
beforeEach(() => {
  [batches, targets, refused] = [[], [], () => false];
});

const events = (count: number): Event[] =>
  Array.from({ length: count }, (_, index) => {
    const voucherId = voucherIdOf(sampleSlot, index + 1);
    return {
      kind: 'VoucherClaimed',
      eventId: `VoucherClaimed:${voucherId}`,
      voucherId,
      expiresAt: shanghai('2026-03-04T00:00'),
    };
  });
const sent = (): Event[] =>
  batches.flatMap(({ Entries }) => Entries.map(({ MessageBody }) => Event.parse(JSON.parse(MessageBody))));

test.each([
  [0, []],
  [1, [1]],
  [10, [10]],
  [11, [10, 1]],
  [25, [10, 10, 5]],
])('%d events go out in batches of %j, in order and as they are', async (count, sizes) => {
  await sqsQueue(sqs, url).send(events(count));
  expect(batches.map(({ Entries }) => Entries.length)).toEqual(sizes);
  expect(sent()).toEqual(events(count));
  expect(new Set(targets)).toEqual(new Set(count === 0 ? [] : ['AmazonSQS.SendMessageBatch']));
  expect(batches.filter(({ QueueUrl }) => QueueUrl !== url)).toEqual([]);
});

test('ids are different within each batch, as SQS asks for', async () => {
  await sqsQueue(sqs, url).send(events(25));
  for (const { Entries } of batches) expect(new Set(Entries.map(({ Id }) => Id)).size).toBe(Entries.length);
});

test('a batch of which SQS took 7 of 10 throws and says so; nothing after it is sent', async () => {
  refused = (batch, id) => batch === 1 && Number(id) < 3;
  await expect(sqsQueue(sqs, url).send(events(25))).rejects.toThrow('3 of 10 events were not queued');
  expect(batches).toHaveLength(2);
});
