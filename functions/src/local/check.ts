import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { checkAll } from '../invariant/check-all.ts';
import { runningTable } from './running-table.ts';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));

/** `npm run invariants`: holds everything that must always hold against every item of the running local table. */
const check = async (): Promise<void> => {
  const table = await runningTable(resolve(ROOT, process.env['DATA_DIR'] ?? '.data'), process.env);
  const violations = await checkAll(table, { drained: false });
  for (const { id, what } of violations) console.error(`${id}  ${what}`);
  console.log(violations.length === 0 ? 'Everything that must hold, holds.' : `${violations.length} broken`);
  if (violations.length > 0) process.exitCode = 1;
};

check().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
