import { createWriteStream } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { CampaignId } from '@luhuan/shared/ids';
import { canonicalText } from '@luhuan/shared/receipt/sign';
import { systemClock } from '../platform/system-clock.ts';
import { exportHistory } from '../receipt/export.ts';
import { getPolicyArchive } from '../receipt/read-receipts.ts';
import { runningTable } from './running-table.ts';
import { StartError } from './start-error.ts';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));

/** `npm run export-receipts -- cmp_… folder`: writes a campaign's signed receipts, and the rules and keys to replay them with. */
const run = async (): Promise<void> => {
  const [campaign, folder] = process.argv.slice(2);
  const campaignId = CampaignId.safeParse(campaign).data;
  if (campaignId === undefined || folder === undefined)
    throw new StartError('Name the campaign and a folder: npm run export-receipts -- cmp_… receipts');
  const table = await runningTable(resolve(ROOT, process.env['DATA_DIR'] ?? '.data'), process.env);
  const archive = await getPolicyArchive(table)(campaignId, systemClock.now());
  if (!archive.ok) throw new StartError('There is no such campaign in force.');
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'policy.json'), canonicalText(archive.value));
  const receipts = join(folder, 'receipts.jsonl');
  await pipeline(Readable.from(exportHistory(table, campaignId)), createWriteStream(receipts));
  console.log(`${receipts} and ${join(folder, 'policy.json')} are written.`);
};

run().catch((error: unknown) => {
  console.error(error instanceof StartError ? error.message : error);
  process.exit(1);
});
