import * as api from '@luhuan/shared/api/uploads';
import type { NewId } from '@luhuan/shared/ids';
import { type Binding, bind } from '../http/bind.ts';
import type { Table } from '../platform/table.ts';
import type { Objects } from '../platform/objects.ts';

// loaded with the first question
const loadCompleteUpload = () => import('./complete-upload.ts');
const loadCreateUpload = () => import('./create-upload.ts');

export const uploadRoutes = (deps: {
  readonly table: Table;
  readonly objects: Objects;
  readonly newId: NewId;
}): Binding[] => [
  bind(api.createUpload, async ({ body: file, person, attempt }) =>
    (await loadCreateUpload()).createUpload(deps)({ file, person, attempt }),
  ),
  bind(api.completeUpload, async ({ params, person, attempt }) =>
    (await loadCompleteUpload()).completeUpload(deps)({ ...params, person, attempt }),
  ),
];
