import type { Instant } from '@luhuan/shared/clock';
import type { Log } from '../platform/log.ts';
import { type TokenDeps, withToken } from './access-token.ts';
import { type CodeToPrint, type Image, unlimitedCode } from './calls.ts';
import { valueOr } from './client.ts';

/** Page not published; more than 5,000 in this minute; no right to the call. */
const KNOWN = [41_030, 45_009, 48_001];

export type MiniCode = ({ readonly kind: 'image' } & Image) | { readonly kind: 'none' };

/** An image that opens a page of our mini-program; `none` where WeChat gives none now, so the screen shows something else. */
export const miniCode =
  (deps: TokenDeps & { readonly log: Log }) =>
  async (code: CodeToPrint, now: Instant): Promise<MiniCode> => {
    const asked = await withToken(deps, (token) => unlimitedCode(deps.wechat, token, code, now));
    const image = valueOr(deps, asked, KNOWN, undefined);
    return image === undefined ? { kind: 'none' } : { kind: 'image', ...image };
  };
