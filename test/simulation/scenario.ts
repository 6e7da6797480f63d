import { newCampaign } from '@luhuan/shared/campaign/campaign';
import { revisionOf } from '@luhuan/shared/campaign/revision';
import { fen } from '@luhuan/shared/fen';
import { newPool } from '@luhuan/shared/quota/pool';
import { addCampaign, addRevision } from '../../functions/src/campaign/store.ts';
import { readSnapshot } from '../../functions/src/invariant/store.ts';
import { createTable } from '../../functions/src/platform/create-table.ts';
import { dynamoClient, openTable } from '../../functions/src/platform/open-table.ts';
import { type Table, commit } from '../../functions/src/platform/table.ts';
import { addShard, poolOf } from '../../functions/src/quota/store.ts';
import { campaignId, granted, personId, sampleRules } from '../support/samples.ts';
import { CATEGORY, carryOut } from './commands.ts';
import { Broken, type Life, beginLife, check } from './life.ts';
import type { Mutation } from './mutations.ts';
import { type Command, type Plan, SERVERS } from './plan.ts';

/** Scheduled steps, requests that went wrong, and claims that were granted. */
export type Told = { readonly steps: number; readonly faults: number; readonly granted: number };

const CAP = 150_000;
let tables = 0;

/** A table of its own with one campaign of one pool. */
const newTable = async (endpoint: string, { units, shards }: Plan): Promise<Table> => {
  const client = dynamoClient(endpoint);
  const table = openTable(client, `scenario-${process.pid}-${++tables}`);
  await createTable(client, table.name);
  const rules = sampleRules({ [CATEGORY]: units * CAP });
  const revision = revisionOf(1, rules);
  const { regionCode } = rules;
  const draft = { hash: revision.hash, authorId: personId(1), origin: { kind: 'blank' as const } };
  const approvals = [{ by: personId(2), at: rules.window.from }];
  const campaign = {
    ...newCampaign({ campaignId: campaignId(1), regionCode }, draft),
    proposal: null,
    shards,
    inForce: { ...draft, number: 1, approvals, reportHash: revision.hash, activeFrom: rules.window.from },
  };
  granted(
    await commit(table, {
      campaign: addCampaign(table, campaign),
      revision: addRevision(table, campaign.campaignId, revision),
      pool: addShard(table, newPool(poolOf(campaign, CATEGORY), fen(units * CAP))),
    }),
  );
  return table;
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

/** Gives turns, one request at a time, until all lines are done; checks after every write. */
const until = async (life: Life, lines: Promise<unknown>): Promise<void> => {
  const { s } = life.plan;
  const state = { over: false };
  void lines.finally(() => (state.over = true)).catch(() => undefined);
  const rest = async (): Promise<void> => {
    await idle();
    await life.busy;
    await idle();
  };
  for (;;) {
    await rest();
    if (state.over) break;
    if (s.count() === 0) continue;
    await s.waitOne(async (release) => {
      await release();
      await rest();
    });
    life.steps++;
    if (life.dirty) await check(life);
    life.dirty = false;
  }
  await lines;
};

const LAST: readonly Command[] = [
  { kind: 'deliver' },
  { kind: 'advance', seconds: 3_600 },
  ...Array.from({ length: 3 }, (): Command => ({ kind: 'settle', late: 0 })),
  { kind: 'consume' },
  { kind: 'consume' },
];

/**
 * Lives one scenario, and then an hour without faults in which everything must come right.
 * @throws {Broken} at the first write after which something is not as it must be.
 */
export const live = async (endpoint: string, plan: Plan, mutation?: Mutation): Promise<Told> => {
  const life = beginLife(await newTable(endpoint, plan), endpoint, plan, mutation);
  await until(life, Promise.all(plan.lines.map((commands, line) => follow(life, line, commands))));
  life.faulty = false;
  await until(life, follow(life, SERVERS, LAST));
  const { pool, release } = await readSnapshot(life.table);
  const open = pool.flatMap(({ leases }) => Object.keys(leases));
  if (open.length > 0) throw new Broken(`leases stay open: ${open.join(' ')}`);
  if (release.length > 0) throw new Broken(`${release.length} releases were never booked`);
  return { steps: life.steps, faults: life.hits, granted: life.promised.length };
};
