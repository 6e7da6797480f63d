import { type Clock, type Instant, epochMs } from '@luhuan/shared/clock';
import type { ClerkId } from '@luhuan/shared/api-key/clerk';
import type { Endpoint } from '@luhuan/shared/api/endpoint';
import type { NewId } from '@luhuan/shared/ids';
import type { Refusal } from '@luhuan/shared/refusal/refusal';
import { type Result, ok, refuse } from '@luhuan/shared/result';
import { tillAt } from '@luhuan/shared/till/check';
import { TILL, type TillProof, readProof } from '@luhuan/shared/till/signature';
import type { TillIn } from '@luhuan/shared/till/till';
import { type Context, Hono } from 'hono';
import { secureHeaders } from 'hono/secure-headers';
import { ACTING_FOR } from '@luhuan/shared/power/acting-for';
import { type Keys, fingerprintOf } from '../platform/digest.ts';
import { type Attempt, type Outcome, rememberedKey } from '../platform/idempotency.ts';
import { type Log, errorFields } from '../platform/log.ts';
import { verifyTill } from '../platform/p256.ts';
import type { Binding } from './bind.ts';
import { BYTES_MAX, readBody } from './body.ts';
import { type Caller, type LookUp, callerAt } from './caller.ts';
import type { KeyDoor } from './key-caller.ts';
import { mountDocs } from './docs.ts';
import { type Headers, invalid, refusalOf, send, sendReply } from './problem.ts';
import { IdempotencyKey } from './idempotency-key.ts';

export type AppDeps = KeyDoor & {
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
  if (endpoint.method === 'get')
    return ok({ params: params.data, query: query.data, body: undefined, sent: undefined });
  const read = await readBody(c.req.raw);
  if (read.kind === 'too-large') return refuse<Refusal>({ code: 'RequestTooLarge', bytesMax: BYTES_MAX });
  if (read.kind === 'not-json')
    return refuse<Refusal>({ code: 'RequestInvalid', fields: [{ pointer: '/', message: 'JSON' }] });
  const body = endpoint.body.safeParse(read.value);
  if (!body.success) return refuse(invalid(body.error));
  return ok({ params: params.data, query: query.data, body: body.data, sent: read.value });
};

/**
 * Where the outcome of this very attempt is kept, if it was made before; `undefined` where nothing needs to be remembered. Keys
 * are the caller's own, and what they do for somebody else never meets what they do for themselves.
 */
const memoryOf = ({ endpoint }: Binding, c: Context, actingFor: string | undefined) => {
  const key = IdempotencyKey.safeParse(c.req.header('idempotency-key'));
  return (caller: ClerkId | undefined): Pick<Attempt, 'scope' | 'key'> | undefined => {
    const who = `${caller ?? 'nobody'}${actingFor === undefined ? '' : `>${actingFor}`}`;
    return endpoint.once && key.success ? { scope: `${who}#${endpoint.id}`, key: key.data } : undefined;
  };
};

/** Whether something is only to be tried out. A header that is misspelt is never taken for a "no". */
const isTrial = (c: Context): boolean | undefined => {
  const header = c.req.header('dry-run');
  if (header === undefined || header === 'false') return false;
  return header === 'true' ? true : undefined;
};

/** What the reply to a trial says beside the answer. */
const marksOf = (endpoint: Endpoint, outcome: Outcome<unknown, Refusal>): object => {
  if (!outcome.ok) return { dryRun: true, wouldHave: 'refused' };
  if (outcome.replayed === true) return { dryRun: true, wouldHave: 'replayed' };
  return { dryRun: true, wouldHave: endpoint.once ? 'written' : 'answered' };
};
/** What the request says of the till it comes from; `null`: nothing, `undefined`: nothing that a till says. */
const tillIn = (c: Context): TillProof | null | undefined => {
  const header = c.req.header(TILL);
  return header === undefined ? null : readProof(header);
};

type Pressed = { readonly key: string | undefined; readonly body: unknown; readonly now: Instant };

/** The registered till that signed this very request; `null`: none had to. Calls that no person makes at a till have none. */
const pressedAt = (
  { till: asked, person }: Caller,
  proof: TillProof | null | undefined,
  c: Context,
  { key = '', body, now }: Pressed,
): Result<TillIn<'active'> | null, Refusal> =>
  asked === null
    ? ok(null)
    : tillAt(
        verifyTill,
        asked,
        { proof, request: { method: 'POST', path: c.req.path, key, body }, shopId: person?.shopId ?? null },
        now,
      );

/** Role before input: who may not call learns nothing of what a call looks like. */
const answer = async (
  deps: AppDeps,
  binding: Binding,
  c: Context,
  headers: Headers,
  trial: Binding | undefined,
): Promise<Outcome<unknown, Refusal>> => {
  const now = deps.clock.now();
  const dry = isTrial(c);
  const actingFor = c.req.header(ACTING_FOR);
  const memory = memoryOf(binding, c, actingFor);
  const till = tillIn(c);
  const caller = await callerAt(deps, binding.endpoint.id, {
    authorization: c.req.header('authorization'),
    actingFor,
    also: (personId) => rememberedKey(memory(personId)),
    dry: dry !== false,
    tillId: till?.tillId,
    now,
  });
  if (!caller.ok) return caller;
  const { person, actor, sessionId, renewed } = caller.value;
  if (renewed !== undefined) headers['session-token'] = renewed;
  if (dry === undefined)
    return refuse({ code: 'RequestInvalid', fields: [{ pointer: '/dry-run', message: 'true or false' }] });
  const bound = dry ? trial : binding;
  if (bound === undefined) return refuse({ code: 'DryRunNotPossible' });
  const input = await parsed(binding, c);
  if (!input.ok) return input;
  const named = memory(actor?.personId ?? person?.personId);
  if (binding.endpoint.once && named === undefined) return refuse({ code: 'IdempotencyKeyMissing' });
  const { sent, ...given } = input.value;
  const signed = pressedAt(caller.value, till, c, { key: named?.key, body: sent, now });
  if (!signed.ok) return signed;
  const { params, body } = given;
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
  return bound.answer({
    ...given,
    person,
    actor,
    sessionId,
    till: signed.value,
    clientIp: deps.addressOf(c),
    attempt,
    now,
  });
};

const SECURITY = secureHeaders({
  contentSecurityPolicy: {
    defaultSrc: ["'self'"],
    imgSrc: ["'self'", 'data:', 'blob:'],
    styleSrc: ["'self'", "'unsafe-inline'"],
  },
});

/** What the library sets, which never changes: to set it header by header takes a twentieth of a claim's time. */
const securityHeaders = async (): Promise<Headers> => {
  const asked = new Hono().use(SECURITY).get('/', (c) => c.body(null));
  return Object.fromEntries((await asked.request('/')).headers);
};

const withMarks = (reply: unknown, marks: object | undefined): unknown =>
  marks === undefined || typeof reply !== 'object' ? reply : { ...reply, ...marks };

const handle = async (
  deps: AppDeps,
  { binding, trial }: { readonly binding: Binding; readonly trial: Binding | undefined },
  c: Context,
  secured: Headers,
): Promise<Response> => {
  const { endpoint } = binding;
  const requestId = deps.newId();
  const startedAt = epochMs(deps.clock.now());
  const headers: Headers = { ...secured, 'x-request-id': requestId, date: new Date(startedAt).toUTCString() };
  const outcome = await answer(deps, binding, c, headers, trial).catch((error: unknown): Outcome<unknown, Refusal> => {
    deps.log.error('failed', { requestId, operation: endpoint.id, error: errorFields(error) });
    return refuse(refusalOf(error, requestId));
  });
  if (outcome.replayed === true) headers['idempotency-replayed'] = 'true';
  if (outcome.ok && endpoint.cacheSeconds > 0) headers['cache-control'] = `public, max-age=${endpoint.cacheSeconds}`;
  const marks = isTrial(c) === true ? marksOf(endpoint, outcome) : undefined;
  if (marks !== undefined) headers['dry-run'] = 'true';
  const response = outcome.ok
    ? sendReply(withMarks(endpoint.reply.parse(outcome.value), marks), endpoint.once ? 201 : 200, headers)
    : await send(c, outcome.error, requestId, headers, marks);
  const durationMs = epochMs(deps.clock.now()) - startedAt;
  const refusal = outcome.ok ? {} : { refusal: outcome.error.code };
  deps.log.info('request', { requestId, operation: endpoint.id, status: response.status, durationMs, ...refusal });
  return response;
};

/**
 * The whole API as one value: tests call `app(…).request(…)`, Lambda and the local server wrap it.
 * @param trials what answers instead where something is only tried out
 */
export const app = (deps: AppDeps, bindings: readonly Binding[], trials: readonly Binding[] = []): Hono => {
  const root = new Hono();
  const secured = securityHeaders();
  for (const binding of bindings) {
    const path = binding.endpoint.path.replaceAll(/\{(\w+)\}/g, ':$1');
    const trial = trials.find(({ endpoint }) => endpoint === binding.endpoint);
    root.on(binding.endpoint.method.toUpperCase(), path, async (c) =>
      handle(deps, { binding, trial }, c, await secured),
    );
  }
  // endpoints bring these headers along
  root.use(SECURITY);
  mountDocs(
    root,
    bindings.map(({ endpoint }) => endpoint),
  );
  root.notFound(async (c) => send(c, { code: 'NotFound' }, deps.newId(), await secured));
  root.onError(async (error, c) => {
    const requestId = deps.newId();
    deps.log.error('failed', { requestId, error: errorFields(error) });
    return send(c, refusalOf(error, requestId), requestId, await secured);
  });
  return root;
};
