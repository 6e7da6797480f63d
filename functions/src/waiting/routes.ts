import * as api from '@luhuan/shared/api/awards';
import type { NewSecret } from '@luhuan/shared/ids';
import { type Binding, bind } from '../http/bind.ts';
import type { Keys } from '../platform/digest.ts';
import type { Table } from '../platform/table.ts';

// loaded with the first question
const loadJoinLine = () => import('./join-line.ts');

export const waitingRoutes = (deps: {
  readonly table: Table;
  readonly keys: Keys;
  readonly newSecret: NewSecret;
}): Binding[] => [
  bind(api.joinLine, async ({ params, body, ...request }) =>
    (await loadJoinLine()).joinLine(deps)({ ...params, ...body, ...request }),
  ),
  bind(api.leaveLine, async ({ params, ...request }) =>
    (await loadJoinLine()).leaveLine(deps)({ ...params, ...request }),
  ),
];
