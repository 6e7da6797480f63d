import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { type DrawFault, checkDraw } from '@luhuan/shared/draw/published-draw';
import { SEED_WORDS } from '@luhuan/shared/draw/seed-words';

const USAGE = 'npm run draw -- draw.json [--list-hash <the hash that was published before the draw>]';

const SAYS: Record<DrawFault, string> = {
  'not-json': 'The file is not JSON',
  'not-canonical': 'The file is not written as canonical JSON, or not ended by a line feed',
  'not-a-draw': 'The file is not a published draw',
  'list-out-of-order': 'The list is not in its canonical order, each entry once',
  'list-changed': 'The list is not the one whose hash was published',
  'another-list': 'The list is not the one whose hash you named',
  'seed-differs': 'The seed does not follow from the list and the public value',
  'winners-differ': 'Another draw: list and public value give other winners or another order',
  'file-changed': 'Something in the file is not as it was published',
};

/** `npm run draw`: draws again from a published file alone: no table, no network. */
const run = async (): Promise<void> => {
  const { values, positionals } = parseArgs({ allowPositionals: true, options: { 'list-hash': { type: 'string' } } });
  const [file] = positionals;
  if (file === undefined || positionals.length > 1) throw new Error(USAGE);
  const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(await readFile(file));
  const checked = checkDraw(text, values['list-hash']);
  if (!checked.ok) throw new Error(`${SAYS[checked.error]}.`);
  const { list, listHash, publicValue, seed, winners, reserve, winnersHash, orderHash } = checked.value;
  const { source, fallback } = list.seedRule;
  const words = SEED_WORDS[publicValue.from === 'source' ? source : fallback].en;
  console.log(
    'rewardId' in list ? `${list.rewardId}, prizes` : `${list.campaignId}, ${list.category}, round ${list.round}`,
  );
  console.log(`List          ${listHash} (${list.entries.length} entries)`);
  console.log(`Public value  ${publicValue.value} (${words.name}, ${publicValue.round}: ${publicValue.link})`);
  console.log(`Seed          ${seed}`);
  console.log(`Winners       ${winnersHash} (${winners.length})`);
  console.log(`Order         ${orderHash} (${reserve.length} in reserve)`);
  if (values['list-hash'] === undefined)
    console.log('Compare the hash of the list with the one that was published before, or name it with --list-hash.');
  console.log('Drawn again: the same winners in the same order.');
};

run().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
