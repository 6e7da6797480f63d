import type { Instant } from '@luhuan/shared/clock';
import type { Log } from '../platform/log.ts';
import type { RiskRank } from '../session/store.ts';
import { type TokenDeps, withToken } from './access-token.ts';
import { type Visit, userRiskRank } from './calls.ts';
import { valueOr } from './client.ts';

/** No such person in our mini-program; not there for two hours; the day's number used up; no right to the call. */
const KNOWN = [40_003, 61_010, 45_009, 48_001];

/** WeChat's guess whether someone abuses campaigns: 4 is to be refused. Not asked without an address, which WeChat requires. */
export const riskRank =
  (deps: TokenDeps & { readonly log: Log }) =>
  async (
    { clientIp, ...visit }: Omit<Visit, 'clientIp'> & { readonly clientIp: string | undefined },
    now: Instant,
  ): Promise<RiskRank> => {
    if (clientIp === undefined) return 'unknown';
    const asked = await withToken(deps, (token) => userRiskRank(deps.wechat, token, { ...visit, clientIp }, now));
    return valueOr(deps, asked, KNOWN, undefined)?.risk_rank ?? 'unknown';
  };
