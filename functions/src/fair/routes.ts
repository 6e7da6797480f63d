import * as api from '@luhuan/shared/api/fairs';
import type { NewId } from '@luhuan/shared/ids';
import { type Binding, bind } from '../http/bind.ts';
import type { Table } from '../platform/table.ts';

// loaded with the first question
const loadPublishFair = () => import('./publish-fair.ts');
const loadSignUp = () => import('./sign-up.ts');

export const fairRoutes = (deps: { readonly table: Table; readonly newId: NewId }): Binding[] => {
  const { table } = deps;
  return [
    bind(api.listFairs, async ({ params, now }) => (await loadSignUp()).listFairs(table)(params.regionCode, now)),
    bind(api.getFair, async ({ params }) => (await loadSignUp()).getFair(table)(params.fairId)),
    bind(api.signUpForFair, async ({ params, body, person, attempt }) =>
      (await loadSignUp()).signUpForFair(table)({ ...params, ...body, person, attempt }),
    ),
    bind(api.leaveFair, async ({ params, person, attempt }) =>
      (await loadSignUp()).leaveFair(table)({ ...params, person, attempt }),
    ),
    bind(api.listSignUps, async ({ person }) => (await loadSignUp()).listSignUps(table)(person)),
    bind(api.listOfficeFairs, async ({ person, now }) => (await loadPublishFair()).listOfficeFairs(table)(person, now)),
    bind(api.publishFair, async ({ body: terms, person, attempt }) =>
      (await loadPublishFair()).publishFair(deps)({ terms, person, attempt }),
    ),
    bind(api.changeFairStop, async ({ params, body, person, attempt }) =>
      (await loadPublishFair()).changeFairStop(table)({ ...params, ...body, person, attempt }),
    ),
    bind(api.cancelFair, async ({ params, body, person, attempt }) =>
      (await loadPublishFair()).cancelFair(table)({ ...params, ...body, person, attempt }),
    ),
  ];
};
