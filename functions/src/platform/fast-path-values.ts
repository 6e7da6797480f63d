import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { convertToNative } from '@aws-sdk/util-dynamodb';

/** A value the fast path does not write: the SDK does, or says what is wrong with it. */
export class Unusual extends Error {
  override readonly name = 'Unusual';
}

const isPlain = (value: object): boolean => {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
};

const listOf = (values: readonly unknown[]): string => {
  let text = '';
  for (const value of values) if (value !== undefined) text += `${text === '' ? '' : ','}${writeValue(value)}`;
  return `{"L":[${text}]}`;
};

const setOf = (values: ReadonlySet<unknown>): string => {
  const all = [...values];
  if (all.length > 0 && all.every((value) => typeof value === 'string')) return `{"SS":${JSON.stringify(all)}}`;
  if (all.length > 0 && all.every((value) => Number.isSafeInteger(value)))
    return `{"NS":${JSON.stringify(all.map(String))}}`;
  throw new Unusual('a set of neither texts nor integers');
};

/** The fields of an item; those that are `undefined` are left out, as the SDK is told to. */
export const writeFields = (item: object): string => {
  let text = '';
  for (const [name, value] of Object.entries(item))
    if (value !== undefined) text += `${text === '' ? '' : ','}${JSON.stringify(name)}:${writeValue(value)}`;
  return `{${text}}`;
};

/** An attribute value in DynamoDB's JSON. @throws {Unusual} for what only the SDK writes. */
export const writeValue = (value: unknown): string => {
  if (typeof value === 'string') return `{"S":${JSON.stringify(value)}}`;
  if (typeof value === 'number' && Math.abs(value) <= Number.MAX_SAFE_INTEGER) return `{"N":"${value}"}`;
  if (typeof value === 'boolean') return `{"BOOL":${value}}`;
  if (value === null) return '{"NULL":true}';
  if (Array.isArray(value)) return listOf(value);
  if (value instanceof Set) return setOf(value);
  if (typeof value === 'object' && isPlain(value)) return `{"M":${writeFields(value)}}`;
  throw new Unusual(`a value that is a ${typeof value}`);
};

const bytesOf = (base64: unknown): Uint8Array => new Uint8Array(Buffer.from(String(base64), 'base64'));

/** What the SDK makes of a value in DynamoDB's JSON, whose bytes come in base64. */
const byTheSdk = (value: AttributeValue & { readonly B?: unknown; readonly BS?: unknown }): unknown => {
  if (value.B !== undefined) return convertToNative({ B: bytesOf(value.B) });
  if (value.BS !== undefined) return convertToNative({ BS: (value.BS as readonly unknown[]).map(bytesOf) });
  return convertToNative(value);
};

/** A value out of DynamoDB's JSON, as the SDK would give it. */
export const readValue = (value: AttributeValue): unknown => {
  if (value.S !== undefined) return value.S;
  if (value.N !== undefined) {
    const number = Number(value.N);
    return Math.abs(number) <= Number.MAX_SAFE_INTEGER ? number : byTheSdk(value);
  }
  if (value.M !== undefined) return readFields(value.M);
  if (value.L !== undefined) return value.L.map(readValue);
  if (value.BOOL !== undefined) return value.BOOL;
  return value.NULL === undefined ? byTheSdk(value) : null;
};

export const readFields = (fields: Readonly<Record<string, AttributeValue>>): Record<string, unknown> => {
  const item: Record<string, unknown> = {};
  for (const name of Object.keys(fields)) item[name] = readValue(fields[name] as AttributeValue);
  return item;
};
