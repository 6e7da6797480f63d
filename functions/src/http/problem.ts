import type { Refusal } from '@luhuan/shared/refusal/refusal';
import { languageOf } from '@luhuan/shared/text/language';
import type { Context } from 'hono';
import * as z from 'zod';
import { ServiceAway } from '../platform/service-away.ts';
import { Contention } from '../platform/table.ts';
import { CannotBeTried } from '../platform/trial-table.ts';

const RETRY_AFTER_SECONDS = 2;
/** WeChat counts sign-ins by the minute. */
const RETRY_AFTER_LONGER: Partial<Record<Refusal['code'], number>> = { LoginTooOften: 60 };

const retryAfter = (refusal: Refusal): number =>
  refusal.code === 'TooManyRequests' ? refusal.seconds : (RETRY_AFTER_LONGER[refusal.code] ?? RETRY_AFTER_SECONDS);

/** Headers of one reply; a plain record is what the server writes out quickest. */
export type Headers = Record<string, string>;

export const sendReply = (reply: unknown, status: number, headers: Headers): Response =>
  new Response(JSON.stringify(reply), { status, headers: { ...headers, 'content-type': 'application/json' } });

/** A refusal in words, which are loaded with the first one. */
export const send = async (
  c: Context,
  refusal: Refusal,
  requestId: string,
  headers: Headers,
  marks: object = {},
): Promise<Response> => {
  const { problemOf } = await import('@luhuan/shared/refusal/problem');
  const language = languageOf(c.req.header('accept-language'));
  const problem = problemOf(refusal, language, requestId);
  return new Response(JSON.stringify({ ...problem, ...marks }), {
    status: problem.status,
    headers: {
      ...headers,
      'content-type': 'application/problem+json',
      'content-language': language,
      ...(problem.retryable ? { 'retry-after': String(retryAfter(refusal)) } : {}),
    },
  });
};

const pointerOf = (path: readonly PropertyKey[]): string => `/${path.map(String).join('/')}`;

export const invalid = (error: z.ZodError): Refusal => ({
  code: 'RequestInvalid',
  fields: error.issues.slice(0, 20).map((issue) => ({ pointer: pointerOf(issue.path), message: issue.message })),
});

const THROTTLED = [
  'ThrottlingException',
  'ProvisionedThroughputExceededException',
  'RequestLimitExceeded',
  'TransactionInProgressException',
];
const UNANSWERED = ['TimeoutError', 'ECONNRESET', 'ECONNREFUSED', 'EPIPE'];

/** What the caller is told of a thrown error: busy when nothing was written, unknown when the store did not answer. */
export const refusalOf = (error: unknown, requestId: string): Refusal => {
  if (error instanceof Contention) return { code: 'Busy' };
  if (error instanceof CannotBeTried) return { code: 'DryRunNotPossible' };
  if (error instanceof ServiceAway) return { code: 'ServiceAway', service: error.service };
  if (!(error instanceof Error)) return { code: 'Internal', requestId };
  const names = [error.name, 'code' in error ? String(error.code) : ''];
  if (names.some((name) => THROTTLED.includes(name))) return { code: 'Busy' };
  if (names.some((name) => UNANSWERED.includes(name))) return { code: 'OutcomeUnknown' };
  return { code: 'Internal', requestId };
};
