import * as z from 'zod';
import type { KeyScope } from '../api-key/scope.ts';
import { type Allow, type Operation, PERMISSIONS, permissionOf } from '../person/permission.ts';
import type { RefusalCode } from '../refusal/refusal.ts';

type AllowOf<I extends Operation> = (typeof PERMISSIONS)[I]['allow'];
type KeyedOf<I extends Operation> = (typeof PERMISSIONS)[I] extends { keyed: infer S extends KeyScope } ? S : null;

/** One HTTP operation, described once: the server builds its route from it, the client its call, the tests their matrix. */
export type Endpoint<
  Params extends z.ZodObject = z.ZodObject,
  Query extends z.ZodObject = z.ZodObject,
  Body extends z.ZodType = z.ZodType,
  Reply extends z.ZodType = z.ZodType,
  Code extends RefusalCode = RefusalCode,
  Allowed extends Allow = Allow,
  Once extends boolean = boolean,
  Keyed extends KeyScope | null = KeyScope | null,
> = {
  readonly id: Operation;
  readonly method: 'get' | 'post';
  readonly path: `/v1/${string}`;
  readonly summary: string;
  readonly allow: Allowed;
  /** Moves money, quota or state: `Idempotency-Key` is required and a repeat gets the first answer. */
  readonly once: Once;
  /** What a key needs to do it by itself; `null`: none can. */
  readonly keyed: Keyed;
  /** Can be tried out: `Dry-Run: true` checks everything and writes nothing. */
  readonly dryRun: boolean;
  /** Exists only where ready-made persons exist. */
  readonly demonstration: boolean;
  /** How long anybody on the way may keep the reply; 0: not at all. */
  readonly cacheSeconds: number;
  readonly params: Params;
  readonly query: Query;
  readonly body: Body;
  readonly reply: Reply;
  readonly refusals: readonly Code[];
};

const nothing = z.strictObject({});
type Nothing = typeof nothing;
export const NoBody = z.undefined();

type Described<I, P, R, C> = {
  id: I;
  path: `/v1/${string}`;
  summary: string;
  demonstration?: boolean;
  dryRun?: boolean;
  cacheSeconds?: number;
  params?: P;
  reply: R;
  refusals?: readonly C[];
};

const complete = <const I extends Operation, P extends z.ZodObject, R extends z.ZodType, C extends RefusalCode>(
  e: Described<I, P, R, C>,
) => ({
  id: e.id,
  path: e.path,
  summary: e.summary,
  // what the table has under this very id
  allow: PERMISSIONS[e.id].allow as AllowOf<I>,
  // the same
  keyed: (permissionOf(e.id).keyed ?? null) as KeyedOf<I>,
  dryRun: e.dryRun ?? false,
  demonstration: e.demonstration ?? false,
  cacheSeconds: e.cacheSeconds ?? 0,
  // the default of P is the type of `nothing`, which TypeScript cannot see here
  params: e.params ?? (nothing as unknown as P),
  reply: e.reply,
  refusals: e.refusals ?? [],
});

/** A read. */
export const get = <
  const I extends Operation,
  R extends z.ZodType,
  P extends z.ZodObject = Nothing,
  Q extends z.ZodObject = Nothing,
  const C extends RefusalCode = never,
>(
  e: Described<I, P, R, C> & { query?: Q },
): Endpoint<P, Q, typeof NoBody, R, C, AllowOf<I>, false, KeyedOf<I>> => ({
  ...complete(e),
  method: 'get',
  once: false,
  query: e.query ?? (nothing as unknown as Q),
  body: NoBody,
});

/** A write that happens once, however often it is sent. */
export const post = <
  const I extends Operation,
  R extends z.ZodType,
  B extends z.ZodType,
  P extends z.ZodObject = Nothing,
  const C extends RefusalCode = never,
>(
  e: Described<I, P, R, C> & { body: B },
): Endpoint<P, Nothing, B, R, C, AllowOf<I>, true, KeyedOf<I>> => ({
  ...complete(e),
  method: 'post',
  once: true,
  query: nothing,
  body: e.body,
});

/** A question too long for an address: changes nothing, or nothing that a repeat would do twice, so it needs no key. */
export const ask = <
  const I extends Operation,
  R extends z.ZodType,
  B extends z.ZodType,
  P extends z.ZodObject = Nothing,
  const C extends RefusalCode = never,
>(
  e: Described<I, P, R, C> & { body: B },
): Endpoint<P, Nothing, B, R, C, AllowOf<I>, false, KeyedOf<I>> => ({ ...post(e), once: false });

/** One page of a list. `cursor` asks for the next one; `null`: this was the last. */
export const pageOf = <T extends z.ZodType>(item: T) =>
  z.object({ items: z.array(item), cursor: z.string().nullable() });
export const Paging = z.strictObject({
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
});
export type Page<T> = { items: T[]; cursor: string | null };
