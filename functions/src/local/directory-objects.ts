import { createHash, randomUUID } from 'node:crypto';
import { mkdir, open, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Clock, Instant } from '@luhuan/shared/clock';
import { SHEET_BYTES_MAX } from '@luhuan/shared/upload/upload';
import { Hono } from 'hono';
import * as z from 'zod';
import { type Keys, keyedDigest, sameText } from '../platform/digest.ts';
import type { Objects } from '../platform/objects.ts';

/** Where a site serves a directory of files. */
export const OBJECTS_PATH = '/objects';
/** Fields and boundaries of a form beside its file. */
const FORM_BYTES_MAX = 16_384;
const KEY = /^[a-z]+\/[0-9A-Za-z_]+$/;

const Policy = z.strictObject({
  key: z.string().regex(KEY),
  contentType: z.string(),
  bytes: z.int(),
  sha256: z.string(),
  until: z.string(),
});

/** The error codes are S3's. */
type Fault = readonly [status: 400 | 403 | 404 | 411, code: string];

const textIn = (form: FormData, name: string): string => {
  const value = form.get(name);
  return typeof value === 'string' ? value : '';
};

/** What is wrong with a form, or `undefined`: the policy speaks for its file. */
const formFault = (keys: Keys, form: FormData, policy: z.infer<typeof Policy>, now: Instant): Fault | undefined => {
  const text = (name: string) => textIn(form, name);
  if (!sameText(text('signature'), keyedDigest(keys, 'objects', text('policy')))) return [403, 'SignatureDoesNotMatch'];
  if (now >= policy.until) return [403, 'AccessDenied'];
  const told = [text('key'), text('Content-Type'), text('x-amz-checksum-sha256')];
  const signed = [policy.key, policy.contentType, Buffer.from(policy.sha256, 'hex').toString('base64')];
  return told.every((value, index) => value === signed[index]) ? undefined : [403, 'AccessDenied'];
};

const fileFault = (file: Uint8Array, { bytes, sha256 }: z.infer<typeof Policy>): Fault | undefined => {
  if (file.byteLength > bytes) return [400, 'EntityTooLarge'];
  if (file.byteLength < bytes) return [400, 'EntityTooSmall'];
  return createHash('sha256').update(file).digest('hex') === sha256 ? undefined : [400, 'BadDigest'];
};

/** A sound policy, or nothing. */
const policyIn = (form: FormData): z.infer<typeof Policy> | undefined => {
  try {
    return Policy.safeParse(JSON.parse(Buffer.from(textIn(form, 'policy'), 'base64').toString())).data;
  } catch {
    return undefined;
  }
};

const formIn = async (request: Request): Promise<FormData | Fault> => {
  const length = request.headers.get('content-length');
  if (length === null) return [411, 'MissingContentLength'];
  if (Number(length) > SHEET_BYTES_MAX + FORM_BYTES_MAX) return [400, 'EntityTooLarge'];
  return request.formData().catch((): Fault => [400, 'MalformedPOSTRequest']);
};

const bytesAt = async (file: string, bytesMax: number): Promise<Uint8Array | undefined> => {
  if ((await stat(file).catch(() => undefined)) === undefined) return undefined;
  const handle = await open(file);
  try {
    const buffer = Buffer.alloc(bytesMax + 1);
    const { bytesRead } = await handle.read(buffer, 0, buffer.length, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
};

type Deps = { readonly folder: string; readonly keys: Keys; readonly clock: Clock };

/** Writes a file that only its owner can read, whole or not at all. */
const writeWhole = async (file: string, bytes: Uint8Array): Promise<void> => {
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  const next = `${file}.${randomUUID()}`;
  await writeFile(next, bytes, { mode: 0o600 });
  await rename(next, file);
};

const said = ([status, code]: Fault) => new Response(`<Error><Code>${code}</Code></Error>`, { status });

/** What links lead to: takes and shows what was signed for, in time, and says no in S3's words. */
const siteOf = ({ folder, keys, clock }: Deps): Hono => {
  const site = new Hono().basePath(OBJECTS_PATH);
  site.post('/', async (c) => {
    const form = await formIn(c.req.raw);
    if (!(form instanceof FormData)) return said(form);
    const policy = policyIn(form);
    if (policy === undefined) return said([403, 'AccessDenied']);
    const fault = formFault(keys, form, policy, clock.now());
    if (fault !== undefined) return said(fault);
    const part = form.get('file');
    if (!(part instanceof Blob)) return said([400, 'InvalidArgument']);
    const file = new Uint8Array(await part.arrayBuffer());
    const wrong = fileFault(file, policy);
    if (wrong !== undefined) return said(wrong);
    await writeWhole(join(folder, policy.key), file);
    return new Response(null, { status: 204 });
  });
  site.get('/:folder/:name', async (c) => {
    const key = `${c.req.param('folder')}/${c.req.param('name')}`;
    const { until = '', signature = '' } = c.req.query();
    const signed = KEY.test(key) && sameText(signature, keyedDigest(keys, 'objects', `${key} ${until}`));
    if (!signed || clock.now() >= until) return said([403, 'AccessDenied']);
    const bytes = await readFile(join(folder, key)).catch(() => undefined);
    const type = await readFile(join(folder, `${key}.type`), 'utf8').catch(() => 'application/octet-stream');
    if (bytes === undefined) return said([404, 'NoSuchKey']);
    const headers = { 'content-type': type, 'cache-control': 'private, no-store', 'x-content-type-options': 'nosniff' };
    return new Response(new Uint8Array(bytes), { headers });
  });
  return site;
};

/** S3 on one machine: a directory, and the site that its signed links lead to. */
export const directoryObjects = (deps: Deps): { readonly objects: Objects; readonly site: Hono } => {
  const { folder, keys } = deps;
  const objects: Objects = {
    signPost: async ({ key, contentType, bytes, sha256 }, _now, until) => {
      const policy = Buffer.from(JSON.stringify({ key, contentType, bytes, sha256, until })).toString('base64');
      const fields = {
        key,
        'Content-Type': contentType,
        'x-amz-checksum-sha256': Buffer.from(sha256, 'hex').toString('base64'),
        policy,
        signature: keyedDigest(keys, 'objects', policy),
      };
      return { url: OBJECTS_PATH, fields };
    },
    signGet: async (key, _now, until) => {
      const signature = keyedDigest(keys, 'objects', `${key} ${until}`);
      return `${OBJECTS_PATH}/${key}?until=${encodeURIComponent(until)}&signature=${signature}`;
    },
    read: (key, bytesMax) => bytesAt(join(folder, key), bytesMax),
    put: async (key, contentType, bytes) => {
      await writeWhole(join(folder, `${key}.type`), Buffer.from(contentType));
      await writeWhole(join(folder, key), bytes);
    },
    remove: (key) => rm(join(folder, key), { force: true }),
  };
  return { objects, site: siteOf(deps) };
};
