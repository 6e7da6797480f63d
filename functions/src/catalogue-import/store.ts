import type { Page } from '@luhuan/shared/api/endpoint';
import { CatalogueImport } from '@luhuan/shared/catalogue-import/import';
import type { CatalogueImportId, PersonId } from '@luhuan/shared/ids';
import * as z from 'zod';
import { type Key, type Table, type Write, query, read } from '../platform/table.ts';

export const CatalogueImportRow = CatalogueImport.extend({ type: z.literal('catalogue-import') });

const partition = (personId: PersonId): string => `PERSON#${personId}`;
const PREFIX = 'IMPORT#';
const importKey = (personId: PersonId, importId: CatalogueImportId): Key => ({
  pk: partition(personId),
  sk: `${PREFIX}${importId}`,
});

export const readImport = (
  table: Table,
  personId: PersonId,
  importId: CatalogueImportId,
): Promise<CatalogueImport | undefined> => read(table, importKey(personId, importId), CatalogueImport);

export const listImports = (
  table: Table,
  personId: PersonId,
  { limit, cursor }: { readonly limit: number; readonly cursor?: string | undefined },
): Promise<Page<CatalogueImport>> =>
  query(table, { pk: partition(personId), prefix: PREFIX, descending: true, limit, after: cursor }, CatalogueImport);

/** Writes how far an import is; the condition fails when another request has gone on from `before`. */
export const putImport = (table: Table, before: CatalogueImport | undefined, row: CatalogueImport): Write => ({
  Put: {
    TableName: table.name,
    Item: { ...importKey(row.by, row.importId), type: 'catalogue-import', ...row },
    ...(before === undefined
      ? { ConditionExpression: 'attribute_not_exists(pk)' }
      : {
          ConditionExpression: '#done = :done',
          ExpressionAttributeNames: { '#done': 'done' },
          ExpressionAttributeValues: { ':done': before.done },
        }),
  },
});
