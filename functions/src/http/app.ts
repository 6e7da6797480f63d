import { type Clock, epochMs } from '@luhuan/shared/clock';
import type { NewId, PersonId } from '@luhuan/shared/ids';
import type { Refusal } from '@luhuan/shared/refusal/refusal';
import { ok, refuse } from '@luhuan/shared/result';
import { type Context, Hono } from 'hono';
import { secureHeaders } from 'hono/secure-headers';
import { ACTING_FOR } from '@luhuan/shared/power/acting-for';
import { type Keys, fingerprintOf } from '../platform/digest.ts';
import { type Attempt, type Outcome, rememberedKey } from '../platform/idempotency.ts';
import { type Log, errorFields } from '../platform/log.ts';
import type { Binding } from './bind.ts';
import { BYTES_MAX, readBody } from './body.ts';
import { type LookUp, callerAt } from './caller.ts';
import { mountDocs } from './docs.ts';
import { invalid, refusalOf, send } from './problem.ts';
import { IdempotencyKey } from './idempotency-key.ts';

export type AppDeps = {
  readonly clock: Clock;
  readonly keys: Keys;
  readonly newId: NewId;
  readonly log: Log;
  readonly lookUp: LookUp;
  /** The address a request came from, as Lambda or the local server tells it. */
  readonly addressOf: (c: Context) => string | undefined;
};

const parsed = async ({ endpoint }: Binding, c: Context) => {
  const params = endpoint.params.safeParse(c.req.param());
  if (!params.success) return refuse(invalid(params.error));
  const query = endpoint.query.safeParse(c.req.query());
  if (!query.success) return refuse(invalid(query.error));
  if (endpoint.method === 'get') return ok({ params: params.data, query: query.data, body: undefined });
  const read = await readBody(c.req.raw);
  if (read.kind === 'too-large') return refuse<Refusal>({ code: 'RequestTooLarge', bytesMax: BYTES_MAX });
  if (read.kind === 'not-json')
    return refuse<Refusal>({ code: 'RequestInvalid', fields: [{ pointer: '/', message: 'JSON' }] });
  const body = endpoint.body.safeParse(read.value);
  return body.success ? ok({ params: params.data, query: query.data, body: body.data }) : refuse(invalid(body.error));
};

/**
 * Where the outcome of this very attempt is kept, if it was made before; `undefined` where nothing needs to be remembered. Keys
 * are the caller's own, and what they do for somebody else never meets what they do for themselves.
 */
const memoryOf = ({ endpoint }: Binding, c: Context, actingFor: string | undefined) => {
  const key = IdempotencyKey.safeParse(c.req.header('idempotency-key'));
  return (caller: PersonId | undefined): Pick<Attempt, 'scope' | 'key'> | undefined => {
    const who = `${caller ?? 'nobody'}${actingFor === undefined ? '' : `>${actingFor}`}`;
    return endpoint.once && key.success ? { scope: `${who}#${endpoint.id}`, key: key.data } : undefined;
  };
};

/** Role before input: who may not call learns nothing of what a call looks like. */
const answer = async (deps: AppDeps, binding: Binding, c: Context): Promise<Outcome<unknown, Refusal>> => {
  const now = deps.clock.now();
  const actingFor = c.req.header(ACTING_FOR);
  const memory = memoryOf(binding, c, actingFor);
  const caller = await callerAt(deps, binding.endpoint.id, {
    authorization: c.req.header('authorization'),
    actingFor,
    also: (personId) => rememberedKey(memory(personId)),
    now,
  });
  if (!caller.ok) return caller;
  const { person, actor, sessionId, renewed } = caller.value;
  if (renewed !== undefined) c.header('session-token', renewed);
  const input = await parsed(binding, c);
  if (!input.ok) return input;
  const named = memory(actor?.personId);
  if (binding.endpoint.once && named === undefined) return refuse({ code: 'IdempotencyKeyMissing' });
  const { params, body } = input.value;
  const attempt =
    named === undefined
      ? null
      : {
          ...named,
          // made when it is asked for: a crowd's claims do not
          get fingerprint() {
            return fingerprintOf(deps.keys, [params, body]);
          },
          at: now,
          ...(caller.value.lookedUp ? { seen: caller.value.also } : {}),
        };
  return binding.answer({ ...input.value, person, actor, sessionId, clientIp: deps.addressOf(c), attempt, now });
};

const handle = async (deps: AppDeps, binding: Binding, c: Context): Promise<Response> => {
  const { endpoint } = binding;
  const requestId = deps.newId();
  const startedAt = epochMs(deps.clock.now());
  c.header('x-request-id', requestId);
  c.header('date', new Date(startedAt).toUTCString());
  const outcome = await answer(deps, binding, c).catch((error: unknown): Outcome<unknown, Refusal> => {
    deps.log.error('failed', { requestId, operation: endpoint.id, error: errorFields(error) });
    return refuse(refusalOf(error, requestId));
  });
  if (outcome.replayed === true) c.header('idempotency-replayed', 'true');
  if (outcome.ok && endpoint.cacheSeconds > 0) c.header('cache-control', `public, max-age=${endpoint.cacheSeconds}`);
  const response = outcome.ok
    ? c.json(endpoint.reply.parse(outcome.value), endpoint.once ? 201 : 200)
    : send(c, outcome.error, requestId);
  const durationMs = epochMs(deps.clock.now()) - startedAt;
  const refusal = outcome.ok ? {} : { refusal: outcome.error.code };
  deps.log.info('request', { requestId, operation: endpoint.id, status: response.status, durationMs, ...refusal });
  return response;
};

/** The whole API as one value: tests call `app(…).request(…)`, Lambda and the local server wrap it. */
export const app = (deps: AppDeps, bindings: readonly Binding[]): Hono => {
  const root = new Hono();
  root.use(
    secureHeaders({
      contentSecurityPolicy: {
        defaultSrc: ["'self'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        styleSrc: ["'self'", "'unsafe-inline'"],
      },
    }),
  );
  for (const binding of bindings) {
    const path = binding.endpoint.path.replaceAll(/\{(\w+)\}/g, ':$1');
    root.on(binding.endpoint.method.toUpperCase(), path, (c) => handle(deps, binding, c));
  }
  mountDocs(
    root,
    bindings.map(({ endpoint }) => endpoint),
  );
  root.notFound((c) => send(c, { code: 'NotFound' }, deps.newId()));
  root.onError((error, c) => {
    const requestId = deps.newId();
    deps.log.error('failed', { requestId, error: errorFields(error) });
    return send(c, refusalOf(error, requestId), requestId);
  });
  return root;
};
