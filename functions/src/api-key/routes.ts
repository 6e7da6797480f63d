import * as api from '@luhuan/shared/api/api-keys';
import { ok } from '@luhuan/shared/result';
import { type Binding, bind } from '../http/bind.ts';
import type { makeApiKey } from './make-key.ts';

// loaded with the first question
const changeKey = () => import('./change-key.ts');
const listKeys = () => import('./list-keys.ts');
const makeKey = () => import('./make-key.ts');

export const apiKeyRoutes = (deps: Parameters<typeof makeApiKey>[0]): Binding[] => [
  bind(api.listApiKeys, async ({ person }) => ok({ items: await (await listKeys()).listApiKeys(deps.table, person) })),
  bind(api.makeApiKey, async ({ body, person, attempt }) =>
    (await makeKey()).makeApiKey(deps)({ ...body, person, attempt }),
  ),
  bind(api.rotateApiKey, async ({ params, body, person, attempt }) =>
    (await changeKey()).rotateApiKey(deps)({ ...params, ...body, person, attempt }),
  ),
  bind(api.revokeApiKey, async ({ params, person, attempt }) =>
    (await changeKey()).revokeApiKey(deps.table)({ ...params, person, attempt }),
  ),
];
