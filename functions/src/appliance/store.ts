import { gunzipSync, gzipSync } from 'node:zlib';
import type { Gtin } from '@luhuan/shared/appliance/gtin';
import { ApplianceModel } from '@luhuan/shared/appliance/model';
import { CatalogueLine } from '@luhuan/shared/appliance/search';
import * as z from 'zod';
import { type Key, type Table, type Write, putAll, query, read, readBatch } from '../platform/table.ts';

export const ApplianceModelRow = ApplianceModel.extend({ type: z.literal('appliance-model') });

export const modelKey = (gtin: Gtin): Key => ({ pk: `MODEL#${gtin}`, sk: 'MODEL' });

export const parseModel = (item: unknown): ApplianceModel => ApplianceModel.parse(item);
export const readModel = (table: Table, gtin: Gtin): Promise<ApplianceModel | undefined> =>
  read(table, modelKey(gtin), ApplianceModel);

/** In the order of `gtins`; `undefined` where there is none. */
export const readModels = async (table: Table, gtins: readonly Gtin[]): Promise<(ApplianceModel | undefined)[]> =>
  (await readBatch(table, gtins.map(modelKey))).map((item) => (item === undefined ? undefined : parseModel(item)));

const modelItem = (model: ApplianceModel) => ({ ...modelKey(model.gtin), type: 'appliance-model', ...model });
export const putModel = (table: Table, model: ApplianceModel): Write => ({
  Put: { TableName: table.name, Item: modelItem(model) },
});
/** Whatever is there; harmless to repeat. */
export const putModels = (table: Table, models: readonly ApplianceModel[]): Promise<void> =>
  putAll(table, models.map(modelItem));

/** 50,000 models make parts of some 90 KB, of 400 that an item may have, and all of them two pages. */
export const CATALOGUE_PARTS = 16;
const BEFORE_CHECK_DIGIT = 12;
export const partOf = (gtin: Gtin): number =>
  Number(gtin.slice(BEFORE_CHECK_DIGIT - 4, BEFORE_CHECK_DIGIT)) % CATALOGUE_PARTS;

const CATALOGUE = 'CATALOGUE#ALL';
const partKey = (part: number): Key => ({ pk: CATALOGUE, sk: `PART#${String(part).padStart(2, '0')}` });
const versionsKey: Key = { pk: CATALOGUE, sk: 'VERSIONS' };

const Lines = z.array(CatalogueLine);
/** A sixteenth of the catalogue as searches read it. */
export const CataloguePartRow = z.object({
  type: z.literal('catalogue-part'),
  part: z.int(),
  version: z.int().min(1),
  /** JSON of its lines, gzipped. */
  lines: z.instanceof(Uint8Array),
});
const versionName = (part: number): string => `part${part}`;
const ALL_PARTS: readonly number[] = Array.from({ length: CATALOGUE_PARTS }, (_, part) => part);
/** How often each part was written, so that a process reads only what is new. */
export const CatalogueVersionsRow = z.object({
  type: z.literal('catalogue-versions'),
  ...Object.fromEntries(ALL_PARTS.map((part) => [versionName(part), z.int().min(1).optional()])),
});

export type CataloguePart = {
  readonly part: number;
  readonly version: number;
  readonly lines: readonly CatalogueLine[];
};

const packed = (lines: readonly CatalogueLine[]): Uint8Array => gzipSync(JSON.stringify(lines));
const unpacked = (lines: Uint8Array): CatalogueLine[] => Lines.parse(JSON.parse(gunzipSync(lines).toString()));
const partFrom = ({ part, version, lines }: z.infer<typeof CataloguePartRow>): CataloguePart => ({
  part,
  version,
  lines: unpacked(lines),
});

/** By part; 0: not written yet. */
export const readVersions = async (table: Table): Promise<readonly number[]> => {
  const row: Readonly<Record<string, unknown>> = (await read(table, versionsKey, CatalogueVersionsRow)) ?? {};
  return ALL_PARTS.map((part) => Number(row[versionName(part)] ?? 0));
};

export const readPart = async (table: Table, part: number): Promise<CataloguePart | undefined> => {
  const row = await read(table, partKey(part), CataloguePartRow);
  return row === undefined ? undefined : partFrom(row);
};

/** All of them, a megabyte a request. */
export const readAllParts = async (table: Table): Promise<CataloguePart[]> =>
  (await query(table, { pk: CATALOGUE, prefix: 'PART#' }, CataloguePartRow)).items.map(partFrom);

/** Writes a part in its next version; `part` fails when somebody else wrote it meanwhile. */
export const changePart = (table: Table, { part, version, lines }: CataloguePart) => ({
  part: {
    Put: {
      TableName: table.name,
      Item: { ...partKey(part), type: 'catalogue-part', part, version, lines: packed(lines) },
      ...(version === 1
        ? { ConditionExpression: 'attribute_not_exists(pk)' }
        : {
            ConditionExpression: '#version = :before',
            ExpressionAttributeNames: { '#version': 'version' },
            ExpressionAttributeValues: { ':before': version - 1 },
          }),
    },
  },
  versions: {
    Update: {
      TableName: table.name,
      Key: versionsKey,
      UpdateExpression: 'SET #type = :type ADD #part :one',
      ExpressionAttributeNames: { '#type': 'type', '#part': versionName(part) },
      ExpressionAttributeValues: { ':type': 'catalogue-versions', ':one': 1 },
    },
  },
});
