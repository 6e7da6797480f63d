import { randomBytes } from 'node:crypto';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { RegionCode } from '@luhuan/shared/region';
import { secretsFrom } from '../platform/new-id.ts';
import { systemClock } from '../platform/system-clock.ts';
import { fullRegionName, regionName } from '../region/store.ts';
import { inviteFirst } from '../staff/invite-first.ts';
import { runningTable } from './running-table.ts';
import { StartError } from './start-error.ts';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));

/**
 * `npm run invite-admin -- 440300`: makes the invitation of a region's first administrator and prints where to open it. With
 * TABLE_NAME it works on that table of the AWS account whose credentials are there.
 */
const inviteAdmin = async (): Promise<void> => {
  const region = RegionCode.safeParse(process.argv[2]).data;
  if (region === undefined || regionName(region) === undefined)
    throw new StartError('Name the region by its six digits (GB/T 2260): npm run invite-admin -- 440300');
  const table = await runningTable(resolve(ROOT, process.env['DATA_DIR'] ?? '.data'), process.env);
  const invitation = await inviteFirst({ table, newSecret: secretsFrom(randomBytes) }, region, systemClock.now());
  console.log(`Whoever opens this page may become administrator of ${fullRegionName(region)}, once, within a week:`);
  console.log(`/staff/pages/accept/index?scene=${invitation.invitationId}`);
};

inviteAdmin().catch((error: unknown) => {
  console.error(error instanceof StartError ? error.message : error);
  process.exit(1);
});
