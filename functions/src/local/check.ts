import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { checkAll } from '../invariant/check-all.ts';
import { checkVault } from '../invariant/vault.ts';
import { systemClock } from '../platform/system-clock.ts';
import { LOCAL_VAULT_TABLE } from './house.ts';
import { runningTable } from './running-table.ts';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));

/** `npm run invariants`: holds everything that must always hold against every item of the running local tables. */
const check = async (): Promise<void> => {
  const table = await runningTable(resolve(ROOT, process.env['DATA_DIR'] ?? '.data'), process.env);
  const violations = await checkAll(table, { drained: false, at: systemClock.now() });
  const inVault = await checkVault({ ...table, name: LOCAL_VAULT_TABLE }, table);
  const broken = [...violations.map(({ id, what }) => `${id}  ${what}`), ...inVault.map((what) => `V1  ${what}`)];
  for (const line of broken) console.error(line);
  console.log(broken.length === 0 ? 'Everything that must hold, holds.' : `${broken.length} broken`);
  if (broken.length > 0) process.exitCode = 1;
};

check().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
