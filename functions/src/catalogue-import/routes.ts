import * as api from '@luhuan/shared/api/catalogue-imports';
import type { NewId } from '@luhuan/shared/ids';
import { type Binding, bind } from '../http/bind.ts';
import type { Objects } from '../platform/objects.ts';
import type { Table } from '../platform/table.ts';
import { checkCatalogue, getImport, importCatalogue, listOwnImports } from './import-catalogue.ts';

export const catalogueImportRoutes = (deps: {
  readonly table: Table;
  readonly objects: Objects;
  readonly newId: NewId;
}): Binding[] => [
  bind(api.checkCatalogue, ({ body, person: { personId }, attempt }) =>
    checkCatalogue(deps)({ ...body, personId, attempt }),
  ),
  bind(api.importCatalogue, ({ params, person: { personId }, attempt }) =>
    importCatalogue(deps)({ ...params, personId, attempt }),
  ),
  bind(api.getCatalogueImport, ({ params, person }) => getImport(deps.table)(person, params.importId)),
  bind(api.listCatalogueImports, ({ person, query }) => listOwnImports(deps.table)(person, query)),
];
