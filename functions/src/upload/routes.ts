import * as api from '@luhuan/shared/api/uploads';
import type { NewId } from '@luhuan/shared/ids';
import { type Binding, bind } from '../http/bind.ts';
import type { Table } from '../platform/table.ts';
import { completeUpload } from './complete-upload.ts';
import { createUpload } from './create-upload.ts';
import type { Objects } from '../platform/objects.ts';

export const uploadRoutes = (deps: {
  readonly table: Table;
  readonly objects: Objects;
  readonly newId: NewId;
}): Binding[] => [
  bind(api.createUpload, ({ body: file, person, attempt }) => createUpload(deps)({ file, person, attempt })),
  bind(api.completeUpload, ({ params, person, attempt }) => completeUpload(deps)({ ...params, person, attempt })),
];
