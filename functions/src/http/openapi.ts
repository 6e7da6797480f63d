import type { Endpoint } from '@luhuan/shared/api/endpoint';
import { PersonId } from '@luhuan/shared/ids';
import { permissionOf } from '@luhuan/shared/person/permission';
import { ACTING_FOR } from '@luhuan/shared/power/acting-for';
import { Problem } from '@luhuan/shared/refusal/problem';
import { REFUSALS, type RefusalCode } from '@luhuan/shared/refusal/refusal';
import { TILL_REFUSALS } from '@luhuan/shared/till/refusals';
import { TILL } from '@luhuan/shared/till/signature';
import * as z from 'zod';
import { SYSTEMS_GUIDE } from './systems-guide.ts';
import { IdempotencyKey } from './idempotency-key.ts';

type Json = { readonly [name: string]: unknown };

const INFO = {
  title: '绿换 Lühuan',
  version: '1',
  description: `Trade-in subsidy vouchers. Money in integer fen, rates in basis points, instants in RFC 3339, intervals half-open.\n${SYSTEMS_GUIDE}`,
};

const isDelegable = ({ id }: Endpoint): boolean => permissionOf(id).delegable !== undefined;

const isAtTill = ({ id }: Endpoint): boolean => permissionOf(id).till === true;

/** What any operation may say besides its own refusals. */
const commonRefusals = (e: Endpoint): readonly RefusalCode[] => [
  'RequestInvalid',
  ...(e.allow === 'everybody' ? [] : (['SignInNeeded'] as const)),
  ...(Array.isArray(e.allow) ? (['NotAllowed'] as const) : []),
  ...(isDelegable(e) ? (['PowerMissing'] as const) : []),
  ...(e.keyed === null ? [] : (['KeyNotAccepted', 'KeyNotForThis', 'TooManyRequests'] as const)),
  ...(e.dryRun ? (['DryRunNotPossible'] as const) : []),
  ...(isAtTill(e) ? TILL_REFUSALS : []),
  ...(e.method === 'post' ? (['RequestTooLarge'] as const) : []),
  ...(e.once ? (['IdempotencyKeyMissing', 'IdempotencyKeyReused'] as const) : []),
  'Busy',
  'OutcomeUnknown',
  'Internal',
];

/** JSON Schema by zod itself; schemas that carry an id are collected under `components` and referred to. */
const collector = () => {
  const components: Record<string, unknown> = {};
  const schemaOf = (schema: z.ZodType): Json => {
    const text = JSON.stringify(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }));
    const {
      $schema: _,
      $defs = {},
      id,
      ...own
    } = JSON.parse(text.replaceAll('#/$defs/', '#/components/schemas/')) as Json;
    for (const [name, definition] of Object.entries($defs as Json)) components[name] ??= definition;
    if (typeof id !== 'string') return own;
    components[id] ??= own;
    return { $ref: `#/components/schemas/${id}` };
  };
  return { components, schemaOf };
};
type SchemaOf = ReturnType<typeof collector>['schemaOf'];

const content = (type: string, schema: Json) => ({ content: { [type]: { schema } } });

const parametersOf = (place: 'path' | 'query', shape: z.ZodObject, schemaOf: SchemaOf) =>
  Object.entries(shape.shape as Record<string, z.ZodType>).map(([name, schema]) => ({
    name,
    in: place,
    required: place === 'path' || !schema.safeParse(undefined).success,
    schema: schemaOf(schema),
  }));

const problemsOf = (e: Endpoint, schemaOf: SchemaOf) => {
  const codes = [...new Set([...commonRefusals(e), ...e.refusals])];
  const statuses = [...new Set(codes.map((code) => REFUSALS[code].status))].toSorted((a, b) => a - b);
  return statuses.map((status) => {
    const description = codes.filter((code) => REFUSALS[code].status === status).join(', ');
    return [status, { description, ...content('application/problem+json', schemaOf(Problem)) }] as const;
  });
};

const operationOf = (e: Endpoint, schemaOf: SchemaOf) => {
  const key = { name: 'Idempotency-Key', in: 'header', required: true, description: 'Made and stored before sending' };
  const dryRun = { name: 'Dry-Run', in: 'header', required: false, description: 'Check everything, write nothing' };
  const acting = { name: ACTING_FOR, in: 'header', required: false, description: 'By a power: whose things' };
  const till = {
    name: TILL,
    in: 'header',
    required: false,
    description: 'Id, instant and signature of a registered till',
  };
  return {
    operationId: e.id,
    summary: e.summary,
    tags: [e.path.split('/')[2]],
    security: e.allow === 'everybody' ? [] : [{ session: [] }, ...(e.keyed === null ? [] : [{ systemKey: [e.keyed] }])],
    parameters: [
      ...parametersOf('path', e.params, schemaOf),
      ...parametersOf('query', e.query, schemaOf),
      ...(e.once ? [{ ...key, schema: schemaOf(IdempotencyKey) }] : []),
      ...(e.dryRun ? [{ ...dryRun, schema: { type: 'string', enum: ['true', 'false'] } }] : []),
      ...(isAtTill(e) ? [{ ...till, schema: { type: 'string' } }] : []),
      ...(isDelegable(e) ? [{ ...acting, schema: schemaOf(PersonId) }] : []),
    ],
    ...(e.method === 'post'
      ? { requestBody: { required: true, ...content('application/json', schemaOf(e.body)) } }
      : {}),
    responses: {
      [e.once ? 201 : 200]: { description: e.summary, ...content('application/json', schemaOf(e.reply)) },
      ...Object.fromEntries(problemsOf(e, schemaOf)),
    },
  };
};

/** The OpenAPI 3.1 document of these endpoints, from the same schemas that check their requests. */
export const openApiOf = (endpoints: readonly Endpoint[]) => {
  const { components, schemaOf } = collector();
  const paths: Record<string, Json> = {};
  for (const e of endpoints) paths[e.path] = { ...paths[e.path], [e.method]: operationOf(e, schemaOf) };
  const session = { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' };
  const description = 'A key of a shop’s system; each operation names the scope it needs';
  const systemKey = { type: 'http', scheme: 'bearer', bearerFormat: 'lhk_…', description };
  const securitySchemes = { session, systemKey };
  return { openapi: '3.1.0', info: INFO, paths, components: { schemas: components, securitySchemes } };
};
