import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { type Parsed, type Snapshot, parseItem, snapshotOf } from '../../functions/src/invariant/store.ts';
import { readFields } from '../../functions/src/platform/fast-path-values.ts';
import type { Reply } from '../../functions/src/platform/fast-path.ts';
import { DYNAMO, type Road } from './road.ts';

type Fields = Record<string, AttributeValue>;
type Part = { readonly Item?: Fields; readonly Key?: Fields };
type Body = Part & {
  readonly TransactItems?: readonly Readonly<Record<string, Part>>[];
  readonly Statements?: readonly { readonly Statement: string; readonly Parameters: readonly AttributeValue[] }[];
  readonly RequestItems?: Readonly<
    Record<string, readonly { readonly PutRequest?: Part; readonly DeleteRequest?: Part }[]>
  >;
};

type Known = {
  readonly name: string;
  readonly key: Fields;
  /** `undefined`: only the table knows; `null`: gone. */ readonly item?: Fields | null;
};
const nameOf = ({ pk, sk }: Fields): string => `${pk?.S} ${sk?.S}`;
const keyOf = (fields: Fields): Fields => {
  const { pk, sk } = fields;
  if (pk === undefined || sk === undefined) throw new Error('an item without a key');
  return { pk, sk };
};
const knownOf = (item: Fields): Known => ({ name: nameOf(item), key: keyOf(item), item });

/** What is there after a part of a write that was carried out. */
const afterPart = (kind: string, { Item, Key }: Part): Known[] => {
  if (kind === 'ConditionCheck') return [];
  if (Item !== undefined) return [knownOf(Item)];
  if (Key === undefined) throw new Error(`a ${kind} without a key`);
  return [{ name: nameOf(Key), key: Key, ...(kind === 'Delete' ? { item: null } : {}) }];
};

/** Of statements in one request each is carried out or not by itself. */
const keyIn = ({ Statement, Parameters }: NonNullable<Body['Statements']>[number]): Known => {
  const names = [...Statement.matchAll(/'(\w+)': \?/g)].map(([, name]) => name);
  const [pk, sk] = ['pk', 'sk'].map((name) => Parameters[names.indexOf(name)]);
  const key = keyOf({ ...(pk && { pk }), ...(sk && { sk }) });
  return { name: nameOf(key), key };
};

/** What the items that a write is about are after it, where the write itself says so. */
const knownAfter = (command: string, body: string): Known[] => {
  const { TransactItems, Statements, RequestItems, ...one } = JSON.parse(body) as Body;
  // one that arrives twice, by its token, changes nothing the second time
  if (TransactItems !== undefined)
    return TransactItems.flatMap((item) => Object.entries(item).flatMap(([kind, part]) => afterPart(kind, part))).map(
      ({ name, key }) => ({ name, key }),
    );
  if (Statements !== undefined) return Statements.map(keyIn);
  if (RequestItems === undefined) return afterPart(command.replace('Item', ''), one);
  return Object.values(RequestItems)
    .flat()
    .flatMap(({ PutRequest, DeleteRequest }) => [
      ...(PutRequest === undefined ? [] : afterPart('Put', PutRequest)),
      ...(DeleteRequest === undefined ? [] : afterPart('Delete', DeleteRequest)),
    ]);
};

/** An item as it is in the table, and the row it says. */
type Seen = { readonly item: Readonly<Record<string, unknown>>; readonly parsed: Parsed };

/** What a table holds, by the writes that the store carried out; what an update made of an item is read back. */
export type Mirror = {
  /** @returns whether anything was written. */
  readonly wrote: (command: string, body: string, reply: Reply) => Promise<boolean>;
  readonly snapshot: () => Snapshot;
  /** Whether a partition, of the table or of its index, has anything. */
  readonly isEmpty: (pk: string) => boolean;
  /** Items as they were so many writes ago. */
  readonly ago: (writes: number) => readonly Seen['item'][];
  readonly items: () => readonly Seen['item'][];
};

/** Rules are long and always the same. */
const rules = new Map<string, Parsed>();
const parsedOf = (item: Record<string, unknown>, fields: Fields): Parsed => {
  if (item['type'] !== 'revision') return parseItem(item);
  const text = JSON.stringify(fields);
  const known = rules.get(text) ?? parseItem(item);
  if (rules.size > 500) rules.clear();
  rules.set(text, known);
  return known;
};

const KEPT_STATES = 6;

export const mirrorOf = (road: Road, tableName: string): Mirror => {
  const items = new Map<string, Seen>();
  const past: (readonly Seen['item'][])[] = [];
  const readBack = async (unknown: readonly Known[]): Promise<Known[]> => {
    if (unknown.length === 0) return [];
    const Keys = unknown.map(({ key }) => key);
    const { Responses } = await road.ask(`${DYNAMO}.BatchGetItem`, {
      RequestItems: { [tableName]: { Keys, ConsistentRead: true } },
    });
    const found = (Responses as Record<string, Fields[]>)[tableName] ?? [];
    return unknown.map((one) => ({ ...one, item: found.find((item) => nameOf(item) === one.name) ?? null }));
  };
  return {
    wrote: async (command, body, { status, text }) => {
      if (status !== 200) return false;
      const known = knownAfter(command, body);
      const { Attributes } = JSON.parse(text) as { readonly Attributes?: Fields };
      const unknown = known.filter(({ item }) => item === undefined);
      const updated = command === 'UpdateItem' && Attributes?.pk !== undefined ? [knownOf(Attributes)] : undefined;
      past.unshift([...items.values()].map(({ item }) => item));
      past.splice(KEPT_STATES);
      for (const { name, item: fields } of [...known, ...(updated ?? (await readBack(unknown)))])
        if (fields === null) items.delete(name);
        else if (fields !== undefined) {
          const item = readFields(fields);
          items.set(name, { item, parsed: parsedOf(item, fields) });
        }
      return true;
    },
    snapshot: () => snapshotOf([...items.values()].map(({ parsed }) => parsed)),
    isEmpty: (pk) => [...items.values()].every(({ item }) => item['pk'] !== pk && item['listPk'] !== pk),
    ago: (writes) => past[writes - 1] ?? [],
    items: () => [...items.values()].map(({ item }) => item),
  };
};
