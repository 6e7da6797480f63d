import type { Instant } from '@luhuan/shared/clock';
import { CodeScene } from '@luhuan/shared/wechat/scene';
import type { Log } from '../platform/log.ts';
import type { TokenDeps } from './access-token.ts';
import { miniCode } from './mini-code.ts';

const WIDTH_PX = 430;

/** WeChat's code as a data URL for a screen to show; `null` where there is none, and the screen draws a link instead. */
export const drawCode =
  (deps: TokenDeps & { readonly log: Log }) =>
  async (page: string, scene: string, now: Instant): Promise<string | null> => {
    const wanted = {
      scene: CodeScene.parse(scene),
      page,
      checkPage: true,
      edition: 'release',
      widthPx: WIDTH_PX,
    } as const;
    const code = await miniCode(deps)(wanted, now);
    return code.kind === 'none' ? null : `data:${code.type};base64,${Buffer.from(code.bytes).toString('base64')}`;
  };
