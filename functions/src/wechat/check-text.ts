import type { Instant } from '@luhuan/shared/clock';
import type { Log } from '../platform/log.ts';
import { type TokenDeps, withToken } from './access-token.ts';
import { type Text, msgSecCheck } from './calls.ts';
import { valueOr } from './client.ts';

const LENGTH_MAX = 2_500;

/** No such person in our mini-program; not there for two hours; more than 4,000 in this minute; no right to the call. */
const KNOWN = [40_003, 61_010, 45_009, 48_001];

/** `unchecked`: WeChat cannot say, or not now. Whoever shows the text decides whether it waits for somebody to read it. */
export type TextVerdict = 'pass' | 'review' | 'risky' | 'unchecked';

/** What WeChat thinks of a text that others will read. A text above 2,500 characters is not sent: a part would not stand for it. */
export const checkText =
  (deps: TokenDeps & { readonly log: Log }) =>
  async (text: Text, now: Instant): Promise<TextVerdict> => {
    if (text.text.length > LENGTH_MAX) return 'unchecked';
    const asked = await withToken(deps, (token) => msgSecCheck(deps.wechat, token, text, now));
    return valueOr(deps, asked, KNOWN, undefined)?.result.suggest ?? 'unchecked';
  };
