import { FOLLOWING_UNITS } from './costs.ts';
import {
  ENVIRONMENTS_PER_10_S,
  INSTANCE_MS,
  NEW_TABLE_WRITES,
  PARTITION_WRITES,
  SERVER_CLAIMS,
  TABLE_QUOTA,
} from './limits.ts';
import { naiveRush } from './naive.ts';
import { type Outcome, type Rush, play } from './rush.ts';

/** How busy processes are: the rest is for whoever presses at the same moment. */
const LOAD = 0.75;

const partitionsFor = (writes: number): number => Math.ceil(writes / PARTITION_WRITES);

const processesFor = (perSecond: number, shape: Rush['shape']): number =>
  Math.max(
    2,
    Math.ceil(shape === 'server' ? perSecond / SERVER_CLAIMS / LOAD : (perSecond * INSTANCE_MS) / 1_000 / LOAD),
  );

/** A rush of so many a second, on a table that was prepared for it, unless something is to be otherwise. */
export const rushOf = (perSecond: number, change: Partial<Rush> = {}): Rush => {
  const shape = change.shape ?? 'server';
  const writes = change.writes ?? perSecond * (perSecond > TABLE_QUOTA ? 2 : 4);
  return {
    perSecond,
    units: perSecond * (perSecond > 50_000 ? 4 : 10),
    shape,
    processes: processesFor(perSecond, shape),
    shards: 16,
    partitions: partitionsFor(writes),
    writes,
    dying: 1,
    followed: Math.floor((writes - perSecond * 1.2) / 4 / FOLLOWING_UNITS),
    seed: 2026,
    ...change,
  };
};

const cell = (text: string, width: number): string => text.padStart(width);
const share = (percent: number): string => `${percent.toFixed(2)} %`;
const HEAD = [
  ['claims/s', 9],
  ['shape', 8],
  ['processes', 10],
  ['counters', 9],
  ['hottest', 8],
  ['throttled', 10],
  ['busy', 8],
  ['units', 6],
  ['99 % out', 9],
  ['stranded', 9],
  ['later', 8],
  ['last one', 9],
] as const;

const lineOf = (rush: Rush, outcome: Outcome): string =>
  [
    rush.perSecond.toLocaleString('en'),
    rush.shape,
    String(rush.processes),
    String(rush.shards),
    String(outcome.hottest),
    outcome.throttled.toLocaleString('en'),
    outcome.busy.toLocaleString('en'),
    outcome.unitsPerClaim.toFixed(2),
    outcome.soldOutMs === null ? 'never' : `${(outcome.soldOutMs / 1_000).toFixed(1)} s`,
    share(outcome.strandedAtEnd),
    share(outcome.strandedAtLast),
    outcome.lastClaimed ? 'claimed' : 'left',
  ]
    .map((text, index) => cell(text, HEAD[index]?.[1] ?? 0))
    .join(' ');

/** What is played: each rate as servers and as instances, over more and more counters. */
const PLAYED: readonly { readonly perSecond: number; readonly shards: readonly number[] }[] = [
  { perSecond: 1_000, shards: [1, 4, 16] },
  { perSecond: 10_000, shards: [1, 4, 16, 64] },
  { perSecond: 100_000, shards: [16, 64, 256] },
];

const show = (rush: Rush): void => console.log(lineOf(rush, play(rush)));

/** What a rate needs of AWS before it starts. */
const needsOf = (perSecond: number): string => {
  const { writes, partitions } = rushOf(perSecond);
  const [servers, instances] = [processesFor(perSecond, 'server'), processesFor(perSecond, 'lambda')];
  const quota = writes > TABLE_QUOTA ? `, a raised table quota (${TABLE_QUOTA.toLocaleString('en')} by default)` : '';
  const rampSeconds = (Math.max(0, instances - ENVIRONMENTS_PER_10_S) / ENVIRONMENTS_PER_10_S) * 10;
  const ramp = rampSeconds > 0 ? ` (${Math.ceil(rampSeconds)} s until Lambda has them: provisioned before)` : '';
  const warm =
    writes > NEW_TABLE_WRITES ? `a table warmed to ${writes.toLocaleString('en')} write units` : 'a new table';
  return `  ${perSecond.toLocaleString('en')}/s: ${warm}, ${partitions} partitions${quota}; ${servers} servers, or ${instances} instances${ramp}`;
};

/** Prints what a rush meets on DynamoDB itself, by its limits. */
export const claims = (): void => {
  const seconds = 5;
  const naive = naiveRush({ perSecond: 1_000, seconds, seed: rushOf(1_000).seed });
  console.log('Seeds are fixed: two runs print the same. Times and units are those of a model, limits those of AWS.\n');
  console.log(
    `One counter in a transaction, 1,000 persons a second: ${naive.perSecond.toFixed(0)} claims/s, ${(naive.busy * 100).toFixed(0)} % told "busy"\n`,
  );
  console.log(HEAD.map(([name, width]) => cell(name, width)).join(' '));
  for (const { perSecond, shards } of PLAYED)
    for (const shape of ['server', 'lambda'] as const)
      for (const counters of shards) show(rushOf(perSecond, { shape, shards: counters }));
  console.log('\nThe same with something otherwise');
  const cold = { writes: NEW_TABLE_WRITES };
  for (const [what, rush] of [
    ['a new table that nobody warmed', rushOf(10_000, cold)],
    ['rows that follow are written as fast as they come', rushOf(10_000, { followed: 10_000 })],
    ['one process in ten dies', rushOf(10_000, { dying: 10 })],
    ['one instance in ten dies', rushOf(10_000, { shape: 'lambda', dying: 10 })],
  ] as const) {
    console.log(`  ${what}`);
    show(rush);
  }
  console.log('\nWhat a rate needs');
  for (const { perSecond } of PLAYED) console.log(needsOf(perSecond));
  console.log(
    '\nhottest: units asked of the busiest partition in its busiest second (1,000 is the most). units: of put and leases, a claim.' +
      '\nstranded: of all units, in leases when the rush is over; later: when latecomers have taken what came back after 25 minutes.',
  );
};
