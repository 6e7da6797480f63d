import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { type Parsed, type Snapshot, parseItem, snapshotOf } from '../../functions/src/invariant/store.ts';
import { readFields } from '../../functions/src/platform/fast-path-values.ts';
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

const keyOf = ({ Item, Key }: Part): Fields[] => {
  const { pk, sk } = Item ?? Key ?? {};
  return pk === undefined || sk === undefined ? [] : [{ pk, sk }];
};

const keyIn = ({ Statement, Parameters }: NonNullable<Body['Statements']>[number]): Fields[] => {
  const names = [...Statement.matchAll(/'(\w+)': \?/g)].map(([, name]) => name);
  const [pk, sk] = ['pk', 'sk'].map((name) => Parameters[names.indexOf(name)]);
  return pk === undefined || sk === undefined ? [] : [{ pk, sk }];
};

/** Keys of the items that a write is about. */
const keysIn = (body: string): Fields[] => {
  const { TransactItems, Statements, RequestItems, ...one } = JSON.parse(body) as Body;
  if (TransactItems !== undefined) return TransactItems.flatMap((item) => Object.values(item).flatMap(keyOf));
  if (Statements !== undefined) return Statements.flatMap(keyIn);
  if (RequestItems === undefined) return keyOf(one);
  return Object.values(RequestItems)
    .flat()
    .flatMap(({ PutRequest, DeleteRequest }) => [PutRequest, DeleteRequest].flatMap((part) => keyOf(part ?? {})));
};

const nameOf = ({ pk, sk }: Fields): string => `${pk?.S} ${sk?.S}`;

/** An item as it is in the table, and the row it says. */
export type Seen = { readonly item: Readonly<Record<string, unknown>>; readonly parsed: Parsed };

/** What a table holds: everything that a write touched, read back from the table after it. */
export type Mirror = {
  readonly touched: (body: string) => Promise<void>;
  readonly snapshot: () => Snapshot;
  /** Whether a partition, of the table or of its index, has anything. */
  readonly isEmpty: (pk: string) => boolean;
  /** Items as they were so many writes ago. */
  readonly ago: (writes: number) => readonly Seen['item'][];
  readonly size: () => number;
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
  return {
    touched: async (body) => {
      const Keys = [...new Map(keysIn(body).map((key) => [nameOf(key), key])).values()];
      const input = { RequestItems: { [tableName]: { Keys, ConsistentRead: true } } };
      const { Responses } = await road.ask(`${DYNAMO}.BatchGetItem`, input);
      const found = new Map(((Responses as Record<string, Fields[]>)[tableName] ?? []).map((one) => [nameOf(one), one]));
      past.unshift([...items.values()].map(({ item }) => item));
      past.splice(KEPT_STATES);
      for (const name of Keys.map(nameOf)) {
        const fields = found.get(name);
        if (fields === undefined) items.delete(name);
        else {
          const item = readFields(fields);
          items.set(name, { item, parsed: parsedOf(item, fields) });
        }
      }
    },
    snapshot: () => snapshotOf([...items.values()].map(({ parsed }) => parsed)),
    isEmpty: (pk) => [...items.values()].every(({ item }) => item['pk'] !== pk && item['listPk'] !== pk),
    ago: (writes) => past[writes - 1] ?? [],
    size: () => items.size,
  };
};
