import type { Clock } from '@luhuan/shared/clock';
import * as z from 'zod';
import { type VisitBook, perMinute } from './limits.ts';
import { OK, type Reply } from './reply.ts';

const TEXTS_PER_MINUTE = 4_000;

const Asked = z.object({
  openid: z.string(),
  scene: z.int(),
  version: z.literal(2),
  content: z.string().max(2_500),
});

/** Words that stand for what WeChat would find; the labels are its own: unlawful, other. */
const VERDICTS = [
  { word: '违规样例', suggest: 'risky', label: 20_006 },
  { word: '待审样例', suggest: 'review', label: 21_000 },
] as const;
const PASS = { suggest: 'pass', label: 100 } as const;

/** What WeChat thinks of texts. */
export const textDesk = (clock: Clock, visits: VisitBook) => {
  const mayAsk = perMinute(clock, TEXTS_PER_MINUTE);
  return {
    answer: (body: unknown): Reply => {
      const asked = Asked.safeParse(body);
      if (!asked.success) return 47_001;
      const { openid, scene, content } = asked.data;
      if (content === '') return 44_002;
      if (scene < 1 || scene > 4) return 40_129;
      const absent = visits.errcodeOf(openid);
      if (absent !== undefined) return absent;
      if (!mayAsk()) return 45_009;
      const { suggest, label } = VERDICTS.find(({ word }) => content.includes(word)) ?? PASS;
      return { ...OK, trace_id: 'local', result: { suggest, label }, detail: [] };
    },
  };
};
