import type { S3Client } from '@aws-sdk/client-s3';
import { type Instant, epochMs } from '@luhuan/shared/clock';
import { ServiceAway } from '../platform/service-away.ts';
import type { Objects } from '../platform/objects.ts';

const TIMEOUT_MS = 5_000;
const SIGN = { 'x-amz-checksum-algorithm': 'SHA256' };

/** Loaded with the first upload: a claim's cold start knows nothing of S3. */
const sdk = async () => ({
  s3: await import('@aws-sdk/client-s3'),
  post: await import('@aws-sdk/s3-presigned-post'),
  signer: await import('@aws-sdk/s3-request-presigner'),
});
type Open = Awaited<ReturnType<typeof sdk>> & { readonly client: S3Client };

const secondsOf = (now: Instant, until: Instant): number => Math.ceil((epochMs(until) - epochMs(now)) / 1_000);

/** S3 itself. `client`: another one than the environment's. */
export const s3Objects = (bucket: string, client?: S3Client): Objects => {
  let opened: Promise<Open> | undefined;
  const open = (): Promise<Open> =>
    (opened ??= sdk().then((loaded) => ({ ...loaded, client: client ?? new loaded.s3.S3Client({ maxAttempts: 2 }) })));
  const guarded = async <T>(ask: (opened: Open, abortSignal: AbortSignal) => Promise<T>) => {
    const ready = await open();
    try {
      return await ask(ready, AbortSignal.timeout(TIMEOUT_MS));
    } catch (error) {
      if (error instanceof ready.s3.NoSuchKey) return undefined;
      throw new ServiceAway('files');
    }
  };
  return {
    signPost: async ({ key, contentType, bytes, sha256 }, now, until) => {
      const { post, client: s3 } = await open();
      return post.createPresignedPost(s3, {
        Bucket: bucket,
        Key: key,
        // every field is a condition too
        Fields: {
          'Content-Type': contentType,
          ...SIGN,
          'x-amz-checksum-sha256': Buffer.from(sha256, 'hex').toString('base64'),
        },
        Conditions: [['content-length-range', bytes, bytes]],
        Expires: secondsOf(now, until),
      });
    },
    signGet: async (key, now, until) => {
      const { s3, signer, client: asking } = await open();
      const command = new s3.GetObjectCommand({ Bucket: bucket, Key: key, ResponseCacheControl: 'private, no-store' });
      return signer.getSignedUrl(asking, command, { expiresIn: secondsOf(now, until) });
    },
    read: (key, bytesMax) =>
      guarded(async ({ s3, client: asking }, abortSignal) => {
        const command = new s3.GetObjectCommand({ Bucket: bucket, Key: key, Range: `bytes=0-${bytesMax}` });
        const { Body } = await asking.send(command, { abortSignal });
        return Body?.transformToByteArray();
      }),
    put: async (key, contentType, bytes) => {
      await guarded(({ s3, client: asking }, abortSignal) =>
        asking.send(new s3.PutObjectCommand({ Bucket: bucket, Key: key, ContentType: contentType, Body: bytes }), {
          abortSignal,
        }),
      );
    },
    remove: async (key) => {
      await guarded(({ s3, client: asking }, abortSignal) =>
        asking.send(new s3.DeleteObjectCommand({ Bucket: bucket, Key: key }), { abortSignal }),
      );
    },
  };
};
