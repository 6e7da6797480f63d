import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { UpdateTableCommand } from '@aws-sdk/client-dynamodb';
import type { Clock, Instant } from '@luhuan/shared/clock';
import { type Archive, openArchive, replay } from '@luhuan/shared/receipt/replay';
import { canonicalText } from '@luhuan/shared/receipt/sign';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Engine, startTestEngine } from '../../functions/src/local/engine.ts';
import { createTable } from '../../functions/src/platform/create-table.ts';
import { dynamoClient, openTable } from '../../functions/src/platform/open-table.ts';
import { type Table, commit } from '../../functions/src/platform/table.ts';
import { signerOf, verifySignature } from '../../functions/src/platform/ed25519.ts';
import { exportHistory } from '../../functions/src/receipt/export.ts';
import { signReceipts } from '../../functions/src/receipt/sign-receipts.ts';
import { addReceipt, readUnsigned } from '../../functions/src/receipt/store.ts';
import { startProcess } from '../support/process.ts';
import { CAMPAIGNS, sampleReceipts } from '../support/receipts.ts';
import { personId } from '../support/samples.ts';

const COUNT = 10_000;
/** Transactions under way together: the engine works while the next ones are written down. */
const WRITERS = 4;
const clock: Clock = { now: () => '2026-12-31T00:00:00.000Z' as Instant };
const signer = signerOf(Buffer.alloc(32, 3));
const RECEIPTS = sampleReceipts(2026, COUNT);

const archiveText = (revisions: unknown = CAMPAIGNS, keys: readonly unknown[] = [signer]): string =>
  canonicalText({
    revisions,
    keys: keys.map((key) => {
      const { keyId, publicKey } = key as typeof signer;
      return { keyId, publicKey };
    }),
  });
const opened = (text: string): Archive => {
  const archive = openArchive([text]);
  if (!archive.ok) throw new Error(archive.error);
  return archive.value;
};

let engine: Engine;
let table: Table;
let lines: string[];
let archive: Archive;
beforeAll(async () => {
  engine = await startTestEngine();
  const client = dynamoClient(engine.endpoint);
  await createTable(client, 'test');
  // nobody reads it here, and the local engine takes longer for every record in it
  await client.send(new UpdateTableCommand({ TableName: 'test', StreamSpecification: { StreamEnabled: false } }));
  table = openTable(client, 'test');
  const puts = RECEIPTS.map((receipt, index) =>
    addReceipt(table, { personId: personId(index % 997), about: null }, receipt),
  );
  const writers = Array.from({ length: WRITERS }, async () => {
    for (let some = puts.splice(0, 100); some.length > 0; some = puts.splice(0, 100))
      expect(await commit(table, { receipts: some })).toEqual({ ok: true });
  });
  await Promise.all(writers);
  const sign = signReceipts({ table, clock, signer });
  while ((await sign()) > 0);
  lines = [];
  const exports = CAMPAIGNS.map(async ({ campaignId }) => {
    for await (const line of exportHistory(table, campaignId)) lines.push(line);
  });
  await Promise.all(exports);
  const idIn = (line: string): string => /"receiptId":"([^"]+)"/.exec(line)?.[1] ?? '';
  lines = lines.toSorted((a, b) => (idIn(a) < idIn(b) ? -1 : 1));
  archive = opened(archiveText());
}, 400_000);
afterAll(() => engine.stop());

const differencesOf = (file: readonly string[], inArchive: Archive = archive): string[] => [
  ...new Set(replay(file.join(''), inArchive, verifySignature).differences.map(({ difference }) => difference)),
];

test('the sample holds claims and redemptions of 5 campaigns, hundreds of each outcome, and every one is signed', async () => {
  const kinds = RECEIPTS.map(({ moment, decision }) => `${moment} ${decision.result}`);
  for (const moment of ['claim', 'redemption'])
    for (const result of ['eligible', 'refused', 'unknown'])
      expect(kinds.filter((kind) => kind === `${moment} ${result}`).length, `${moment} ${result}`).toBeGreaterThan(200);
  expect(RECEIPTS.filter(({ quote }) => quote !== null).length).toBeGreaterThan(200);
  expect(await readUnsigned(table, 10)).toEqual([]);
  expect(lines).toHaveLength(COUNT);
});

test('10,000 stored receipts replay to the same result in the command, every tenth of them in the pure function', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'luhuan-receipts-'));
  const [file, policy] = [join(folder, 'receipts.jsonl'), join(folder, 'policy.json')];
  await Promise.all([writeFile(file, lines.join('')), writeFile(policy, archiveText())]);
  const replayed = startProcess({}, [file, '--archive', policy], 'replay');
  const tenths = lines.filter((_, index) => index % 10 === 0).join('');
  expect(replay(tenths, archive, verifySignature)).toEqual({ replayed: COUNT / 10, differences: [] });
  expect(await replayed.exited).toBe(0);
  expect(replayed.printed()).toContain('10000 receipts replayed to the same result, 0 did not.');
  const few = lines.slice(0, 100).join('');
  await writeFile(file, few.replace('"result":"refused"', '"result":"eligible"'));
  const forged = startProcess({}, [file, '--archive', policy], 'replay');
  expect(await forged.exited).toBe(1);
  expect(forged.printed()).toContain('is not the receipt that its batch was signed with');
  await rm(folder, { recursive: true });
}, 240_000);

describe('a receipt file is rejected', () => {
  test('whichever byte of a claim and of a redemption is changed, its line feed included', () => {
    const decode = new TextDecoder('utf-8');
    for (const moment of ['claim', 'redemption'] as const) {
      const line = lines.find((one) => one.includes(`"moment":"${moment}"`)) ?? '';
      const bytes = Buffer.from(line);
      for (let at = 0; at < bytes.length; at++) {
        const changed = Buffer.from(bytes);
        changed[at] = (bytes[at] ?? 0) ^ (at % 2 === 0 ? 1 : 0x20);
        expect(differencesOf([decode.decode(changed)]), `byte ${at}`).not.toEqual([]);
      }
    }
  });

  test('when its lines change places, one stands twice, or the last line feed is missing', () => {
    const [first = '', second = '', third = ''] = lines;
    expect(differencesOf([second, first, third])).toEqual(['out-of-order']);
    expect(differencesOf([first, first])).toEqual(['out-of-order']);
    expect(differencesOf([first, second.trimEnd()])).toEqual(['not-canonical']);
    expect(differencesOf([first, second, third])).toEqual([]);
  });

  test('when a receipt has the place of another, or the path and batch of another', () => {
    const [one, other] = lines
      .map((line) => JSON.parse(line))
      .filter((entry, index, all) => index === 0 || entry.batch.root !== all[0].batch.root);
    const lineOf = (entry: unknown): string => `${canonicalText(entry)}\n`;
    expect(differencesOf([lineOf({ ...one, index: one.index + 1 })])).toEqual(['not-in-batch']);
    expect(differencesOf([lineOf({ ...one, path: one.path.toReversed() })])).toEqual(['not-in-batch']);
    expect(differencesOf([lineOf({ ...one, path: one.path.slice(1) })])).toEqual(['not-in-batch']);
    expect(differencesOf([lineOf({ ...one, path: other.path, index: other.index, batch: other.batch })])).toEqual([
      'not-in-batch',
    ]);
    expect(differencesOf([lineOf({ ...one, batch: { ...one.batch, size: one.batch.size - 1 } })])).toEqual([
      'batch-not-signed',
    ]);
    expect(differencesOf([lineOf({ ...one, note: 1 })])).toEqual(['not-a-receipt']);
  });
});

test('another key, or a signature by it, is not trusted', () => {
  const stranger = signerOf(Buffer.alloc(32, 4));
  const [line = ''] = lines;
  expect(differencesOf([line], opened(archiveText(CAMPAIGNS, [stranger])))).toEqual(['key-unknown']);
  const posing = { keyId: signer.keyId, publicKey: stranger.publicKey };
  expect(openArchive([archiveText(CAMPAIGNS, [posing])])).toEqual({ ok: false, error: 'key-changed' });
});

test('an archive in which any one value of the rules is changed cannot be opened; one that lacks them decides nothing', () => {
  const [first] = CAMPAIGNS;
  if (first === undefined) throw new Error('no campaign');
  const text = archiveText([first]);
  for (const [value, other] of [
    ['"capFen":150000', '"capFen":150001'],
    ['"rate":1500', '"rate":1501'],
    ['"standard":"GB 12021.2-2025"', '"standard":"GB 12021.2-2015"'],
    ['2026 年以旧换新"', '2026 年以旧换新 "'],
    ['"itemsPerPerson":1', '"itemsPerPerson":2'],
  ] as const) {
    expect(text).toContain(value);
    expect(openArchive([text.replace(value, other)])).toEqual({ ok: false, error: 'policy-changed' });
  }
  const strangers = lines.filter((line) => !line.includes(first.campaignId)).slice(0, 50);
  expect(differencesOf(strangers, opened(text))).toEqual(['policy-missing']);
});
