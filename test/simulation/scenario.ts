import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { parseItem, snapshotOf } from '../../functions/src/invariant/store.ts';
import { readFields } from '../../functions/src/platform/fast-path-values.ts';
import { unreachable } from '@luhuan/shared/result';
import { TABLE_SHAPE } from '../../functions/src/platform/table-shape.ts';
import { carryOut } from './commands.ts';
import { REQUEST_FAULTS } from './faults.ts';
import { Broken, type Life, type Mishaps, type Place, beginLife, brokenIn, check } from './life.ts';
import { mirrorOf } from './mirror.ts';
import type { Mutation } from './mutations.ts';
import { type Command, JOBS, LONG_AFTER, type Plan, SETTLE } from './plan.ts';
import { DYNAMO, type Road } from './road.ts';
import { found } from './town.ts';

/** Scheduled steps, requests and processes that went wrong, and claims that were granted. */
export type Told = {
  readonly steps: number;
  readonly faults: number;
  readonly granted: number;
  /** Redemptions and returns that a till was told of. */
  readonly sales: number;
  readonly mishaps: Mishaps;
};

const { partitionKey, sortKey, listIndex } = TABLE_SHAPE;
const texts = [partitionKey, sortKey, listIndex.partitionKey, listIndex.sortKey];
const keySchema = (partition: string, sort: string) => [
  { AttributeName: partition, KeyType: 'HASH' },
  { AttributeName: sort, KeyType: 'RANGE' },
];
const SHAPE = {
  BillingMode: 'PAY_PER_REQUEST',
  AttributeDefinitions: texts.map((AttributeName) => ({ AttributeName, AttributeType: 'S' })),
  KeySchema: keySchema(partitionKey, sortKey),
  GlobalSecondaryIndexes: [
    {
      IndexName: listIndex.name,
      KeySchema: keySchema(listIndex.partitionKey, listIndex.sortKey),
      Projection: { ProjectionType: 'ALL' },
    },
  ],
  StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_AND_OLD_IMAGES' },
};

let tables = 0;
/** A table of its own, as the product has it. */
const newPlace = async (road: Road): Promise<Place> => {
  const tableName = `scenario-${process.pid}-${++tables}`;
  const { TableDescription } = await road.ask(`${DYNAMO}.CreateTable`, { TableName: tableName, ...SHAPE });
  const { LatestStreamArn } = TableDescription as { readonly LatestStreamArn: string };
  return { road, tableName, arn: LatestStreamArn, mirror: mirrorOf(road, tableName) };
};

/** Lets everybody come as far as they can without a turn. */
const idle = (): Promise<void> => new Promise((wake) => setImmediate(() => setImmediate(wake)));

const follow = async (life: Life, line: number, commands: readonly Command[]): Promise<void> => {
  for (const command of commands) {
    await life.plan.s.schedule(Promise.resolve(), `${line} ${command.kind}`);
    // a refusal, a fault and a killed process are all part of life; what is broken is not
    await carryOut(life, line, command).catch((error: unknown) => {
      if (error instanceof Broken) throw error;
    });
  }
};

/** Until nobody does anything without a turn. */
const rest = async (life: Life): Promise<void> => {
  for (let busy: Promise<unknown> | undefined; busy !== life.busy || life.working > 0;) {
    busy = life.busy;
    await busy;
    await idle();
  }
};

/** Gives turns, one request at a time, until all lines are done; checks after every write. */
const until = async (life: Life, lines: Promise<unknown>): Promise<void> => {
  const { s } = life.plan;
  const state = { over: false };
  void lines.finally(() => (state.over = true)).catch(() => undefined);
  for (;;) {
    await rest(life);
    if (state.over) break;
    if (s.count() === 0) throw new Error('nobody goes on, and not everything is done');
    await s.waitOne(async (release) => {
      await release();
      await rest(life);
    });
    life.steps++;
    if (life.dirty) check(life);
    life.dirty = false;
  }
  await lines;
};

/** What has happened before anything goes wrong: the drop that is due is let out, or people stand in line. */
const before = ({ campaign, units }: Plan): readonly Command[] => {
  switch (campaign) {
    case 'rush':
    case 'coupons':
      return [];
    case 'till':
      return [0, 1, 2].map((who) => ({ kind: 'claim', who, key: 0 }));
    case 'drops':
      return [{ kind: 'drop' }, { kind: 'drop' }];
    case 'line':
      // of two units nobody else gets one; of others nobody knows yet who does
      return [{ kind: 'join', who: 0 }, { kind: 'join', who: 1 }, ...(units === 2 ? [{ kind: 'offer' as const }] : [])];
    default:
      return unreachable(campaign);
  }
};

const DAYS: readonly Command[] = [{ kind: 'advance', seconds: 4 * 86_400 }, { kind: 'expire' }, { kind: 'consume' }];

/** Processes that were away for long come back to leases that others have settled, and to vouchers that are over. */
const goOn = async (life: Life): Promise<void> => {
  const { afterwards, units } = life.plan;
  if (afterwards.length === 0) return;
  // the job comes first while the last records are not there yet
  const soon: readonly Command[] = [LONG_AFTER, { kind: 'settle', late: units % 4 }, SETTLE, SETTLE];
  await until(life, follow(life, JOBS, [...soon, ...(units % 2 === 0 ? DAYS : [])]));
  await until(life, Promise.all(afterwards.map((commands, line) => follow(life, line, commands))));
};

const FIRST: readonly Command[] = [{ kind: 'deliver' }, { kind: 'advance', seconds: 3_600 }];
const CONSUME: readonly Command[] = [{ kind: 'consume' }];

/** An hour without faults, in which the jobs run as often as they have to: three times at the most. */
const comeRight = async (life: Life): Promise<void> => {
  life.faulty = false;
  await until(life, follow(life, JOBS, FIRST));
  const { mirror } = life.place;
  const open = () => mirror.snapshot().pool.some(({ leases }) => Object.keys(leases).length > 0);
  for (let times = 0; times < 3 && (times === 0 || open()); times++) await until(life, follow(life, JOBS, [SETTLE]));
  const piled = () => mirror.snapshot().release.length > 0 || life.pending.length > 0;
  for (let times = 0; times < 3 && (times === 0 || piled()); times++) await until(life, follow(life, JOBS, CONSUME));
};

const byName = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number => (a < b ? -1 : 1);
const sorted = (_: string, value: unknown): unknown => {
  if (value instanceof Set) return Array.from(value, String).toSorted();
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).toSorted(byName));
};

/** Items as one text, whatever their order and that of their fields. */
const inOrder = (items: readonly object[]): string =>
  items
    .map((item) => JSON.stringify(item, sorted))
    .toSorted()
    .join('\n');

/** The whole table, read anew, is as it must be at the end. */
const checkEnd = async (life: Life): Promise<void> => {
  const { road, tableName, mirror } = life.place;
  const { Items } = await road.ask(`${DYNAMO}.Scan`, { TableName: tableName, ConsistentRead: true });
  const items = (Items as Record<string, AttributeValue>[]).map(readFields);
  if (inOrder(items) !== inOrder(mirror.items())) throw new Broken('the table is not what was written');
  const snapshot = snapshotOf(items.map(parseItem));
  const open = snapshot.pool.flatMap(({ leases }) => Object.keys(leases));
  const broken = [
    ...brokenIn(life, snapshot),
    ...(open.length > 0 ? [`leases stay open: ${open.join(' ')}`] : []),
    ...(snapshot.release.length > 0 ? [`${snapshot.release.length} releases were never booked`] : []),
  ];
  if (broken.length > 0) throw new Broken(`at the end: ${broken.join('; ')}`);
};

/**
 * Lives one scenario, and then an hour without faults in which everything must come right.
 * @throws {Broken} at the first write after which something is not as it must be.
 */
export const live = async (road: Road, plan: Plan, mutation?: Mutation): Promise<Told> => {
  const place = await newPlace(road);
  const life = beginLife(place, plan, mutation);
  try {
    await found(life);
    life.faulty = false;
    await until(life, follow(life, JOBS, before(plan)));
    life.faulty = true;
    await until(life, Promise.all(plan.lines.map((commands, line) => follow(life, line, commands))));
    await goOn(life);
    await comeRight(life);
    await checkEnd(life);
  } finally {
    await road.ask(`${DYNAMO}.DeleteTable`, { TableName: place.tableName });
  }
  const { steps, mishaps, promised, told } = life;
  const faults = [...REQUEST_FAULTS, 'kill' as const].reduce((sum, kind) => sum + (mishaps[kind] ?? 0), 0);
  return { steps, faults, mishaps, granted: promised.length, sales: told.length };
};
