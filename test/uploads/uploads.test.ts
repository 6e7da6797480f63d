import { once } from 'node:events';
import { stat } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { serve } from '@hono/node-server';
import { createUpload } from '@luhuan/shared/api/uploads';
import { SHEET_BYTES_MAX, UPLOADS_PER_DAY, UPLOAD_BYTES_MAX, UPLOAD_SECONDS } from '@luhuan/shared/upload/upload';
import jpeg from 'jpeg-js';
import { PNG } from 'pngjs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { keptKey } from '../../functions/src/upload/store.ts';
import { type Transport, call } from '../../miniprogram/src/api/call.ts';
import { refusalCode, signedIn, valueOf } from '../support/caller.ts';
import { type TestHouse, expectSound, startHouse } from '../support/house.ts';
import { asPerson, newKey, shopper } from '../support/scenes.ts';
import { jpegOf, painted, photo, sha256Of } from './files.ts';
import { announced, completed, linkFor, posted, uploaded } from './sending.ts';

let house: TestHouse;
let till: Transport;
let origin: string;
let server: ReturnType<typeof serve>;
beforeAll(async () => {
  house = await startHouse();
  till = await signedIn(house, '样例店员一');
  server = serve({ fetch: house.papers.site.fetch, port: 0, hostname: '127.0.0.1' });
  if (!('listening' in server && server.listening)) await once(server, 'listening');
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  server.close();
  await house.stop();
});

const unfit = async (bytes: Uint8Array, contentType: 'image/jpeg' | 'image/png' | 'application/pdf' = 'image/jpeg') => {
  const link = await linkFor(till, announced(bytes, { contentType }));
  expect(await posted(origin, link, bytes)).toBeNull();
  const answer = await completed(till, link.uploadId);
  if (answer.ok) return 'taken';
  return answer.error.kind === 'refused' ? answer.error.problem.facts['why'] : answer.error.kind;
};

test('a photo goes straight into the store by its link and is looked at: 400 × 300, and bright enough', async () => {
  const bytes = photo(1);
  const link = await linkFor(till, announced(bytes));
  expect(await posted(origin, link, bytes)).toBeNull();
  expect(valueOf(await completed(till, link.uploadId))).toEqual({
    uploadId: link.uploadId,
    purpose: 'evidence',
    contentType: 'image/jpeg',
    picture: { width: 400, height: 300, hints: ['small'] },
  });
  expect(valueOf(await completed(till, link.uploadId)).picture?.width).toBe(400);
});

test('files on this machine are their owner’s alone', async () => {
  const file = join(house.papers.folder, keptKey(await uploaded(house, till, photo(2))));
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  expect((await stat(join(file, '..'))).mode & 0o777).toBe(0o700);
});

test('a link takes nothing after its ten minutes', async () => {
  const bytes = photo(3);
  const link = await linkFor(till, announced(bytes));
  house.clock.advance(UPLOAD_SECONDS);
  expect(await posted(origin, link, bytes)).toBe('AccessDenied');
  expect(refusalCode(await completed(till, link.uploadId))).toBe('UploadMissing');
});

test('a link takes neither more nor fewer bytes, nor others, nor another type or name', async () => {
  const bytes = photo(4);
  const link = await linkFor(till, announced(bytes));
  const other = Uint8Array.from(bytes);
  other[bytes.length - 20] = (other[bytes.length - 20] ?? 0) ^ 1;
  expect(await posted(origin, link, Buffer.concat([bytes, Buffer.from('x')]))).toBe('EntityTooLarge');
  expect(await posted(origin, link, bytes.subarray(0, -1))).toBe('EntityTooSmall');
  expect(await posted(origin, link, other)).toBe('BadDigest');
  for (const change of [{ 'Content-Type': 'text/html' }, { key: 'kept/upl_1' }, { 'x-amz-checksum-sha256': 'x' }])
    expect(await posted(origin, { ...link, fields: { ...link.fields, ...change } }, bytes)).toBe('AccessDenied');
  expect(await posted(origin, { ...link, fields: { ...link.fields, signature: 'x' } }, bytes)).toBe(
    'SignatureDoesNotMatch',
  );
});

test('a form that says nothing of its length, or too much, is not read', async () => {
  const body = new ReadableStream({ start: (controller) => controller.close() });
  const request = { method: 'POST', body, duplex: 'half' } as RequestInit;
  expect((await house.papers.site.request('/objects', request)).status).toBe(411);
  const link = await linkFor(till, announced(photo(5)));
  expect(await posted(origin, link, new Uint8Array(SHEET_BYTES_MAX + 20_000))).toBe('EntityTooLarge');
});

test('what failed may be sent again by the same link', async () => {
  const bytes = photo(6);
  const link = await linkFor(till, announced(bytes));
  expect(await posted(origin, link, bytes.subarray(0, -1))).toBe('EntityTooSmall');
  expect(refusalCode(await completed(till, link.uploadId))).toBe('UploadMissing');
  expect(await posted(origin, link, bytes)).toBeNull();
  expect((await completed(till, link.uploadId)).ok).toBe(true);
});

test('a web page, a picture of another type and an empty PDF are of the wrong type', async () => {
  expect(await unfit(Buffer.from('<html><script>1</script></html>'))).toBe('type');
  expect(await unfit(photo(7), 'image/png')).toBe('type');
  expect(await unfit(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'image/png')).toBe('type');
  expect(await unfit(Buffer.from('PK\u0003\u0004'), 'application/pdf')).toBe('type');
});

test('a photo that breaks off is damaged', async () => {
  const bytes = photo(8);
  expect(await unfit(bytes.subarray(0, bytes.length / 2))).toBe('damaged');
});

test('a picture that claims 60,000 × 60,000 pixels is not decoded', async () => {
  const png = PNG.sync.write(Object.assign(new PNG({ width: 400, height: 400 })));
  png.writeUInt32BE(60_000, 16);
  png.writeUInt32BE(60_000, 20);
  expect(await unfit(png, 'image/png')).toBe('too-large');
});

test('a second header inside a picture, or interlacing, does not let more be inflated than was looked at', async () => {
  const png = PNG.sync.write(new PNG({ width: 400, height: 400 }));
  const header = Buffer.from(png.subarray(8, 33));
  header.writeUInt32BE(20_000, 8);
  expect(await unfit(Buffer.concat([png.subarray(0, 33), header, png.subarray(33)]), 'image/png')).toBe('damaged');
  const interlaced = Buffer.from(png);
  interlaced[28] = 1;
  expect(await unfit(interlaced, 'image/png')).toBe('damaged');
});

test('a photo of a thousand scans is not walked over', async () => {
  const bytes = photo(9);
  const scans = Buffer.concat(Array.from({ length: 1_000 }, () => Buffer.from([0xff, 0xda])));
  expect(await unfit(Buffer.concat([bytes.subarray(0, 20), scans, bytes.subarray(20)]))).not.toBe('taken');
});

test('a picture of ten pixels shows nothing', async () => {
  expect(await unfit(jpegOf(painted(10, 10, () => [200, 200, 200])))).toBe('too-small');
});

test('what is kept has neither the place the photo was taken, nor what was hung on behind it', async () => {
  const bytes = Buffer.from(photo(10));
  const exif = Buffer.from('Exif\0\0GPSLatitude 22.5');
  const segment = Buffer.concat([Buffer.from([0xff, 0xe1, 0, exif.length + 2]), exif]);
  const polyglot = Buffer.concat([
    bytes.subarray(0, 2),
    segment,
    bytes.subarray(2),
    Buffer.from('<script>PK\u0003\u0004'),
  ]);
  const uploadId = await uploaded(house, till, polyglot);
  const kept = Buffer.from((await house.objects.read(keptKey(uploadId), UPLOAD_BYTES_MAX)) ?? []);
  expect(kept.includes('GPSLatitude') || kept.includes('<script>')).toBe(false);
  expect(jpeg.decode(kept).width).toBe(400);
});

test('a photo in the dark is taken, with a word about it', async () => {
  const bytes = jpegOf(painted(1_000, 700, (x) => [x % 40, 10, 10]));
  const link = await linkFor(till, announced(bytes));
  await posted(origin, link, bytes);
  expect(valueOf(await completed(till, link.uploadId)).picture?.hints).toEqual(['dark']);
});

test('a photo of 12 million pixels becomes one of at most 2,048 on its longer edge', async () => {
  const bytes = jpegOf({ width: 4_032, height: 3_024, data: new Uint8Array(4_032 * 3_024 * 4).fill(150) }, 60);
  const link = await linkFor(till, announced(bytes));
  await posted(origin, link, bytes);
  const { picture } = valueOf(await completed(till, link.uploadId));
  expect(picture).toEqual({ width: 2_016, height: 1_512, hints: [] });
}, 60_000);

test('an upload is its sender’s: nobody else can complete it', async () => {
  const { uploadId } = await linkFor(till, announced(photo(12)));
  const colleague = await signedIn(house, '样例店员二');
  expect(refusalCode(await completed(colleague, uploadId))).toBe('NotFound');
});

test('evidence comes from tills, papers of an application from anybody', async () => {
  const someone = await asPerson(house, shopper(1));
  const file = announced(photo(13));
  expect(refusalCode(await call(someone, createUpload, { key: newKey(), body: file }))).toBe('NotFound');
  const paper = { ...file, purpose: 'application' as const };
  expect((await call(someone, createUpload, { key: newKey(), body: paper })).ok).toBe(true);
});

test('a person opens 300 uploads a day and not one more; the next day it is 300 again', async () => {
  const someone = await asPerson(house, shopper(2));
  const bytes = photo(14);
  const open = async (count: number) => {
    const body = announced(bytes, { purpose: 'application', sha256: sha256Of(Buffer.from(String(count))) });
    return call(someone, createUpload, { key: newKey(), body });
  };
  for (let count = 0; count < UPLOADS_PER_DAY; count++) valueOf(await open(count));
  expect(refusalCode(await open(UPLOADS_PER_DAY))).toBe('UploadsTooMany');
  house.clock.advance(86_400);
  expect((await open(0)).ok).toBe(true);
}, 60_000);

test('two looks at one file at once say the same', async () => {
  const again = await signedIn(house, '样例店员一');
  const bytes = photo(15);
  const { uploadId } = await linkFor(again, announced(bytes));
  await house.objects.put(`sent/${uploadId}`, 'image/jpeg', bytes);
  const answers = await Promise.all([completed(again, uploadId), completed(again, uploadId)]);
  expect(answers.some(({ ok }) => ok)).toBe(true);
  expect(valueOf(await completed(again, uploadId)).uploadId).toBe(uploadId);
  await expectSound(house);
});
