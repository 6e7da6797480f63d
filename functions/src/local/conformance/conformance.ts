import { EventEmitter, once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { StartError } from '../start-error.ts';
import { type Wait, askAt } from './ask.ts';
import { type Client, sellWell } from './good-client.ts';
import { type Row, passes } from './judge.ts';
import { startProxy } from './proxy.ts';
import { checksTable, rowsTable } from './report.ts';
import { openSandbox } from './sandbox.ts';
import { walk, walkLimit } from './walk.ts';

const USAGE = `npm run conformance -- --key lhk_… [--origin http://localhost:8787]
npm run conformance -- --proxy 9000 [--origin http://localhost:8787] [--seed 1]`;
const SALES = 6;
const DELAY_MS = 3_000;

const wait: Wait = (ms) => sleep(ms);

/** Whoever cannot be reached is said in one sentence. */
const reach = async (origin: string): Promise<void> => {
  const answer = await fetch(`${origin}/openapi.json`).catch(() => undefined);
  if (answer?.ok !== true) throw new StartError(`Nobody answers at ${origin}: start a sandbox with "npm start".`);
};

const settings = () => {
  const { values } = parseArgs({
    options: {
      origin: { type: 'string', default: 'http://localhost:8787' },
      key: { type: 'string' },
      proxy: { type: 'string' },
      seed: { type: 'string', default: '1' },
    },
  });
  const [seed, port] = [Number(values.seed), Number(values.proxy ?? 0)];
  if (!Number.isInteger(seed) || !Number.isInteger(port) || (values.key === undefined) === (values.proxy === undefined))
    throw new StartError(USAGE);
  return { ...values, origin: values.origin.replace(/\/$/, ''), seed, port };
};
type Settings = ReturnType<typeof settings>;

/** The house's side of the contract, and the example of a client on a bad road. */
const test = async ({ origin, key: token = '', seed }: Settings): Promise<boolean> => {
  const ask = askAt(origin);
  const sandbox = await openSandbox(ask, wait);
  const both = await Promise.all([walk({ ask, wait, sandbox, token }), walkLimit({ ask, wait, sandbox })]);
  const checks = both.flat();
  console.log(checksTable(checks));
  const proxy = await startProxy({ origin, sandbox, ask, wait, seed, port: 0, delayMs: DELAY_MS });
  const client: Client = { ask: askAt(proxy.url), token, wait };
  for (let sale = 0; sale < SALES; sale++) await sellWell(client, await proxy.hand());
  const rows = await proxy.verdict();
  await proxy.stop();
  console.log(`\nThe example client on a bad road (seed ${seed}):\n${rowsTable(rows)}`);
  const failed = checks.filter(({ ok }) => !ok).length + rows.filter(({ findings }) => findings.length > 0).length;
  console.log(`\n${checks.length + rows.length - failed} passed, ${failed} failed`);
  return failed === 0;
};

/** A bad road for the client of somebody else. */
const stand = async ({ origin, seed, port }: Settings): Promise<boolean> => {
  const ask = askAt(origin);
  const sandbox = await openSandbox(ask, wait);
  const judged = new EventEmitter<{ verdict: [Row[]] }>();
  const onVerdict = (rows: Row[]) => void judged.emit('verdict', rows);
  const proxy = await startProxy({ origin, sandbox, ask, wait, seed, port, delayMs: DELAY_MS, onVerdict });
  process.once('SIGINT', () => void proxy.verdict().then(onVerdict));
  console.log(`A bad road to ${origin}, seed ${seed}. Point your client at ${proxy.url}; for each sale ask for

  curl -X POST ${proxy.url}/sandbox/sales

and let your client reserve its "code" and redeem it; GET /sandbox/sales/1 has the code of the first one anew. When
your client is done, press Ctrl+C here, or

  curl -X POST ${proxy.url}/sandbox/verdict
`);
  const [rows] = await once(judged, 'verdict');
  await proxy.stop();
  console.log(rowsTable(rows));
  console.log(
    passes(rows) ? '\nEvery voucher exactly once, nothing forgotten.' : '\nThis client would lose or invent sales.',
  );
  return passes(rows);
};

const run = async (): Promise<void> => {
  const chosen = settings();
  await reach(chosen.origin);
  const passed = chosen.proxy === undefined ? await test(chosen) : await stand(chosen);
  process.exitCode = passed ? 0 : 1;
};

run().catch((error: unknown) => {
  console.error(error instanceof StartError ? error.message : error);
  process.exitCode = 2;
});
