import type { System } from '@luhuan/shared/api-key/clerk';
import type { KeyScope } from '@luhuan/shared/api-key/scope';
import type { Instant } from '@luhuan/shared/clock';
import type { Endpoint } from '@luhuan/shared/api/endpoint';
import type { SessionId } from '@luhuan/shared/ids';
import type { Allow } from '@luhuan/shared/person/permission';
import type { Person } from '@luhuan/shared/person/person';
import type { Actor } from '@luhuan/shared/power/power';
import type { TillIn } from '@luhuan/shared/till/till';
import type { RefusalCode, RefusalOf } from '@luhuan/shared/refusal/refusal';
import type * as z from 'zod';
import type { Attempt, Outcome } from '../platform/idempotency.ts';

type CodeOf<E> = E extends Endpoint<infer _P, infer _Q, infer _B, infer _R, infer C> ? C : never;

type WhoOf<E extends Endpoint, A, K> = E['allow'] extends 'everybody' ? A | null : E['keyed'] extends null ? A : K;

/** What a use case is given: everything checked, nothing of HTTP. */
export type Request<E extends Endpoint> = {
  readonly params: z.output<E['params']>;
  readonly query: z.output<E['query']>;
  readonly body: z.output<E['body']>;
  /** Who calls; `null` only where everybody may, and perhaps a shop's system where keys may. */
  readonly person: WhoOf<E, Person, Person | System>;
  /** Who presses: the same person, or somebody by a power of theirs where the operation can be done for another. */
  readonly actor: WhoOf<E, Actor, Actor | null>;
  readonly sessionId: WhoOf<E, SessionId, SessionId | null>;
  /** The registered till that it was pressed at; `null`: none. */
  readonly till: TillIn<'active'> | null;
  /** Where the request came from, if the wiring knows; personal, so nothing keeps it. */
  readonly clientIp: string | undefined;
  /** Present on every write. */
  readonly attempt: E['once'] extends true ? Attempt : null;
  readonly now: Instant;
};

/** A reply of the declared shape, or one of the declared refusals; a write may also find its key reused. */
export type Answer<E extends Endpoint> = Promise<
  Outcome<
    z.input<E['reply']>,
    RefusalOf<CodeOf<E>> | (E['once'] extends true ? RefusalOf<'IdempotencyKeyReused'> : never)
  >
>;

/** An endpoint with the use case that answers it, types forgotten: `http/` checks at run time what `bind` checked at compile time. */
export type Binding = {
  readonly endpoint: Endpoint;
  readonly answer: (request: {
    readonly params: unknown;
    readonly query: unknown;
    readonly body: unknown;
    readonly person: Person | System | null;
    readonly actor: Actor | null;
    readonly sessionId: SessionId | null;
    readonly till: TillIn<'active'> | null;
    readonly clientIp: string | undefined;
    readonly attempt: Attempt | null;
    readonly now: Instant;
  }) => Promise<Outcome<unknown, RefusalOf<RefusalCode>>>;
};

/** Ties a use case to its endpoint; one that replies or refuses otherwise than declared does not compile. */
export const bind = <
  P extends z.ZodObject,
  Q extends z.ZodObject,
  B extends z.ZodType,
  R extends z.ZodType,
  C extends RefusalCode,
  A extends Allow,
  O extends boolean,
  K extends KeyScope | null,
>(
  endpoint: Endpoint<P, Q, B, R, C, A, O, K>,
  answer: (request: Request<Endpoint<P, Q, B, R, C, A, O, K>>) => Answer<Endpoint<P, Q, B, R, C, A, O, K>>,
): Binding => ({
  endpoint,
  // http/app.ts parses each part with this very endpoint's schemas before it calls
  answer: answer as unknown as Binding['answer'],
});
