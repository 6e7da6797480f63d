import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startTestEngine } from '../../../functions/src/local/engine.ts';
import { dynamoClient, openTable } from '../../../functions/src/platform/open-table.ts';
import { systemClock } from '../../../functions/src/platform/system-clock.ts';
import { type Count, meter } from '../../support/meter.ts';
import { TABLE, openBenchCampaign, openHouse, pathIn, storedIn } from './ours.ts';
import { type Press, RUSHED, WARMED, pressesOf } from './presses.ts';

const INSTANCES = 8;
const TOO_MANY = 1.1;

export type Shared = {
  readonly claims: number;
  readonly perClaim: { readonly reads: number; readonly writes: number; readonly units: number };
  readonly wrong: readonly string[];
};

const summed = (counts: readonly Count[]): Count =>
  counts.reduce((sum, one) => ({
    reads: sum.reads + one.reads,
    writes: sum.writes + one.writes,
    writeUnits: sum.writeUnits + one.writeUnits,
  }));

/** What a claim costs where several instances serve one request at a time each, as on Lambda. Nothing is timed. */
export const countInstances = async (units: number): Promise<Shared> => {
  const engine = await startTestEngine();
  const dataDir = await mkdtemp(join(tmpdir(), 'bench-instances-'));
  const { endpoint } = engine;
  try {
    const campaignId = await openBenchCampaign(
      dynamoClient(endpoint),
      new Map([
        [RUSHED, units],
        [WARMED, 1],
      ]),
    );
    const path = pathIn(campaignId)(RUSHED);
    const presses = await pressesOf(1, Math.ceil(units * TOO_MANY), systemClock.now());
    const instances = Array.from({ length: INSTANCES }, () => {
      const client = dynamoClient(endpoint);
      const counter = meter(client);
      const table = openTable(client, TABLE);
      return { counter, table, house: openHouse({ table, endpoint, dataDir, as: 'lambda' }) };
    });
    let next = 0;
    let won = 0;
    const press = async ({ house }: (typeof instances)[number], { token, key }: Press): Promise<void> => {
      const headers = { authorization: `Bearer ${token}`, 'idempotency-key': key, 'content-type': 'application/json' };
      const answer = await house.api.request(path, { method: 'POST', headers, body: '{"channel":"store"}' });
      await answer.arrayBuffer();
      if (answer.status === 201) won++;
    };
    await Promise.all(
      instances.map(async (instance) => {
        for (let one = presses[next++]; one !== undefined; one = presses[next++]) await press(instance, one);
      }),
    );
    const { reads, writes, writeUnits } = summed(instances.map(({ counter }) => counter.total()));
    const [{ table }] = instances as [(typeof instances)[number]];
    const stored = await storedIn(table)(RUSHED);
    const wrong =
      stored.persons.length === won
        ? stored.wrong
        : [...stored.wrong, `${won} were told, ${stored.persons.length} stored`];
    return { claims: won, perClaim: { reads: reads / won, writes: writes / won, units: writeUnits / won }, wrong };
  } finally {
    await engine.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
};
