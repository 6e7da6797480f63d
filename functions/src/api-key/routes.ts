import * as api from '@luhuan/shared/api/api-keys';
import { ok } from '@luhuan/shared/result';
import { type Binding, bind } from '../http/bind.ts';
import { revokeApiKey, rotateApiKey } from './change-key.ts';
import { listApiKeys } from './list-keys.ts';
import { makeApiKey } from './make-key.ts';

export const apiKeyRoutes = (deps: Parameters<typeof makeApiKey>[0]): Binding[] => [
  bind(api.listApiKeys, async ({ person }) => ok({ items: await listApiKeys(deps.table, person) })),
  bind(api.makeApiKey, ({ body, person, attempt }) => makeApiKey(deps)({ ...body, person, attempt })),
  bind(api.rotateApiKey, ({ params, body, person, attempt }) =>
    rotateApiKey(deps)({ ...params, ...body, person, attempt }),
  ),
  bind(api.revokeApiKey, ({ params, person, attempt }) => revokeApiKey(deps.table)({ ...params, person, attempt })),
];
