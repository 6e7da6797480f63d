import { execFile } from 'node:child_process';
import { readFileSync, readdirSync, rmSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, expect, test } from 'vitest';
import { type Resource, functionsOf, synthesize, textOf } from './synthesize.ts';

const FOLDER = fileURLToPath(new URL('../../functions/src/lambda', import.meta.url));
const API_BYTES_MAX = 1_048_576;

const house = synthesize('staging', { bundled: true });
const deployed = functionsOf(house);
afterAll(() => rmSync(house.directory, { recursive: true }));

const folderOf = ({ Metadata }: Resource): string => join(house.directory, String(Metadata?.['aws:asset:path']));
const bundleOf = (lambda: Resource): string => join(folderOf(lambda), 'index.mjs');

/** What a cold start reads: the entry and everything it imports at once. What is imported on demand is not in it. */
const startedWith = (folder: string, file = 'index.mjs', seen = new Set<string>()): Set<string> => {
  if (seen.has(file)) return seen;
  seen.add(file);
  const text = readFileSync(join(folder, file), 'utf8');
  for (const [, next] of text.matchAll(/(?:from|import)"\.\/([^"]+)"/g))
    if (next !== undefined) startedWith(folder, next, seen);
  return seen;
};
const bytesOf = (lambda: Resource): number =>
  [...startedWith(folderOf(lambda))].reduce((sum, file) => sum + statSync(join(folderOf(lambda), file)).size, 0);

const variablesOf = ({ Properties }: Resource): (readonly [name: string, text: string])[] => {
  const { Variables = {} } = (Properties['Environment'] ?? {}) as { Variables?: Record<string, unknown> };
  return Object.entries(Variables).map(([name, value]) => [name, textOf(house, value)] as const);
};

const keyReference = (id: string): string => `{{resolve:secretsmanager:\${${id}}:SecretString:::}}`;

/** The environment as the template gives it, with a likely value for what only exists once it is deployed. */
const environmentOf = (lambda: Resource): Record<string, string> => {
  const filled = variablesOf(lambda).map(([name, text]) => [
    name,
    text
      .replace(keyReference('MasterKey'), '5a'.repeat(32))
      .replace(keyReference('DigestKey2'), 'a5'.repeat(32))
      .replace(keyReference('ReceiptKey'), '55'.repeat(32))
      .replace(/^\$\{\w+Queue\}$/, 'https://sqs.cn-north-1.amazonaws.com.cn/123456789012/queue')
      .replace('${Table}', 'table')
      .replace('${VaultTable}', 'vault')
      .replace('${Objects}', 'objects')
      .replace('${VaultKey.Arn}', 'arn:aws-cn:kms:cn-north-1:123456789012:key/vault'),
  ]);
  return Object.fromEntries([...filled, ['AWS_REGION', 'cn-north-1']]);
};

/** Runs a line of code beside a bundle, in a process that has the function's environment and nothing else. */
const runBeside = async (lambda: Resource, line: string): Promise<unknown> => {
  const program = `const { handler } = await import('${pathToFileURL(bundleOf(lambda)).href}');
    process.stdout.write(JSON.stringify(${line}));`;
  const args = ['--input-type=module', '--eval', program];
  const { stdout } = await promisify(execFile)(process.execPath, args, { env: environmentOf(lambda) });
  return JSON.parse(stdout);
};

test('every file that exports a handler is deployed once, and nothing else is', () => {
  const withHandler = readdirSync(FOLDER)
    .filter((file) => /\bexport\b[^;]*\bhandler\b/.test(readFileSync(join(FOLDER, file), 'utf8')))
    .map((file) => basename(file, '.ts'));
  expect(withHandler).toContain('api');
  expect(deployed.map(([file]) => file).toSorted()).toEqual(withHandler.toSorted());
});

test.each(deployed)('%s starts from its bundle with the environment it is given', async (_, lambda) => {
  expect(lambda.Properties).toMatchObject({
    Runtime: 'nodejs22.x',
    Architectures: ['arm64'],
    Handler: 'index.handler',
    LoggingConfig: { LogGroup: { Ref: expect.any(String) } },
  });
  expect(await runBeside(lambda, 'typeof handler')).toBe('function');
});

test(`the api starts with at most ${API_BYTES_MAX} bytes and answers a request of an HTTP API`, async () => {
  const [, api] = deployed.find(([file]) => file === 'api') ?? [];
  if (api === undefined) throw new Error('there is no api');
  expect(bytesOf(api)).toBeLessThanOrEqual(API_BYTES_MAX);
  const request = {
    version: '2.0',
    rawPath: '/openapi.json',
    rawQueryString: '',
    headers: { host: 'api.example.cn' },
    requestContext: { domainName: 'api.example.cn', http: { method: 'GET', path: '/openapi.json' } },
    isBase64Encoded: false,
  };
  const reply = await runBeside(api, `await handler(${JSON.stringify(request)}, {})`);
  expect(reply).toMatchObject({ statusCode: 200, body: expect.stringContaining('"openapi":"3.1.0"') });
});

test('the keys and WeChat’s and the map’s secrets are in no template, only where CloudFormation finds them', () => {
  const variables = deployed.flatMap(([, lambda]) => variablesOf(lambda));
  expect([...new Set(variables.map(([name]) => name))].toSorted()).toEqual([
    'DIGEST_KEYS',
    'EARN_POINTS_QUEUE',
    'FOLD_RELEASES_QUEUE',
    'FOLLOW_PRICES_QUEUE',
    'FOLLOW_UNITS_QUEUE',
    'IDENTITY_API_ORIGIN',
    'INDEX_VOUCHERS_QUEUE',
    'MAP_API_KEY',
    'MASTER_KEY',
    'NATIONAL_PLATFORM_ORIGIN',
    'NOTIFY_PRINCIPALS_QUEUE',
    'OBJECTS_BUCKET',
    'RECEIPT_KEY',
    'STAGE',
    'STREAM_ARN',
    'TABLE_NAME',
    'VAULT_KEY_ID',
    'VAULT_TABLE_NAME',
    'WECHAT_APP_ID',
    'WECHAT_SECRET',
    'WRITE_RECEIPTS_QUEUE',
  ]);
  const textsOf = (wanted: string) => [
    ...new Set(variables.flatMap(([name, text]) => (name === wanted ? [text] : []))),
  ];
  expect(textsOf('MASTER_KEY')).toEqual([keyReference('MasterKey')]);
  expect(textsOf('RECEIPT_KEY')).toEqual([keyReference('ReceiptKey')]);
  expect(textsOf('DIGEST_KEYS')).toEqual([keyReference('DigestKey2')]);
  expect(textsOf('MAP_API_KEY')).toEqual(['{{resolve:secretsmanager:${Map}:SecretString:key::}}']);
  expect(textsOf('WECHAT_SECRET')).toEqual(['{{resolve:secretsmanager:${WeChat}:SecretString:secret::}}']);
});
