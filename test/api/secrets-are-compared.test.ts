import { spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as z from 'zod';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const Config = z.looseObject({
  jsPlugins: z.array(z.string()),
  overrides: z.array(z.looseObject({ files: z.array(z.string()), rules: z.looseObject({}) })),
});

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'luhuan-lint-'));
  const rules = { 'secrets/timing-safe': 'error' };
  const config = { jsPlugins: [join(ROOT, '.oxlint-secrets.mjs')], categories: { correctness: 'off' }, rules };
  await writeFile(join(folder, '.oxlintrc.json'), JSON.stringify(config));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** How often the rule complains of a line. */
const complaints = async (line: string): Promise<number> => {
  const file = join(folder, 'line.ts');
  await writeFile(file, `${line}\n`);
  const args = [join(ROOT, 'node_modules/oxlint/bin/oxlint'), '-c', join(folder, '.oxlintrc.json'), file];
  const { stdout } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  return stdout.split('secrets(timing-safe)').length - 1;
};

test.each([
  ['if (code.mac === expected) open();', 1],
  ['if (expected !== code.mac) refuse();', 1],
  ['return pinOf(secret) == pin;', 1],
  ['const same = row.secretDigest === digest;', 1],
  ['if (left.signature === right.signature) open();', 1],
  ['if (token === undefined) return;', 0],
  ['if (secret !== null) open();', 0],
  ["if (kind === 'pin') open();", 0],
  ['if (sameText(code.mac, expected)) open();', 0],
  ['if (machine === other.machine) open();', 0],
])('%s: %d complaints', async (line, count) => {
  expect(await complaints(line)).toBe(count);
});

test('the rule is at work in everything that runs on a server', async () => {
  const { jsPlugins, overrides } = Config.parse(JSON.parse(await readFile(join(ROOT, '.oxlintrc.json'), 'utf8')));
  expect(jsPlugins).toContain('./.oxlint-secrets.mjs');
  const of = overrides.filter(({ rules }) => rules['secrets/timing-safe'] === 'error').flatMap(({ files }) => files);
  expect(of).toEqual(['functions/src/**']);
});
