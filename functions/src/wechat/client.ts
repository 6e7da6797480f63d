import { setTimeout as sleep } from 'node:timers/promises';
import type { Instant } from '@luhuan/shared/clock';
import type { RefusalOf } from '@luhuan/shared/refusal/refusal';
import { type Result, ok, refuse } from '@luhuan/shared/result';
import * as z from 'zod';
import { askBytes, jsonIn } from '../platform/ask.ts';
import { type Breaker, newBreaker } from '../platform/breaker.ts';
import type { WeChatAccount } from '../platform/config.ts';
import { type Log, errorFields } from '../platform/log.ts';

export type WeChat = {
  readonly account: WeChatAccount;
  /** One for each path: what the product can do without must not keep anybody from signing in. */
  readonly breakerOf: (path: string) => Breaker;
  readonly pause: (ms: number) => Promise<unknown>;
};

export const openWeChat = (account: WeChatAccount): WeChat => {
  const breakers = new Map<string, Breaker>();
  const breakerOf = (path: string): Breaker => {
    const breaker = breakers.get(path) ?? newBreaker();
    breakers.set(path, breaker);
    return breaker;
  };
  return { account, breakerOf, pause: sleep };
};

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

type Call<T> = {
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  /** Makes it a POST. */
  readonly body?: unknown;
  readonly read: (answer: Uint8Array) => Result<T, Failure>;
};

const ErrcodeReply = z.object({ errcode: z.int() });

/** HTTP says 200 whatever happened: an errcode that is not 0 is the refusal, and some successes carry none at all. */
export const replyIn =
  <S extends z.ZodType>(reply: S) =>
  (answer: Uint8Array): Result<z.output<S>, Failure> => {
    const json = jsonIn(answer);
    const refused = ErrcodeReply.safeParse(json);
    if (refused.success && refused.data.errcode !== 0)
      return refuse({ kind: 'errcode', errcode: refused.data.errcode });
    const value = reply.safeParse(json);
    return value.success ? ok(value.data) : refuse(AWAY);
  };

/** Sends a call: again when WeChat is busy, not at all while it is away. */
export const send = async <T>(
  { account, breakerOf, pause }: WeChat,
  { path, query, body, read }: Call<T>,
  now: Instant,
): Promise<Result<T, Failure>> => {
  const breaker = breakerOf(path);
  for (let retries = 0; retries <= BUSY_RETRIES_MAX; retries++) {
    if (retries > 0) await pause(BUSY_WAIT_MS * retries);
    if (!breaker.admits(now)) return refuse(AWAY);
    const sent = await askBytes(`${account.origin}${path}?${new URLSearchParams(query).toString()}`, body);
    const answer = sent === undefined ? refuse(AWAY) : read(sent.bytes);
    const busy = !answer.ok && answer.error.kind === 'errcode' && answer.error.errcode === BUSY;
    breaker.note(!busy && (answer.ok || answer.error.kind === 'errcode'), now);
    if (!busy) return answer;
  }
  return refuse(AWAY);
};

/** What a number stands for. @throws for one that is not among the `known`. */
export const meaningOf = <M>(errcode: number, known: Readonly<Record<number, M>>): M => {
  const meaning = known[errcode];
  if (meaning === undefined) throw new UnforeseenErrcode(errcode);
  return meaning;
};

/** The refusal that stands for a failure. @throws for a number that is not among the `known`. */
export const refusalFor = <R>(failure: Failure, known: Readonly<Record<number, R>>): R | RefusalOf<'ServiceAway'> =>
  failure.kind === 'away' ? { code: 'ServiceAway', service: 'wechat' } : meaningOf(failure.errcode, known);

/** For what the product can do without: never throws, but a number that is not among the `known` is logged as our fault. */
export const valueOr = <T, F>(
  { log }: { readonly log: Log },
  asked: Result<T, Failure>,
  known: readonly number[],
  fallback: F,
): T | F => {
  if (asked.ok) return asked.value;
  if (asked.error.kind === 'errcode' && !known.includes(asked.error.errcode))
    log.error('WeChat refused', { error: errorFields(new UnforeseenErrcode(asked.error.errcode)) });
  return fallback;
};
