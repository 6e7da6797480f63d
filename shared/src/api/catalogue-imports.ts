import * as z from 'zod';
import { CatalogueImport } from '../catalogue-import/import.ts';
import { CatalogueImportId, UploadId } from '../ids.ts';
import { Paging, get, pageOf, post } from './endpoint.ts';

const params = z.object({ importId: CatalogueImportId });

export const checkCatalogue = post({
  id: 'checkCatalogue',
  path: '/v1/catalogue-imports',
  summary:
    'Look at an uploaded file of models (CSV, XLSX or JSON): what would be new, what would change, which rows are left out and why',
  body: z.strictObject({ uploadId: UploadId }),
  reply: CatalogueImport,
  refusals: ['NotFound', 'CatalogueUnreadable', 'ColumnsMissing', 'RowsTooMany'],
});

export const importCatalogue = post({
  id: 'importCatalogue',
  path: '/v1/catalogue-imports/{importId}/steps',
  params,
  summary: 'Write the next part of a file that was looked at; asked again until every step is done',
  body: z.strictObject({}),
  reply: CatalogueImport,
  refusals: ['NotFound', 'ImportOver'],
});

export const getCatalogueImport = get({
  id: 'getCatalogueImport',
  path: '/v1/catalogue-imports/{importId}',
  params,
  summary: 'How far a file of models is',
  reply: CatalogueImport,
  refusals: ['NotFound'],
});

export const listCatalogueImports = get({
  id: 'listCatalogueImports',
  path: '/v1/catalogue-imports',
  summary: 'Files of models that one has brought, newest first',
  query: Paging,
  reply: pageOf(CatalogueImport),
});
