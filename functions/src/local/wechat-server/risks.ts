import * as z from 'zod';
import { ACCOUNT } from './account.ts';
import type { VisitBook } from './limits.ts';
import { OK, type Reply } from './reply.ts';

const Asked = z.object({
  appid: z.string(),
  openid: z.string(),
  scene: z.int(),
  client_ip: z.string().default(''),
  mobile_no: z.string().optional(),
});

/** How risky WeChat thinks people are: not at all, unless told so. */
export const riskDesk = (visits: VisitBook) => {
  const ranks = new Map<string, number>();
  return {
    setRank: (openid: string, rank: 0 | 1 | 2 | 3 | 4) => ranks.set(openid, rank),
    answer: (body: unknown): Reply => {
      const asked = Asked.safeParse(body);
      if (!asked.success) return 47_001;
      const { appid, openid, scene, client_ip: ip } = asked.data;
      if (appid !== ACCOUNT.appId) return 43_104;
      if (ip === '') return 44_002;
      if (scene !== 0 && scene !== 1) return 40_129;
      return visits.errcodeOf(openid) ?? { ...OK, risk_rank: ranks.get(openid) ?? 0, unoin_id: 1 };
    },
  };
};
