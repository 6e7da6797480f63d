import { shardsFor } from '@luhuan/shared/quota/pool';
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

/** Write units a second that the table is warmed to, for each claim a second. */
const unitsToWarm = (perSecond: number, shape: Rush['shape']): number =>
  shape === 'lambda' ? 6 : perSecond > TABLE_QUOTA ? 2 : 4;

/** A rush of so many a second on the counters it would have, on a table that was prepared for it, unless something is to be otherwise. */
export const rushOf = (perSecond: number, change: Partial<Rush> = {}): Rush => {
  const shape = change.shape ?? 'server';
  const writes = change.writes ?? perSecond * unitsToWarm(perSecond, shape);
  const units = perSecond * (perSecond > 50_000 ? 4 : 10);
  return {
    perSecond,
    units,
    shape,
    processes: processesFor(perSecond, shape),
    shards: shardsFor(units),
    partitions: partitionsFor(writes),
    writes,
    dying: 1,
    followed: Math.floor(Math.max(0, writes - perSecond * 1.5) / 4 / FOLLOWING_UNITS),
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
  ['moves', 6],
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
    String(outcome.moves),
    outcome.soldOutMs === null ? 'never' : `${(outcome.soldOutMs / 1_000).toFixed(1)} s`,
    share(outcome.strandedAtEnd),
    share(outcome.strandedAtLast),
    outcome.lastClaimed ? 'claimed' : 'left',
  ]
    .map((text, index) => cell(text, HEAD[index]?.[1] ?? 0))
    .join(' ');

const show = (rush: Rush, what?: string): void => {
  if (what !== undefined) console.log(`  ${what}`);
  console.log(lineOf(rush, play(rush)));
};

const RATES = [1_000, 10_000, 100_000];
/** More than a pool may have. */
const TOO_MANY_COUNTERS = 256;

/** What a rate needs of AWS before it starts. */
const needsOf = (perSecond: number, shape: Rush['shape']): string => {
  const { writes, partitions, processes, shards } = rushOf(perSecond, { shape });
  const warm =
    writes > NEW_TABLE_WRITES ? `a table warmed to ${writes.toLocaleString('en')} write units` : 'a new table';
  const quota = writes > TABLE_QUOTA ? ` (its quota raised from ${TABLE_QUOTA.toLocaleString('en')})` : '';
  const rampSeconds = (Math.max(0, processes - ENVIRONMENTS_PER_10_S) / ENVIRONMENTS_PER_10_S) * 10;
  const ramp = shape === 'lambda' && rampSeconds > 0 ? `, provisioned ${Math.ceil(rampSeconds)} s before` : '';
  const by = `${processes} ${shape === 'lambda' ? 'instances' : 'servers'}${ramp}`;
  return `  ${perSecond.toLocaleString('en')}/s by ${by}: ${warm}${quota}, ${partitions} partitions, ${shards} counters`;
};

/** Prints what a rush meets on DynamoDB itself, by its limits. */
export const claims = (): void => {
  const naive = naiveRush({ perSecond: 1_000, seconds: 5, seed: rushOf(1_000).seed });
  console.log('Seeds are fixed: two runs print the same. Times and units are those of a model, limits those of AWS.\n');
  console.log(
    `One counter in a transaction, 1,000 persons a second: ${naive.perSecond.toFixed(0)} claims/s, ${(naive.busy * 100).toFixed(0)} % told "busy"\n`,
  );
  console.log(HEAD.map(([name, width]) => cell(name, width)).join(' '));
  for (const perSecond of RATES) show(rushOf(perSecond));
  for (const perSecond of [1_000, 10_000]) show(rushOf(perSecond, { shape: 'lambda' }));
  console.log('\nThe same with something otherwise');
  show(rushOf(10_000, { writes: NEW_TABLE_WRITES }), 'a new table that nobody warmed');
  show(rushOf(10_000, { followed: 10_000 }), 'rows that follow are written as fast as they come');
  show(rushOf(10_000, { dying: 17 }), 'one process in six dies');
  show(rushOf(10_000, { shape: 'lambda', dying: 10 }), 'one instance in ten dies');
  for (const shards of [1, 16]) show(rushOf(10_000, { shards }), `${shards} counters`);
  for (const shards of [4, 16]) show(rushOf(10_000, { shape: 'lambda', shards }), `${shards} counters, instances`);
  show(rushOf(100_000, { shards: 16 }), '100,000/s on 16 counters');
  show(
    rushOf(100_000, { shape: 'lambda', shards: TOO_MANY_COUNTERS }),
    `100,000/s by instances, on ${TOO_MANY_COUNTERS} counters: a pool has at most 64, so that such a rate wants servers`,
  );
  console.log('\nWhat a rate needs');
  for (const perSecond of RATES) console.log(needsOf(perSecond, 'server'));
  for (const perSecond of [1_000, 10_000]) console.log(needsOf(perSecond, 'lambda'));
  console.log(
    '\nhottest: units asked of the busiest partition in its busiest second (1,000 is the most). units: of put and leases, a claim.' +
      '\nmoves: of money between counters. stranded: of all units, in leases when the rush is over; later: when latecomers have' +
      '\ntaken what came back of those within half an hour.',
  );
};
