import { listOpenCampaigns } from '../../functions/src/campaign/list-campaigns.ts';
import { createTable } from '../../functions/src/platform/create-table.ts';
import { dynamoClient, openTable } from '../../functions/src/platform/open-table.ts';
import { startTestEngine } from '../../functions/src/local/engine.ts';
import { HOME, putElsewhere, putReaching } from '../support/many-campaigns.ts';
import { meter } from '../support/meter.ts';
import { granted, shanghai } from '../support/samples.ts';
import { median } from './rounds.ts';

const STEPS = [10, 1_000, 10_000];
const LISTS = 50;
const now = shanghai('2026-03-02T10:00');

/** Prints what it takes to list a shopper's campaigns while campaigns of other places become more. */
export const lists = async (): Promise<void> => {
  const engine = await startTestEngine();
  const client = dynamoClient(engine.endpoint);
  await createTable(client, 'bench');
  const table = openTable(client, 'bench');
  const counter = meter(client);
  await putReaching(table);
  console.log(`4 campaigns reach the shopper; median of ${LISTS} lists`);
  let before = 0;
  for (const count of STEPS) {
    await putElsewhere(table, before, count);
    before = count;
    const times: number[] = [];
    const [reads, units] = [counter.total().reads, counter.readUnits()];
    for (let list = 0; list < LISTS; list++) {
      table.immutable.clear();
      const begin = performance.now();
      granted(await listOpenCampaigns(table)(HOME, now));
      times.push(performance.now() - begin);
    }
    const each = (total: number) => (total / LISTS).toFixed(1);
    console.log(
      `${count.toLocaleString('en').padStart(7)} elsewhere: ${median(times).toFixed(1).padStart(6)} ms, ` +
        `${each(counter.total().reads - reads)} requests, ${each(counter.readUnits() - units)} read units each`,
    );
  }
  client.destroy();
  await engine.stop();
};
