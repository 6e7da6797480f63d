import * as api from '@luhuan/shared/api/awards';
import type { NewSecret } from '@luhuan/shared/ids';
import { type Binding, bind } from '../http/bind.ts';
import type { Keys } from '../platform/digest.ts';
import type { Table } from '../platform/table.ts';
import { joinLine, leaveLine } from './join-line.ts';

export const waitingRoutes = (deps: {
  readonly table: Table;
  readonly keys: Keys;
  readonly newSecret: NewSecret;
}): Binding[] => [
  bind(api.joinLine, ({ params, body, ...request }) => joinLine(deps)({ ...params, ...body, ...request })),
  bind(api.leaveLine, ({ params, ...request }) => leaveLine(deps)({ ...params, ...request })),
];
