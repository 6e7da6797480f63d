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

/** What a use case is given: everything checked, nothing of HTTP. */
export type Request<E extends Endpoint> = {
  readonly params: z.output<E['params']>;
  readonly query: z.output<E['query']>;
  readonly body: z.output<E['body']>;
  /** Who calls; `null` only where everybody may. */
  readonly person: E['allow'] extends 'everybody' ? Person | null : Person;
  /** Who presses: the same person, or somebody by a power of theirs where the operation can be done for another. */
  readonly actor: E['allow'] extends 'everybody' ? Actor | null : Actor;
  readonly sessionId: E['allow'] extends 'everybody' ? SessionId | null : SessionId;
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
    readonly person: Person | null;
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
>(
  endpoint: Endpoint<P, Q, B, R, C, A, O>,
  answer: (request: Request<Endpoint<P, Q, B, R, C, A, O>>) => Answer<Endpoint<P, Q, B, R, C, A, O>>,
): Binding => ({
  endpoint,
  // http/app.ts parses each part with this very endpoint's schemas before it calls
  answer: answer as unknown as Binding['answer'],
});
