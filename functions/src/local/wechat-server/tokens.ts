import { type Clock, type Instant, dayOf, epochMs, plusSeconds } from '@luhuan/shared/clock';
import { accountErrcode } from './account.ts';
import type { Reply } from './reply.ts';

const TOKEN_SECONDS = 7_200;
/** From then on the next token is given out while the old one is still good. */
const OVERLAP_SECONDS = 300;
const FORCED_PER_DAY = 20;
const FORCED_APART_SECONDS = 30;

/** Tokens as stable_token gives them: the same one while it is valid, a new one near its end or, now and then, by force. */
export const tokenDesk = (clock: Clock) => {
  const validUntil = new Map<string, Instant>();
  let current: string | undefined;
  let given = 0;
  let forced: readonly Instant[] = [];
  const untilOf = (token: string | undefined): Instant | undefined =>
    token === undefined ? undefined : validUntil.get(token);
  const next = (now: Instant): string => {
    current = `token-${String(++given).padStart(4, '0')}`;
    validUntil.set(current, plusSeconds(now, TOKEN_SECONDS));
    return current;
  };
  const give = (now: Instant): string => {
    const until = untilOf(current);
    const lasts = until !== undefined && now < plusSeconds(until, -OVERLAP_SECONDS);
    return lasts && current !== undefined ? current : next(now);
  };
  /** `undefined`: not today any more. */
  const force = (now: Instant): string | undefined => {
    forced = forced.filter((at) => dayOf(at) === dayOf(now));
    const last = forced.at(-1);
    if (last !== undefined && now < plusSeconds(last, FORCED_APART_SECONDS)) return give(now);
    if (forced.length >= FORCED_PER_DAY) return undefined;
    forced = [...forced, now];
    if (current !== undefined) validUntil.delete(current);
    return next(now);
  };
  return {
    answer: (body: unknown): Reply => {
      const asked = body as Readonly<Record<string, unknown>>;
      const wrong =
        accountErrcode(asked['appid'], asked['secret']) ??
        (asked['grant_type'] === 'client_credential' ? undefined : 40_002);
      if (wrong !== undefined) return wrong;
      const now = clock.now();
      const token = asked['force_refresh'] === true ? force(now) : give(now);
      const until = untilOf(token);
      if (token === undefined || until === undefined) return 45_009;
      return { access_token: token, expires_in: Math.floor((epochMs(until) - epochMs(now)) / 1_000) };
    },
    errcodeOf: (token: string | undefined): number | undefined => {
      const until = untilOf(token);
      if (until === undefined) return 40_001;
      return clock.now() < until ? undefined : 42_001;
    },
    /** All tokens are over, as if their time had passed. */
    expire: () => {
      for (const token of validUntil.keys()) validUntil.set(token, clock.now());
    },
    /** All tokens are unknown, as after a refresh by force elsewhere. */
    revoke: () => validUntil.clear(),
  };
};
