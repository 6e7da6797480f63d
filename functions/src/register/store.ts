import type { Page } from '@luhuan/shared/api/endpoint';
import { type Instant, Instant as InstantSchema } from '@luhuan/shared/clock';
import { type PersonId, PersonId as PersonIdSchema, RegisterEntryId, ShopId } from '@luhuan/shared/ids';
import { type RegionCode, stemOf } from '@luhuan/shared/region';
import { RegisterEntry, type RegisterKind, type RegisterList, listOf } from '@luhuan/shared/register/entry';
import { RegisterStep } from '@luhuan/shared/register/step';
import type { VoucherId } from '@luhuan/shared/voucher/voucher-id';
import * as z from 'zod';
import { type Key, type Table, type Write, query, read } from '../platform/table.ts';

export const RegisterEntryRow = z.object({ type: z.literal('register-entry'), entry: RegisterEntry });

/** One step of an entry; the version that it made is in its key. */
export const RegisterStepRow = RegisterStep.extend({ type: z.literal('register-step'), entryId: RegisterEntryId });

/** Who has a credit code, among the entries of a kind that keep theirs. */
export const UsccRow = z.object({ type: z.literal('uscc'), entryId: RegisterEntryId });

/** An entry as whoever applied for it finds it. */
export const OwnEntryRow = z.object({
  type: z.literal('own-entry'),
  entryId: RegisterEntryId,
  personId: PersonIdSchema,
});

/** A firm that was stopped, until everything its shops held is freed. */
export const StopRow = z.object({
  type: z.literal('stop'),
  entryId: RegisterEntryId,
  shopIds: z.array(ShopId),
  stoppedAt: InstantSchema,
});
export type StopRow = z.infer<typeof StopRow>;

/** That a voucher is good for longer because a shop that held it was stopped: once, whatever happens to it afterwards. */
export const RescueRow = z.object({
  type: z.literal('rescue'),
  voucherId: z.string(),
  shopId: ShopId,
  at: InstantSchema,
  from: InstantSchema,
  until: InstantSchema,
});
export type RescueRow = z.infer<typeof RescueRow>;

const partition = (entryId: RegisterEntryId): string => `REGISTER#${entryId}`;
const entryKey = (entryId: RegisterEntryId): Key => ({ pk: partition(entryId), sk: 'ENTRY' });
const usccKey = ({ kind, uscc }: Pick<RegisterEntry, 'kind' | 'uscc'>): Key => ({
  pk: `USCC#${kind}#${uscc}`,
  sk: 'USCC',
});
const listPartition = (kind: RegisterKind, list: RegisterList): string => `REGISTER#${kind}#${list}`;

const itemOf = (entry: RegisterEntry) => ({
  ...entryKey(entry.entryId),
  listPk: listPartition(entry.kind, listOf(entry.state)),
  listSk: `${entry.regionCode}#${entry.entryId}`,
  type: 'register-entry',
  entry,
});

export const readEntry = async (table: Table, entryId: RegisterEntryId): Promise<RegisterEntry | undefined> =>
  (await read(table, entryKey(entryId), RegisterEntryRow))?.entry;

export const addEntry = (table: Table, entry: RegisterEntry): Write => ({
  Put: { TableName: table.name, Item: itemOf(entry), ConditionExpression: 'attribute_not_exists(pk)' },
});

/** Its condition fails when somebody did something with the entry since it was read. */
export const changeEntry = (table: Table, before: RegisterEntry, after: RegisterEntry): Write => ({
  Put: {
    TableName: table.name,
    Item: itemOf(after),
    ConditionExpression: '#entry.#version = :version',
    ExpressionAttributeNames: { '#entry': 'entry', '#version': 'version' },
    ExpressionAttributeValues: { ':version': before.version },
  },
});

/** Oldest first within each place. */
export const listEntries = async (
  table: Table,
  regionCode: RegionCode,
  asked: {
    readonly kind: RegisterKind;
    readonly list: RegisterList;
    readonly limit: number;
    readonly cursor?: string | undefined;
  },
): Promise<Page<RegisterEntry>> => {
  const { kind, list, limit, cursor: after } = asked;
  const { items, cursor } = await query(
    table,
    { index: 'lists', pk: listPartition(kind, list), prefix: stemOf(regionCode), limit, after },
    RegisterEntryRow,
  );
  return { items: items.map(({ entry }) => entry), cursor };
};

export const addStep = (table: Table, { entryId, version }: RegisterEntry, step: RegisterStep): Write => ({
  Put: {
    TableName: table.name,
    Item: {
      pk: partition(entryId),
      sk: `STEP#${String(version).padStart(6, '0')}`,
      type: 'register-step',
      entryId,
      ...step,
    },
    ConditionExpression: 'attribute_not_exists(pk)',
  },
});

/** In the order in which they were taken. */
export const listSteps = async (table: Table, entryId: RegisterEntryId): Promise<RegisterStep[]> =>
  (await query(table, { pk: partition(entryId), prefix: 'STEP#' }, RegisterStep)).items;

/** Its condition fails when another entry of the kind keeps this code. */
export const takeUscc = (table: Table, entry: RegisterEntry): Write => ({
  Put: {
    TableName: table.name,
    Item: { ...usccKey(entry), type: 'uscc', entryId: entry.entryId },
    ConditionExpression: 'attribute_not_exists(pk)',
  },
});

export const freeUscc = (table: Table, entry: RegisterEntry): Write => ({
  Delete: {
    TableName: table.name,
    Key: usccKey(entry),
    ConditionExpression: 'entryId = :mine',
    ExpressionAttributeValues: { ':mine': entry.entryId },
  },
});

const ownPartition = (personId: PersonId): string => `REGISTER-OF#${personId}`;

export const addOwn = (table: Table, personId: PersonId, entryId: RegisterEntryId): Write => ({
  Put: {
    TableName: table.name,
    Item: { pk: ownPartition(personId), sk: entryId, type: 'own-entry', entryId, personId },
  },
});

/** Newest first; more than these nobody looks at. */
export const listOwn = async (table: Table, personId: PersonId, limit: number): Promise<RegisterEntryId[]> =>
  (await query(table, { pk: ownPartition(personId), prefix: 'reg_', descending: true, limit }, OwnEntryRow)).items.map(
    ({ entryId }) => entryId,
  );

/** Rare: one partition, in the order of the clock. */
const STOPS = 'STOPS#ALL';
const stopKey = ({ stoppedAt, entryId }: StopRow): Key => ({ pk: STOPS, sk: `${stoppedAt}#${entryId}` });

export const addStop = (table: Table, stop: StopRow): Write => ({
  Put: { TableName: table.name, Item: { ...stopKey(stop), ...stop } },
});
export const removeStop = (table: Table, stop: StopRow): Write => ({
  Delete: { TableName: table.name, Key: stopKey(stop) },
});
export const listStops = async (table: Table): Promise<StopRow[]> =>
  (await query(table, { pk: STOPS, prefix: '' }, StopRow)).items;

/** Its condition fails when the voucher was rescued before. */
export const addRescue = (
  table: Table,
  voucherId: VoucherId,
  rescue: Omit<RescueRow, 'type' | 'voucherId'> & { readonly at: Instant },
): Write => ({
  Put: {
    TableName: table.name,
    Item: { pk: `RESCUE#${voucherId}`, sk: 'RESCUE', type: 'rescue', voucherId, ...rescue },
    ConditionExpression: 'attribute_not_exists(pk)',
  },
});
