import type { ApplianceModel } from '@luhuan/shared/appliance/model';
import { lineOf } from '@luhuan/shared/appliance/line-of';
import { type CatalogueLine, type Searchable, searchable } from '@luhuan/shared/appliance/search';
import { type Instant, plusMs } from '@luhuan/shared/clock';
import { CATEGORY_NAME } from '@luhuan/shared/text/category-name';
import { Contention, type Table, commit } from '../platform/table.ts';
import { type CataloguePart, changePart, partOf, putModels, readAllParts, readPart, readVersions } from './store.ts';

const FRESH_MS = 30_000;
const FEW = 4;
const TRIES_MAX = 8;

type Catalogue = {
  readonly versions: readonly number[];
  readonly parts: ReadonlyMap<number, readonly Searchable[]>;
  readonly lines: readonly Searchable[];
};
const NOTHING: Catalogue = { versions: [], parts: new Map(), lines: [] };

const readOn = async (table: Table, known: Catalogue): Promise<Catalogue> => {
  const versions = await readVersions(table);
  const changed = versions.flatMap((version, part) => (version === (known.versions[part] ?? 0) ? [] : [part]));
  if (changed.length === 0) return known;
  const read =
    changed.length > FEW
      ? await readAllParts(table)
      : (await Promise.all(changed.map((part) => readPart(table, part)))).flatMap((part) => part ?? []);
  const parts = new Map(known.parts);
  for (const { part, lines } of read) parts.set(part, lines.map(searchable));
  return { versions, parts, lines: [...parts.values()].flat() };
};

const KEY = 'catalogue';

/**
 * The whole catalogue, at most half a minute old. A process reads it once, a request a megabyte, and from then on the parts that
 * changed, which one small item tells.
 */
export const readCatalogue = async (table: Table, now: Instant): Promise<readonly Searchable[]> => {
  const known = table.recent.get(KEY);
  // only ever what is set below
  const before = known?.row as Promise<Catalogue> | undefined;
  if (before !== undefined && known !== undefined && known.at <= now && now < plusMs(known.at, FRESH_MS))
    return (await before).lines;
  const reading = (async () => readOn(table, (await before) ?? NOTHING))();
  table.recent.set(KEY, { at: now, row: reading });
  try {
    return (await reading).lines;
  } catch (error) {
    table.recent.delete(KEY);
    throw error;
  }
};

/** The first letters of the pinyin are looked up in a dictionary of 300 KB, which only those load who write models. */
const initialsBy = async (): Promise<(model: ApplianceModel) => string> => {
  const { pinyin } = await import('pinyin-pro');
  return ({ brand, name, category }) =>
    pinyin(`${brand}${name}${CATEGORY_NAME['zh-CN'][category]}`, {
      pattern: 'first',
      toneType: 'none',
      nonZh: 'removed',
      separator: '',
    }).replaceAll(' ', '');
};

const merged = (before: CataloguePart | undefined, part: number, fresh: readonly CatalogueLine[]): CataloguePart => {
  const byGtin = new Map((before?.lines ?? []).map((line) => [line.gtin, line]));
  for (const line of fresh) byGtin.set(line.gtin, line);
  const lines = [...byGtin.values()].toSorted((a, b) => (a.gtin < b.gtin ? -1 : 1));
  return { part, version: (before?.version ?? 0) + 1, lines };
};

/** Models by the part of the catalogue that they stand in: what is written together. */
const byPart = (models: readonly ApplianceModel[]): Map<number, ApplianceModel[]> => {
  const parts = new Map<number, ApplianceModel[]>();
  for (const model of models) {
    const part = partOf(model.gtin);
    const others = parts.get(part);
    if (others === undefined) parts.set(part, [model]);
    else others.push(model);
  }
  return parts;
};

/** Writes models of one part, then the part itself, on its version. Done again, it changes nothing but the version. */
const writePart = async (table: Table, part: number, models: readonly ApplianceModel[]): Promise<void> => {
  const initials = await initialsBy();
  await putModels(table, models);
  const lines = models.map((model) => lineOf(model, initials(model)));
  for (let attempt = 1; attempt <= TRIES_MAX; attempt++) {
    const done = await commit(table, changePart(table, merged(await readPart(table, part), part, lines)));
    if (done.ok) return;
    await table.backOff(attempt);
  }
  throw new Contention(`part ${part} of the catalogue was written by others ${TRIES_MAX} times`);
};

/** Writes models and the catalogue that finds them. */
export const writeModels = async (table: Table, models: readonly ApplianceModel[]): Promise<void> => {
  for (const [part, some] of byPart(models)) await writePart(table, part, some);
};
