import { Duration, RemovalPolicy, Stack, type StackProps } from 'aws-cdk-lib';
import { Rule, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { EventSourceMapping, StartingPosition } from 'aws-cdk-lib/aws-lambda';
import { Queue, QueueEncryption, type QueueProps } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import { AppFunction } from './app-function.ts';
import type { DataStack } from './data-stack.ts';
import { keepLogicalId } from './logical-id.ts';
import type { StageSettings } from './stages.ts';
import { type TableFunction, onTable } from './table-rights.ts';

type JobsStackProps = StackProps & { readonly settings: StageSettings; readonly data: DataStack };
type Consumer = Extract<
  TableFunction,
  | 'index-vouchers'
  | 'earn-points'
  | 'follow-prices'
  | 'follow-units'
  | 'fold-releases'
  | 'notify-principals'
  | 'write-receipts'
>;
type Batches = { readonly batchSize: number; readonly maxBatchingWindow?: Duration; readonly maxConcurrency?: number };

/** How each consumer is fed. Releases go in large batches, two at a time: they all book on the counter that claims draw on. */
const FEEDS: readonly (Batches & { readonly consumer: Consumer })[] = [
  { consumer: 'index-vouchers', batchSize: 10 },
  { consumer: 'earn-points', batchSize: 10 },
  { consumer: 'fold-releases', batchSize: 100, maxBatchingWindow: Duration.seconds(5), maxConcurrency: 2 },
  { consumer: 'follow-prices', batchSize: 10 },
  { consumer: 'follow-units', batchSize: 10 },
  { consumer: 'notify-principals', batchSize: 10 },
  { consumer: 'write-receipts', batchSize: 10 },
];

const TIMEOUT = Duration.seconds(30);
/** Calls of a consumer for one message before it is set aside. */
const RECEIVES_MAX = 5;
/** Enough to sit out a throttled queue; few enough that one unreadable record does not hold up its shard for the day. */
const STREAM_RETRIES = 30;

const pascal = (file: string): string =>
  file.replaceAll(/(?:^|-)([a-z])/g, (_, letter: string) => letter.toUpperCase());
const queueVariable = (consumer: Consumer): string => `${consumer.toUpperCase().replaceAll('-', '_')}_QUEUE`;

const addQueue = (scope: Construct, id: string, props: QueueProps): Queue =>
  keepLogicalId(
    new Queue(scope, id, { encryption: QueueEncryption.SQS_MANAGED, removalPolicy: RemovalPolicy.RETAIN, ...props }),
    id,
  );
/** Where work waits for a person; kept as long as SQS keeps anything. */
const addFailedQueue = (scope: Construct, id: string): Queue =>
  addQueue(scope, id, { retentionPeriod: Duration.days(14) });

const streamOf = ({ table }: DataStack): string => {
  if (table.tableStreamArn === undefined) throw new Error('the table has no stream');
  return table.tableStreamArn;
};

const readsStream = (arn: string, ...more: readonly string[]): PolicyStatement =>
  new PolicyStatement({
    actions: ['dynamodb:DescribeStream', 'dynamodb:GetRecords', 'dynamodb:GetShardIterator', ...more],
    resources: [arn],
  });

/** What works behind the API: events off the table's stream, their consumers, and the clock. */
export class JobsStack extends Stack {
  constructor(scope: Construct, id: string, { settings, data, ...props }: JobsStackProps) {
    super(scope, id, { ...props, analyticsReporting: false });
    const queues = FEEDS.map((feed) => [feed.consumer, this.addConsumer(data, settings, feed)] as const);
    this.addRouter(data, settings, new Map(queues));
    this.addSchedule(data, settings);
  }

  private addConsumer(
    data: DataStack,
    settings: StageSettings,
    { consumer, ...batches }: (typeof FEEDS)[number],
  ): Queue {
    const name = pascal(consumer);
    const failed = addFailedQueue(this, `${name}FailedQueue`);
    const queue = addQueue(this, `${name}Queue`, {
      // a batch that Lambda could not start at once must not appear a second time meanwhile: AWS asks for six timeouts
      visibilityTimeout: Duration.seconds(6 * TIMEOUT.toSeconds()),
      deadLetterQueue: { queue: failed, maxReceiveCount: RECEIVES_MAX },
    });
    const job = onTable(data, settings, consumer);
    const receive = new PolicyStatement({
      actions: ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'],
      resources: [queue.queueArn],
    });
    const { lambda } = new AppFunction(this, name, { ...job, policy: [...job.policy, receive], timeout: TIMEOUT });
    new EventSourceMapping(this, `${name}Mapping`, {
      target: lambda,
      eventSourceArn: queue.queueArn,
      reportBatchItemFailures: true,
      ...batches,
    });
    return queue;
  }

  private addRouter(data: DataStack, settings: StageSettings, queues: ReadonlyMap<Consumer, Queue>): void {
    const eventSourceArn = streamOf(data);
    const failed = addFailedQueue(this, 'RouteEventsFailedQueue');
    const urls = [...queues].map(([consumer, { queueUrl }]) => [queueVariable(consumer), queueUrl] as const);
    const { lambda } = new AppFunction(this, 'RouteEvents', {
      file: 'route-events',
      settings,
      environment: Object.fromEntries(urls),
      timeout: TIMEOUT,
      policy: [
        readsStream(eventSourceArn, 'dynamodb:ListStreams'),
        // to the failed queue Lambda itself sends, in the name of the function
        new PolicyStatement({
          actions: ['sqs:SendMessage'],
          resources: [...queues.values(), failed].map(({ queueArn }) => queueArn),
        }),
      ],
    });
    new EventSourceMapping(this, 'RouteEventsMapping', {
      target: lambda,
      eventSourceArn,
      startingPosition: StartingPosition.TRIM_HORIZON,
      batchSize: 100,
      // the handler fails as a whole: halving the batch finds the record it stumbles over
      bisectBatchOnError: true,
      retryAttempts: STREAM_RETRIES,
      onFailure: { bind: () => ({ destination: failed.queueArn }) },
    });
  }

  /** What the clock brings about, once a minute. */
  private addSchedule(data: DataStack, settings: StageSettings): void {
    const jobs = (['expire-vouchers', 'let-out-drops', 'sign-receipts', 'report-units'] as const).map((file) => {
      const { lambda } = new AppFunction(this, pascal(file), {
        ...onTable(data, settings, file),
        // ends when the next run begins, which goes on where this one stopped: two at once would only collide; the one that
        // stays for what comes within its minute needs another to do it
        timeout: Duration.minutes(file === 'let-out-drops' ? 2 : 1),
        retryAttempts: 0,
      });
      return new LambdaFunction(lambda, { retryAttempts: 0 });
    });
    const arn = streamOf(data);
    const settle = onTable(data, settings, 'settle-leases');
    const { lambda } = new AppFunction(this, 'SettleLeases', {
      ...settle,
      environment: { ...settle.environment, STREAM_ARN: arn },
      policy: [...settle.policy, readsStream(arn)],
      timeout: Duration.minutes(1),
      retryAttempts: 0,
    });
    const targets = [...jobs, new LambdaFunction(lambda, { retryAttempts: 0 })];
    new Rule(this, 'EveryMinute', { schedule: Schedule.rate(Duration.minutes(1)), targets });
    this.addAwards(data, settings);
  }

  /** Lists, draws, awards, lines, and vouchers in stopped shops: a rule of their own, since a rule has five targets at most. */
  private addAwards(data: DataStack, settings: StageSettings): void {
    const targets = (['lapse-awards', 'run-draws', 'offer-freed', 'rescue-vouchers'] as const).map((file) => {
      const { lambda } = new AppFunction(this, pascal(file), {
        ...onTable(data, settings, file),
        // a list of half a million is read, drawn and written in minutes; runs side by side do what one does
        timeout: file === 'run-draws' ? Duration.minutes(15) : Duration.minutes(1),
        memoryMb: file === 'run-draws' ? 2_048 : 512,
        retryAttempts: 0,
      });
      return new LambdaFunction(lambda, { retryAttempts: 0 });
    });
    new Rule(this, 'AwardsEveryMinute', { schedule: Schedule.rate(Duration.minutes(1)), targets });
  }
}
