import { createRoute } from '@hono/zod-openapi';
import type { Endpoint } from '@luhuan/shared/api/endpoint';
import { Problem } from '@luhuan/shared/refusal/problem';
import { REFUSALS, type RefusalCode } from '@luhuan/shared/refusal/refusal';
import * as z from 'zod';
import { IdempotencyKey } from './idempotency-key.ts';

/** What any operation may say besides its own refusals. */
const commonRefusals = (e: Endpoint): readonly RefusalCode[] => [
  'RequestInvalid',
  ...(e.allow === 'everybody' ? [] : (['SignInNeeded'] as const)),
  ...(Array.isArray(e.allow) ? (['NotAllowed'] as const) : []),
  ...(e.method === 'post' ? (['RequestTooLarge'] as const) : []),
  ...(e.once ? (['IdempotencyKeyMissing', 'IdempotencyKeyReused'] as const) : []),
  'Busy',
  'OutcomeUnknown',
  'Internal',
];

const problemResponses = (e: Endpoint) => {
  const codes = [...new Set([...commonRefusals(e), ...e.refusals])];
  const statuses = [...new Set(codes.map((code) => REFUSALS[code].status))].toSorted((a, b) => a - b);
  return statuses.map((status) => {
    const said = codes.filter((code) => REFUSALS[code].status === status);
    return [
      status,
      { description: said.join(', '), content: { 'application/problem+json': { schema: Problem } } },
    ] as const;
  });
};

const statusOf = (e: Endpoint): 200 | 201 => (e.once ? 201 : 200);

/** The OpenAPI route of a shared endpoint: a write answers 201, a read 200, each refusal its problem. */
export const routeOf = (e: Endpoint) =>
  createRoute({
    operationId: e.id,
    summary: e.summary,
    tags: [e.path.split('/')[2] ?? ''],
    method: e.method,
    path: e.path,
    security: e.allow === 'everybody' ? [] : [{ session: [] }],
    request: {
      params: e.params,
      query: e.query,
      ...(e.method === 'post' ? { body: { required: true, content: { 'application/json': { schema: e.body } } } } : {}),
      ...(e.once
        ? {
            headers: z.object({
              'idempotency-key': IdempotencyKey.meta({ description: 'Made and stored before sending' }),
            }),
          }
        : {}),
    },
    responses: {
      [statusOf(e)]: { description: e.summary, content: { 'application/json': { schema: e.reply } } },
      ...Object.fromEntries(problemResponses(e)),
    },
  });
