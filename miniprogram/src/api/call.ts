import type { Endpoint } from '@luhuan/shared/api/endpoint';
import type { Allow, Operation } from '@luhuan/shared/person/permission';
import { Problem } from '@luhuan/shared/refusal/problem';
import type { RefusalCode } from '@luhuan/shared/refusal/refusal';
import { type Result, ok, refuse } from '@luhuan/shared/result';
import type * as z from 'zod';

type Outgoing = {
  /** What is asked for: a transport may have to know whether it can be done for another. */
  readonly operation: Operation;
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Sent as JSON by the transport. */
  readonly body: unknown;
};
/** @throws when no answer came. */
export type Transport = (request: Outgoing) => Promise<{ readonly status: number; readonly data: unknown }>;

/** Why there is no value: the product said no, or nobody answered and nothing is known. */
export type Failure = { readonly kind: 'refused'; readonly problem: Problem } | { readonly kind: 'unreachable' };

// an empty strict object is inferred as Record<string, never>
type MayBeLeftOut<T> = string extends keyof T ? true : Partial<T> extends T ? true : false;
type Part<K extends string, T> = T extends undefined
  ? unknown
  : MayBeLeftOut<T> extends true
    ? { readonly [k in K]?: T }
    : { readonly [k in K]: T };
/** What an endpoint needs; `key` is made, and stored, before the first try and stays the same for every repeat. */
export type Input<P extends z.ZodObject, Q extends z.ZodObject, B extends z.ZodType, O extends boolean> = Part<
  'params',
  z.input<P>
> &
  Part<'query', z.input<Q>> &
  Part<'body', z.input<B>> &
  (O extends true ? { readonly key: string } : unknown);

type Loose = {
  readonly params?: Readonly<Record<string, unknown>>;
  readonly query?: Readonly<Record<string, unknown>>;
  readonly body?: unknown;
  readonly key?: string;
};

const pathOf = (template: string, params: Loose['params'] = {}): string =>
  template.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(params[name])));

// by hand: URLSearchParams is missing in WeChat's runtime
const queryOf = (query: Loose['query'] = {}): string => {
  const pairs = Object.entries(query).filter(([, value]) => value !== undefined);
  return pairs.length === 0
    ? ''
    : `?${pairs.map(([name, value]) => `${name}=${encodeURIComponent(String(value))}`).join('&')}`;
};

/** Calls one shared endpoint and checks what comes back. A reply that does not fit its schema counts as no answer. */
export const call = async <
  P extends z.ZodObject,
  Q extends z.ZodObject,
  B extends z.ZodType,
  R extends z.ZodType,
  C extends RefusalCode,
  A extends Allow,
  O extends boolean,
>(
  send: Transport,
  endpoint: Endpoint<P, Q, B, R, C, A, O>,
  input: Input<P, Q, B, O>,
): Promise<Result<z.output<R>, Failure>> => {
  const { params, query, body, key } = input as Loose;
  const reply = await send({
    operation: endpoint.id,
    method: endpoint.method === 'get' ? 'GET' : 'POST',
    path: `${pathOf(endpoint.path, params)}${queryOf(query)}`,
    headers: {
      ...(key === undefined ? {} : { 'idempotency-key': key }),
      ...(endpoint.method === 'post' ? { 'content-type': 'application/json' } : {}),
    },
    body: endpoint.method === 'post' ? (body ?? {}) : undefined,
  }).catch(() => undefined);
  if (reply === undefined) return refuse({ kind: 'unreachable' });
  if (reply.status >= 200 && reply.status < 300) {
    const value = endpoint.reply.safeParse(reply.data);
    return value.success ? ok(value.data) : refuse({ kind: 'unreachable' });
  }
  const problem = Problem.safeParse(reply.data);
  return problem.success ? refuse({ kind: 'refused', problem: problem.data }) : refuse({ kind: 'unreachable' });
};
