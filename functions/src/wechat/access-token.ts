import { type Clock, type Instant, plusSeconds } from '@luhuan/shared/clock';
import { type Result, ok, refuse } from '@luhuan/shared/result';
import { sameText } from '../platform/digest.ts';
import type { Table } from '../platform/table.ts';
import { stableToken } from './calls.ts';
import { AWAY, type Failure, type WeChat } from './client.ts';
import { type TokenRow, keepToken, readToken, takeLease } from './store.ts';

export type TokenDeps = { readonly table: Table; readonly wechat: WeChat; readonly clock: Clock };

/** WeChat gives the next token in the last five minutes of the old one; both are good until those are over. */
const EARLY_SECONDS = 240;
const WAIT_MS = 100;
const WAITS_MAX = 25;

const refresh = async ({ table, wechat }: TokenDeps, leased: TokenRow, now: Instant) => {
  const asked = await stableToken(wechat, now);
  // a failed refresher keeps its lease until it runs out: that spaces the tries
  if (!asked.ok) return asked;
  const { access_token: accessToken, expires_in: seconds } = asked.value;
  await keepToken(table, wechat.account.appId, leased, { accessToken, expiresAt: plusSeconds(now, seconds) }, now);
  return ok(accessToken);
};

const usableIn = (row: TokenRow | undefined, refused: string | undefined, now: Instant): TokenRow['token'] =>
  row?.token != null && !sameText(row.token.accessToken, refused ?? '') && now < row.token.expiresAt ? row.token : null;

/**
 * The token that all servers share. One refreshes it under a lease; the others use the old one as long as it lasts, and only
 * wait, briefly, when there is none. `refused`: a token that WeChat has just turned down.
 */
export const accessToken = async (deps: TokenDeps, refused?: string): Promise<Result<string, Failure>> => {
  const { table, wechat, clock } = deps;
  for (let waits = 0; waits <= WAITS_MAX; waits++) {
    const now = clock.now();
    const row = await readToken(table, wechat.account.appId);
    const usable = usableIn(row, refused, now);
    if (usable !== null && now < plusSeconds(usable.expiresAt, -EARLY_SECONDS)) return ok(usable.accessToken);
    const leased = await takeLease(table, wechat.account.appId, row, now);
    const fresh = leased === undefined ? undefined : await refresh(deps, leased, now);
    if (fresh?.ok === true) return fresh;
    if (usable !== null) return ok(usable.accessToken);
    if (fresh !== undefined) return fresh;
    await wechat.pause(WAIT_MS);
  }
  return refuse(AWAY);
};

/** Token wrong, expired, or not a token. */
const TOKEN_ERRCODES: readonly number[] = [40_001, 42_001, 40_014];

/** Calls with the shared token; when WeChat turns it down, once more with the next one. */
export const withToken = async <T>(
  deps: TokenDeps,
  call: (token: string) => Promise<Result<T, Failure>>,
): Promise<Result<T, Failure>> => {
  const first = await accessToken(deps);
  if (!first.ok) return first;
  const result = await call(first.value);
  if (result.ok || result.error.kind === 'away' || !TOKEN_ERRCODES.includes(result.error.errcode)) return result;
  const second = await accessToken(deps, first.value);
  return second.ok ? call(second.value) : second;
};
