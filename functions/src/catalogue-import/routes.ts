import * as api from '@luhuan/shared/api/catalogue-imports';
import type { NewId } from '@luhuan/shared/ids';
import { type Binding, bind } from '../http/bind.ts';
import type { Objects } from '../platform/objects.ts';
import type { Table } from '../platform/table.ts';

// loaded with the first question
const loadImportCatalogue = () => import('./import-catalogue.ts');

export const catalogueImportRoutes = (deps: {
  readonly table: Table;
  readonly objects: Objects;
  readonly newId: NewId;
}): Binding[] => [
  bind(api.checkCatalogue, async ({ body, person: { personId }, attempt }) =>
    (await loadImportCatalogue()).checkCatalogue(deps)({ ...body, personId, attempt }),
  ),
  bind(api.importCatalogue, async ({ params, person: { personId }, attempt }) =>
    (await loadImportCatalogue()).importCatalogue(deps)({ ...params, personId, attempt }),
  ),
  bind(api.getCatalogueImport, async ({ params, person }) =>
    (await loadImportCatalogue()).getImport(deps.table)(person, params.importId),
  ),
  bind(api.listCatalogueImports, async ({ person, query }) =>
    (await loadImportCatalogue()).listOwnImports(deps.table)(person, query),
  ),
];
