import { type Instant, Instant as InstantSchema, epochMs } from '@luhuan/shared/clock';
import { PersonId } from '@luhuan/shared/ids';
import { Access, accessKeptUntil } from '@luhuan/shared/vault/access';
import { Consent, noConsent } from '@luhuan/shared/vault/consent';
import { KeptKind, keptUntil } from '@luhuan/shared/vault/kept';
import { Purpose } from '@luhuan/shared/vault/purpose';
import * as z from 'zod';
import { type Key, type Table, type Write, query, readBatch, writeOne } from '../platform/table.ts';
import type { DataKeys } from './data-keys.ts';

/** Personal data: a table of its own, and who wraps the keys to it. */
export type Vault = { readonly table: Table; readonly dataKeys: DataKeys };

/** The data key of a person, wrapped. Without it nothing of theirs can be read: deleting it is the erasure. */
const KeyRow = z.object({ type: z.literal('vault-key'), wrapped: z.string() });

const DataRow = z.object({
  type: z.literal('vault-data'),
  kind: KeptKind,
  /** A JWE. */
  sealed: z.string(),
  enteredAt: InstantSchema,
  keptUntil: InstantSchema,
});
export type DataRow = z.infer<typeof DataRow>;

const ConsentRow = Consent.extend({
  type: z.literal('vault-consent'),
  /** Rises by one with every change; every change is conditional on it. */
  version: z.int().min(0),
});
export type ConsentRow = z.infer<typeof ConsentRow>;

/** Who read what. Kept longer than the data it is about, and without any of it. */
const AccessRow = Access.extend({ type: z.literal('vault-access'), readerId: PersonId });

/** Every kind of item the vault may hold. */
export const VAULT_ROWS = {
  'vault-key': KeyRow,
  'vault-data': DataRow,
  'vault-consent': ConsentRow,
  'vault-access': AccessRow,
} as const;

const keyOf = (personId: PersonId, sk: string): Key => ({ pk: `PERSON#${personId}`, sk });
const dataKeyKey = (personId: PersonId): Key => keyOf(personId, 'KEY');
const dataKey = (personId: PersonId, kind: KeptKind): Key => keyOf(personId, `DATA#${kind}`);
const consentKey = (personId: PersonId, purpose: Purpose): Key => keyOf(personId, `CONSENT#${purpose}`);
const removeAfter = (at: Instant): number => Math.floor(epochMs(at) / 1_000);

/** Everything the vault may hold of a person, the access log apart. */
const keysOf = (personId: PersonId): Key[] => [
  dataKeyKey(personId),
  ...KeptKind.options.map((kind) => dataKey(personId, kind)),
  ...Purpose.options.map((purpose) => consentKey(personId, purpose)),
];

/** What the vault holds of one person, the access log apart. */
export type Holdings = {
  readonly personId: PersonId;
  readonly wrapped: string | undefined;
  /** Past its time or not: `current` tells. */
  readonly data: readonly DataRow[];
  readonly consents: readonly ConsentRow[];
};

/** One request, whatever there is. */
export const readHoldings = async ({ table }: Vault, personId: PersonId): Promise<Holdings> => {
  const keys = keysOf(personId);
  const [key, ...rest] = await readBatch(table, keys);
  const data = rest.slice(0, KeptKind.options.length);
  const consents = rest.slice(KeptKind.options.length);
  return {
    personId,
    wrapped: key === undefined ? undefined : KeyRow.parse(key).wrapped,
    data: data.flatMap((row) => (row === undefined ? [] : [DataRow.parse(row)])),
    consents: consents.map((row, index) =>
      row === undefined
        ? { type: 'vault-consent', version: 0, ...noConsent(Purpose.options[index] ?? 'account') }
        : ConsentRow.parse(row),
    ),
  };
};

/** What of it is still kept: past its time it counts as gone, whether or not DynamoDB has removed it. */
export const current = ({ data }: Holdings, now: Instant): DataRow[] => data.filter((row) => now < row.keptUntil);

export const dataIn = ({ data }: Holdings, kind: KeptKind): DataRow | undefined =>
  data.find((row) => row.kind === kind);

export const consentIn = ({ consents }: Holdings, purpose: Purpose): ConsentRow => {
  const found = consents.find((row) => row.purpose === purpose);
  if (found === undefined) throw new Error(`no consent for ${purpose}`);
  return found;
};

/** Condition that a row is as it was seen: not there, or with this value in this attribute. */
const asSeen = (attribute: string, seen: unknown) =>
  seen === undefined
    ? { ConditionExpression: 'attribute_not_exists(pk)' }
    : {
        ConditionExpression: '#seen = :seen',
        ExpressionAttributeNames: { '#seen': attribute },
        ExpressionAttributeValues: { ':seen': seen },
      };

/** Keeps the person's first data key, or makes sure that the one that was used is still theirs. */
export const holdKey = ({ table }: Vault, { personId, wrapped: before }: Holdings, wrapped: string): Write => {
  const key = dataKeyKey(personId);
  const condition = asSeen('wrapped', before);
  return before === undefined
    ? { Put: { TableName: table.name, Item: { ...key, type: 'vault-key', wrapped }, ...condition } }
    : { ConditionCheck: { TableName: table.name, Key: key, ...condition } };
};

/** Replaces what was seen of a kind; its condition fails when that has changed. */
export const putData = (
  { table }: Vault,
  holdings: Holdings,
  { kind, sealed, enteredAt }: Pick<DataRow, 'kind' | 'sealed' | 'enteredAt'>,
): Write => {
  const before = dataIn(holdings, kind);
  const until = keptUntil(enteredAt);
  const row: DataRow = { type: 'vault-data', kind, sealed, enteredAt, keptUntil: until };
  return {
    Put: {
      TableName: table.name,
      Item: { ...dataKey(holdings.personId, kind), ...row, removeAfter: removeAfter(until) },
      ...asSeen('sealed', before?.sealed),
    },
  };
};

/** Replaces the consent that was seen, or makes sure that it stands as it was seen. */
export const holdConsent = ({ table }: Vault, holdings: Holdings, after: Consent): Write => {
  const before = consentIn(holdings, after.purpose);
  const key = consentKey(holdings.personId, after.purpose);
  const condition = asSeen('version', before.version === 0 ? undefined : before.version);
  if (after.grants === before.grants) return { ConditionCheck: { TableName: table.name, Key: key, ...condition } };
  const row: ConsentRow = { type: 'vault-consent', ...after, version: before.version + 1 };
  return { Put: { TableName: table.name, Item: { ...key, ...row }, ...condition } };
};

export const removeData = ({ table }: Vault, personId: PersonId, kind: KeptKind): Write => ({
  Delete: { TableName: table.name, Key: dataKey(personId, kind) },
});

/**
 * Removes the data key first of all, what it opens, and the consents, whether or not each is there. Fails when the account
 * data is not what was seen: sign-in rows are found from it.
 */
export const removeHoldings = ({ table }: Vault, holdings: Holdings): Record<string, Write> => {
  const { personId } = holdings;
  const account = dataIn(holdings, 'account');
  const { sk: accountSk } = dataKey(personId, 'account');
  return Object.fromEntries(
    keysOf(personId).map((key): [string, Write] => [
      `vault ${key.sk}`,
      {
        Delete: {
          TableName: table.name,
          Key: key,
          ...(key.sk === accountSk ? asSeen('sealed', account?.sealed) : {}),
        },
      },
    ]),
  );
};

/** Notes a reading before it happens. @param id a fresh ULID: the log is in the order of its ids. */
export const addAccess = (
  { table }: Vault,
  personId: PersonId,
  id: string,
  { readerId, ...access }: Access & { readonly readerId: PersonId },
): Promise<boolean> =>
  writeOne(table, {
    Put: {
      TableName: table.name,
      Item: {
        ...keyOf(personId, `ACCESS#${id}`),
        type: 'vault-access',
        ...access,
        readerId,
        removeAfter: removeAfter(accessKeptUntil(access.at)),
      },
      ConditionExpression: 'attribute_not_exists(pk)',
    },
  });

/** The last readings, latest first; those past their time are left out. */
export const readAccess = async (
  { table }: Vault,
  personId: PersonId,
  now: Instant,
  limit?: number,
): Promise<Access[]> => {
  const range = { pk: `PERSON#${personId}`, prefix: 'ACCESS#', descending: true };
  const { items } = await query(table, { ...range, ...(limit === undefined ? {} : { limit }) }, AccessRow);
  return items
    .filter(({ at }) => now < accessKeptUntil(at))
    .map(({ at, by, purpose, kinds }) => ({ at, by, purpose, kinds }));
};
