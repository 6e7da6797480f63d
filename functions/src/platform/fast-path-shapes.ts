import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { Unusual, readFields, readValue, writeFields, writeValue } from './fast-path-values.ts';

/**
 * Where attribute values stand in what a command sends or gets: `fields` is an item, `values` a list of values; anything else is
 * named by its members, `each` standing for every member of a list or a record.
 */
type Shape = 'fields' | 'values' | { readonly each: Shape } | { readonly members: Readonly<Record<string, Shape>> };

const written: Shape = { members: { Item: 'fields', Key: 'fields', ExpressionAttributeValues: 'fields' } };
const searched = {
  sent: { members: { ExpressionAttributeValues: 'fields', ExclusiveStartKey: 'fields' } },
  got: { members: { Items: { each: 'fields' }, LastEvaluatedKey: 'fields' } },
} satisfies Record<string, Shape>;
const puts: Shape = { each: { each: { members: { PutRequest: written, DeleteRequest: written } } } };
const keys: Shape = { each: { members: { Keys: { each: 'fields' } } } };

/** The commands that take the fast path. All others, and what is not named here of these, go the SDK's way. */
const COMMANDS: Readonly<Record<string, { readonly sent: Shape; readonly got: Shape }>> = {
  PutItemCommand: { sent: written, got: { members: { Attributes: 'fields' } } },
  UpdateItemCommand: { sent: written, got: { members: { Attributes: 'fields' } } },
  GetItemCommand: { sent: written, got: { members: { Item: 'fields' } } },
  BatchGetItemCommand: {
    sent: { members: { RequestItems: keys } },
    got: { members: { Responses: { each: { each: 'fields' } }, UnprocessedKeys: keys } },
  },
  BatchWriteItemCommand: {
    sent: { members: { RequestItems: puts } },
    got: { members: { UnprocessedItems: puts } },
  },
  DeleteItemCommand: { sent: written, got: { members: { Attributes: 'fields' } } },
  QueryCommand: searched,
  ScanCommand: searched,
  TransactWriteItemsCommand: {
    sent: { members: { TransactItems: { each: { each: written } } } },
    got: { members: {} },
  },
  BatchExecuteStatementCommand: {
    sent: { members: { Statements: { each: { members: { Parameters: 'values' } } } } },
    got: { members: { Responses: { each: { members: { Item: 'fields', Error: { members: { Item: 'fields' } } } } } } },
  },
};

const writeMembers = (input: object, shapeOf: (name: string) => Shape | undefined): string => {
  let text = '';
  for (const [name, value] of Object.entries(input)) {
    if (value === undefined) continue;
    const shape = shapeOf(name);
    const json = shape === undefined ? JSON.stringify(value) : write(value, shape);
    text += `${text === '' ? '' : ','}${JSON.stringify(name)}:${json}`;
  }
  return `{${text}}`;
};

const write = (value: unknown, shape: Shape): string => {
  if (typeof value !== 'object' || value === null) throw new Unusual('a member that is no object');
  if (shape === 'fields') return writeFields(value);
  if (shape === 'values') return `[${(value as unknown[]).map(writeValue).join(',')}]`;
  if ('members' in shape) return writeMembers(value, (name) => shape.members[name]);
  return Array.isArray(value)
    ? `[${value.map((one) => write(one, shape.each)).join(',')}]`
    : writeMembers(value, () => shape.each);
};

/** The body of a request; `undefined`: this command does not take the fast path. @throws {Unusual} */
export const bodyOf = (command: string, input: object): string | undefined => {
  const sent = COMMANDS[command]?.sent;
  return sent === undefined ? undefined : write(input, sent);
};

type Json = Record<string, unknown>;

/** Turns the values of a reply into what they mean, in place: a member that is not there is not looked for. */
const revive = (reply: unknown, shape: Shape): unknown => {
  if (shape === 'fields') return readFields(reply as Record<string, AttributeValue>);
  if (shape === 'values') return (reply as AttributeValue[]).map(readValue);
  if ('each' in shape && Array.isArray(reply)) return reply.map((one) => revive(one, shape.each));
  const record = reply as Json;
  const names = 'each' in shape ? Object.keys(record) : Object.keys(shape.members);
  for (const name of names) {
    const inner = 'each' in shape ? shape.each : shape.members[name];
    if (inner !== undefined && record[name] !== undefined && record[name] !== null)
      record[name] = revive(record[name], inner);
  }
  return record;
};

/** What the reply to a command says. */
export const outputOf = (command: string, reply: string): object =>
  revive(JSON.parse(reply), COMMANDS[command]?.got ?? { members: {} }) as object;
