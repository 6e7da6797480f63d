import { S3Client } from '@aws-sdk/client-s3';
import { type Instant, instantAt, plusSeconds } from '@luhuan/shared/clock';
import { expect, test } from 'vitest';
import { s3Objects } from './s3-objects.ts';

const credentials = { accessKeyId: 'AKIAEXAMPLE', secretAccessKey: 'example' };
const objects = s3Objects('papers', new S3Client({ region: 'cn-north-1', credentials }));
const now: Instant = instantAt(Date.now());
const until = plusSeconds(now, 600);
const FILE = { key: 'sent/upl_1', contentType: 'image/jpeg', bytes: 1_234, sha256: 'ab'.repeat(32) } as const;
const CHECKSUM = Buffer.from(FILE.sha256, 'hex').toString('base64');

test('a form for S3 in China fixes name, type, length, checksum and end in its policy', async () => {
  const { url, fields } = await objects.signPost(FILE, now, until);
  expect(url).toMatch(/^https:\/\/(papers\.s3\.cn-north-1|s3\.cn-north-1)\.amazonaws\.com\.cn/);
  const policy = JSON.parse(Buffer.from(fields['Policy'] ?? '', 'base64').toString());
  expect(policy.conditions).toEqual(
    expect.arrayContaining([
      ['content-length-range', 1_234, 1_234],
      { 'Content-Type': 'image/jpeg' },
      { 'x-amz-checksum-sha256': CHECKSUM },
      { 'x-amz-checksum-algorithm': 'SHA256' },
      { key: 'sent/upl_1' },
      { bucket: 'papers' },
    ]),
  );
  expect(Math.abs(Date.parse(policy.expiration) - Date.parse(until))).toBeLessThan(5_000);
  expect(fields).toMatchObject({ key: 'sent/upl_1', 'x-amz-checksum-sha256': CHECKSUM });
});

test('a link that shows a file ends after its minutes', async () => {
  const url = new URL(await objects.signGet('kept/upl_1', now, plusSeconds(now, 300)));
  expect(url.pathname).toMatch(/kept\/upl_1$/);
  expect(url.searchParams.get('X-Amz-Expires')).toBe('300');
});
