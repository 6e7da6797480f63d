import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { type Archive, type ArchiveFault, type Difference, openArchive, replay } from '@luhuan/shared/receipt/replay';
import { keyIdOf } from '@luhuan/shared/receipt/sign';
import { readPublicKey, verifySignature } from '../receipt/ed25519.ts';

const SHOWN_MAX = 5;
const USAGE = 'npm run replay -- receipts.jsonl --archive policy.json [--archive more.json] [--key public.pem]';

const SAYS: Record<Difference | ArchiveFault, string> = {
  'not-json': 'is not JSON',
  'not-canonical': 'is not written as canonical JSON, or not ended by a line feed',
  'not-a-receipt': 'is not a signed receipt',
  'out-of-order': 'does not come after the line before it',
  'key-unknown': 'is signed with a key that is not to be trusted',
  'batch-not-signed': 'has a batch whose signature does not hold',
  'not-in-batch': 'is not the receipt that its batch was signed with',
  'policy-missing': 'was decided under rules that the archive does not have',
  'decision-differs': 'is decided otherwise by its rules and facts',
  'quote-differs': 'is priced otherwise by its rules and facts',
  'not-an-archive': 'The archive cannot be read',
  'policy-changed': 'The archive has rules that do not have the hash it names',
  'key-changed': 'The archive has a key that does not have the id it names',
};

/** A text of UTF-8 and nothing else; a byte order mark stays, to be found. @throws for other bytes. */
const readText = async (path: string): Promise<string> =>
  new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(await readFile(path));

/** Trusts one key alone, whatever the archive brings along. */
const trusting = (archive: Archive, publicKey: string): Archive => ({
  ...archive,
  keys: new Map([[keyIdOf(publicKey), publicKey]]),
});

/** `npm run replay`: makes the decisions of a receipt file again, from the files alone: no table, no network. */
const run = async (): Promise<void> => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { archive: { type: 'string', multiple: true }, key: { type: 'string' } },
  });
  const [file] = positionals;
  if (file === undefined || positionals.length > 1 || values.archive === undefined) throw new Error(USAGE);
  const opened = openArchive(await Promise.all(values.archive.map(readText)));
  if (!opened.ok) throw new Error(`${SAYS[opened.error]}.`);
  const archive =
    values.key === undefined ? opened.value : trusting(opened.value, readPublicKey(await readText(values.key)));
  const { replayed, differences } = replay(await readText(file), archive, verifySignature);
  for (const { line, difference } of differences.slice(0, SHOWN_MAX))
    console.error(`Line ${line} ${SAYS[difference]}.`);
  if (differences.length > SHOWN_MAX) console.error(`… and ${differences.length - SHOWN_MAX} more.`);
  for (const keyId of values.key === undefined ? archive.keys.keys() : [])
    console.log(`Key ${keyId}: compare it with the one that is published, or name it with --key.`);
  console.log(`${replayed} receipts replayed to the same result, ${differences.length} did not.`);
  if (replayed === 0 || differences.length > 0) process.exitCode = 1;
};

run().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
