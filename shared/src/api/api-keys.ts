import * as z from 'zod';
import { ApiKey, KEY_DAYS, KeyName, OVERLAP_HOURS } from '../api-key/api-key.ts';
import { KeyScope } from '../api-key/scope.ts';
import { ApiKeyId } from '../ids.ts';
import { get, post } from './endpoint.ts';

const params = z.strictObject({ keyId: ApiKeyId });

/** A key with its new secret; `token` is `null` in every repeat of the answer: it is shown once and not kept. */
export const ShownKey = z.object({ key: ApiKey, token: z.string().nullable() }).meta({ id: 'ShownKey' });
export type ShownKey = z.infer<typeof ShownKey>;

export const listApiKeys = get({
  id: 'listApiKeys',
  path: '/v1/api-keys',
  summary: 'Keys of the own shop’s systems, newest first, without their secrets',
  reply: z.object({ items: z.array(ApiKey) }),
});

export const makeApiKey = post({
  id: 'makeApiKey',
  path: '/v1/api-keys',
  summary: 'Let a system of the shop call the API by itself; its token is shown in this answer and never again',
  body: z.strictObject({
    name: KeyName,
    scopes: z
      .array(KeyScope)
      .min(1)
      .refine((scopes) => new Set(scopes).size === scopes.length, 'each once'),
    days: z.int().min(KEY_DAYS.least).max(KEY_DAYS.most).default(KEY_DAYS.usual),
  }),
  reply: ShownKey,
  refusals: ['NotFound'],
});

export const rotateApiKey = post({
  id: 'rotateApiKey',
  path: '/v1/api-keys/{keyId}/secrets',
  summary: 'Give a key another secret, while the one in use goes on for some hours',
  params,
  body: z.strictObject({
    /** Number of the secret that the system uses now; any other one ends at once. */
    inUse: z.int().min(1),
    overlapHours: z.int().min(OVERLAP_HOURS.least).max(OVERLAP_HOURS.most).default(OVERLAP_HOURS.usual),
  }),
  reply: ShownKey,
  refusals: ['NotFound', 'KeyOver', 'KeyChanged'],
});

export const revokeApiKey = post({
  id: 'revokeApiKey',
  path: '/v1/api-keys/{keyId}/revocation',
  summary: 'End a key for good: its next call is refused',
  params,
  body: z.strictObject({}),
  reply: ApiKey,
  refusals: ['NotFound', 'KeyOver'],
});
