import { ENDPOINTS } from '@luhuan/shared/api/all';
import { permissionOf } from '@luhuan/shared/person/permission';
import { REFUSALS } from '@luhuan/shared/refusal/refusal';
import { describe, expect, test } from 'vitest';
import { openApiOf } from './openapi.ts';

type Json = null | boolean | number | string | Json[] | { [name: string]: Json };
type Fields = { [name: string]: Json };
const plain: Json = JSON.parse(JSON.stringify(openApiOf(ENDPOINTS)));
const isFields = (value: Json | undefined): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const fieldsOf = (value: Json | undefined): Fields => (isFields(value) ? value : {});
const at = (value: Json | undefined, ...path: string[]): Json | undefined =>
  path.reduce<Json | undefined>((inner, name) => fieldsOf(inner)[name], value);

/** Every object within a value, the value itself included. */
const objectsIn = (value: Json): Fields[] =>
  Array.isArray(value)
    ? value.flatMap(objectsIn)
    : isFields(value)
      ? [value, ...Object.values(value).flatMap(objectsIn)]
      : [];
const refsIn = (value: Json): string[] =>
  objectsIn(value).flatMap(({ $ref }) => (typeof $ref === 'string' ? [$ref] : []));
const referred = (ref: string): Json | undefined => at(plain, ...ref.replace('#/', '').split('/'));
/** A schema and everything that it refers to. */
const closureOf = (schema: Json, seen = new Set<string>()): Fields[] => [
  ...objectsIn(schema),
  ...refsIn(schema).flatMap((ref) => {
    if (seen.has(ref)) return [];
    seen.add(ref);
    return closureOf(referred(ref) ?? null, seen);
  }),
];

const operations = Object.entries(fieldsOf(at(plain, 'paths'))).flatMap(([path, methods]) =>
  Object.entries(fieldsOf(methods)).map(([method, operation]) => ({ path, method, operation: fieldsOf(operation) })),
);
const operationOf = (id: string): Fields =>
  operations.find(({ operation }) => operation['operationId'] === id)?.operation ?? {};
const textOf = (value: Json | undefined): string => (typeof value === 'string' ? value : '');
const listOf = (value: Json | undefined): Json[] => (Array.isArray(value) ? value : []);

describe('the document', () => {
  test('every reference leads to a component, and no component is there for nobody', () => {
    const refs = new Set(refsIn(plain));
    const components = Object.keys(fieldsOf(at(plain, 'components', 'schemas'))).map(
      (name) => `#/components/schemas/${name}`,
    );
    expect(refs.size).toBeGreaterThan(30);
    expect([...refs].filter((ref) => referred(ref) === undefined)).toEqual([]);
    expect(components.filter((component) => !refs.has(component))).toEqual([]);
  });

  test('has each endpoint once, under an id of its own, and nothing else', () => {
    const told = operations.map(
      ({ method, path, operation }) => `${textOf(operation['operationId'])} ${method} ${path}`,
    );
    expect(told.toSorted()).toEqual(ENDPOINTS.map(({ id, method, path }) => `${id} ${method} ${path}`).toSorted());
    expect(new Set(operations.map(({ operation }) => operation['operationId'])).size).toBe(ENDPOINTS.length);
    expect(ENDPOINTS.length).toBeGreaterThan(20);
  });

  test('names no schema by its draft and keeps no definitions of its own', () => {
    expect(objectsIn(plain).filter((object) => '$schema' in object || '$defs' in object)).toEqual([]);
  });

  test('made twice it is the same text', () => {
    expect(JSON.parse(JSON.stringify(openApiOf(ENDPOINTS)))).toEqual(plain);
  });
});

describe.each(ENDPOINTS.map((endpoint) => [endpoint.id, endpoint] as const))('%s', (id, endpoint) => {
  const operation = operationOf(id);

  test('declares each parameter of its path, and the key that a write needs', () => {
    const declared = listOf(operation['parameters']).map(
      (parameter) => `${textOf(at(parameter, 'in'))} ${textOf(at(parameter, 'name'))}`,
    );
    const inPath = Array.from(endpoint.path.matchAll(/\{(\w+)\}/g), ([, name]) => `path ${name}`);
    expect(declared.filter((name) => name.startsWith('path ')).toSorted()).toEqual(inPath.toSorted());
    expect(declared.includes('header Idempotency-Key')).toBe(endpoint.once);
    expect(new Set(declared).size).toBe(declared.length);
  });

  test('has a status for each of its refusals, and an answer', () => {
    const statuses = Object.keys(fieldsOf(operation['responses'])).map(Number);
    const due = [endpoint.once ? 201 : 200, 400, 500, 503, ...endpoint.refusals.map((code) => REFUSALS[code].status)];
    expect(due.filter((status) => !statuses.includes(status))).toEqual([]);
    expect(statuses.includes(401)).toBe(endpoint.allow !== 'everybody');
    // by role, or for want of a power where it can be done for another
    expect(statuses.includes(403)).toBe(Array.isArray(endpoint.allow) || permissionOf(id).delegable !== undefined);
    const ways = endpoint.keyed === null ? [{ session: [] }] : [{ session: [] }, { systemKey: [endpoint.keyed] }];
    expect(listOf(operation['security'])).toEqual(endpoint.allow === 'everybody' ? [] : ways);
  });
});

const WRITES = ENDPOINTS.filter(({ method }) => method === 'post');

describe.each(WRITES.map((endpoint) => [endpoint.id, endpoint] as const))('the request of %s', (id, endpoint) => {
  const schema = at(operationOf(id), 'requestBody', 'content', 'application/json', 'schema') ?? null;

  test('is an object closed at every level: no field may be added', () => {
    const objects = closureOf(schema).filter(({ type }) => type === 'object');
    expect(objects.length).toBeGreaterThan(0);
    // names are data in a map: what stands under them is described
    const closed = ({ additionalProperties, propertyNames }: Fields) =>
      additionalProperties === false || (isFields(propertyNames) && isFields(additionalProperties));
    expect(objects.filter((object) => !closed(object))).toEqual([]);
  });

  test.each(['role', 'status', 'subsidyFen', 'personId', 'constructor', '__proto__'])(
    'a field “%s” that nobody asked for is refused',
    (name) => {
      const known = Object.keys(fieldsOf(closureOf(schema).find(({ type }) => type === 'object')?.['properties']));
      const issues = endpoint.body.safeParse(JSON.parse(`{"${name}":1}`)).error?.issues ?? [];
      const unknown = issues.flatMap((issue) => (issue.code === 'unrecognized_keys' ? issue.keys : []));
      expect(unknown).toEqual(known.includes(name) ? [] : [name]);
    },
  );
});
