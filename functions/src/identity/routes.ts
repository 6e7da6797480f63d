import * as api from '@luhuan/shared/api/people';
import { type Binding, bind } from '../http/bind.ts';
import { verifyIdentity } from './verify-identity.ts';

export const identityRoutes = (deps: Parameters<typeof verifyIdentity>[0]): Binding[] => [
  bind(api.verifyIdentity, ({ body, person, attempt }) => verifyIdentity(deps)({ entry: body, person, attempt })),
];
