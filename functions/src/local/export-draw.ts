import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DrawKey } from '@luhuan/shared/draw/draw';
import { RewardId } from '@luhuan/shared/ids';
import { publishedPrizes } from '../reward/get-prizes.ts';
import { publishedFile } from '../draw/get-draw.ts';
import { runningTable } from './running-table.ts';
import { StartError } from './start-error.ts';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
const USAGE =
  'Name the round, or the reward whose prizes are drawn, and a file: npm run export-draw -- cmp_… fridge 1 draw.json';

/** `npm run export-draw`: writes a drawn round as the file that `npm run draw` makes again. */
const run = async (): Promise<void> => {
  const asked = process.argv.slice(2);
  const file = asked.at(-1);
  const [campaignId, category, round] = asked;
  const key = DrawKey.safeParse({ campaignId, category, round: Number(round) }).data;
  const rewardId = RewardId.safeParse(campaignId).data;
  if (asked.length !== (rewardId === undefined ? 4 : 2) || file === undefined) throw new StartError(USAGE);
  const table = await runningTable(resolve(ROOT, process.env['DATA_DIR'] ?? '.data'), process.env);
  const text =
    rewardId !== undefined
      ? await publishedPrizes(table, rewardId)
      : key === undefined
        ? undefined
        : await publishedFile(table, key);
  if (text === undefined) throw new StartError('There is no such round, or it is not drawn yet.');
  await writeFile(file, text);
  console.log(`${file} is written.`);
};

run().catch((error: unknown) => {
  console.error(error instanceof StartError ? error.message : error);
  process.exit(1);
});
