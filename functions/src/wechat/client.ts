import { setTimeout as sleep } from 'node:timers/promises';
import type { Instant } from '@luhuan/shared/clock';
import type { RefusalOf } from '@luhuan/shared/refusal/refusal';
import { type Result, ok, refuse } from '@luhuan/shared/result';
import * as z from 'zod';
import type { WeChatAccount } from '../platform/config.ts';
import { askJson } from '../platform/ask-json.ts';
import { type Breaker, newBreaker } from '../platform/breaker.ts';

export type WeChat = {
  readonly account: WeChatAccount;
  readonly breaker: Breaker;
  readonly pause: (ms: number) => Promise<unknown>;
};

export const openWeChat = (account: WeChatAccount): WeChat => ({ account, breaker: newBreaker(), pause: sleep });

/** WeChat's own advice for -1, "system busy", is to try again a little later. */
const BUSY = -1;
const BUSY_RETRIES_MAX = 2;
const BUSY_WAIT_MS = 150;

/** WeChat said no by number, or said nothing that it would say. */
export type Failure = { readonly kind: 'errcode'; readonly errcode: number } | { readonly kind: 'away' };
export const AWAY: Failure = { kind: 'away' };

/** A number nobody foresaw: a wrong secret, a right that is missing. The name, which is logged, tells it. */
class UnforeseenErrcode extends Error {
  constructor(errcode: number) {
    super('WeChat refused');
    this.name = `WeChat errcode ${errcode}`;
  }
}

type Call<S extends z.ZodType> = {
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  /** Makes it a POST. */
  readonly body?: unknown;
  readonly reply: S;
};

const ErrcodeReply = z.object({ errcode: z.int() });

const exchange = async (origin: string, { path, query, body }: Call<z.ZodType>): Promise<unknown> =>
  (await askJson(`${origin}${path}?${new URLSearchParams(query).toString()}`, body))?.json;

/** HTTP says 200 whatever happened: an errcode that is not 0 is the refusal, and some successes carry none at all. */
const answerIn = <S extends z.ZodType>(json: unknown, reply: S): Result<z.output<S>, Failure> => {
  const refused = ErrcodeReply.safeParse(json);
  if (refused.success && refused.data.errcode !== 0) return refuse({ kind: 'errcode', errcode: refused.data.errcode });
  const value = reply.safeParse(json);
  return value.success ? ok(value.data) : refuse(AWAY);
};

const send = async <S extends z.ZodType>(
  { account, breaker, pause }: WeChat,
  call: Call<S>,
  now: Instant,
): Promise<Result<z.output<S>, Failure>> => {
  for (let retries = 0; retries <= BUSY_RETRIES_MAX; retries++) {
    if (retries > 0) await pause(BUSY_WAIT_MS * retries);
    if (!breaker.admits(now)) return refuse(AWAY);
    const answer = answerIn(await exchange(account.origin, call), call.reply);
    const busy = !answer.ok && answer.error.kind === 'errcode' && answer.error.errcode === BUSY;
    breaker.note(!busy && (answer.ok || answer.error.kind === 'errcode'), now);
    if (!busy) return answer;
  }
  return refuse(AWAY);
};

/** The refusal that stands for a failure. @throws for a number that is not among the `known`. */
export const refusalFor = <R>(failure: Failure, known: Readonly<Record<number, R>>): R | RefusalOf<'ServiceAway'> => {
  if (failure.kind === 'away') return { code: 'ServiceAway', service: 'wechat' };
  const refusal = known[failure.errcode];
  if (refusal === undefined) throw new UnforeseenErrcode(failure.errcode);
  return refusal;
};

const Login = z.object({ openid: z.string().min(1) });

/** Who pressed "sign in". The session_key that comes with it is dropped unread: nothing here decrypts with it. */
export const code2Session = (wechat: WeChat, code: string, now: Instant) => {
  const { appId, secret } = wechat.account;
  const query = { appid: appId, secret, js_code: code, grant_type: 'authorization_code' };
  return send(wechat, { path: '/sns/jscode2session', query, reply: Login }, now);
};

const Token = z.object({ access_token: z.string().min(1), expires_in: z.int().min(1) });

/** The token that is valid now; a new one within its last five minutes. Never `force_refresh`: WeChat grants 20 a day. */
export const stableToken = (wechat: WeChat, now: Instant) => {
  const { appId, secret } = wechat.account;
  const body = { grant_type: 'client_credential', appid: appId, secret, force_refresh: false };
  return send(wechat, { path: '/cgi-bin/stable_token', query: {}, body, reply: Token }, now);
};

const PhoneInfo = z.object({
  phone_info: z.object({ purePhoneNumber: z.string().min(1), countryCode: z.string().min(1) }),
});

/** The number whose owner pressed the phone button. */
export const phoneNumber = (wechat: WeChat, token: string, code: string, now: Instant) =>
  send(
    wechat,
    { path: '/wxa/business/getuserphonenumber', query: { access_token: token }, body: { code }, reply: PhoneInfo },
    now,
  );
