import type { Clock } from '@luhuan/shared/clock';
import { CodeScene } from '@luhuan/shared/wechat/scene';
import * as z from 'zod';
import { perMinute } from './limits.ts';
import type { Reply } from './reply.ts';

const CODES_PER_MINUTE = 5_000;

/** One pixel each; WeChat sends a JPEG, and a PNG when the ground is to be transparent. */
const JPEG =
  '/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAFA3PEY8MlBGQUZaVVBfeMiCeG5uePWvuZHI////////////////////////////////////////////////////wAALCAABAAEBAREA/8QAFAABAAAAAAAAAAAAAAAAAAAABP/EABQQAQAAAAAAAAAAAAAAAAAAAAD/2gAIAQEAAD8Aa//Z';
const PNG = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR42mNgAAAAAgAB5Sfe/AAAAABJRU5ErkJggg==';
const imageOf = (isTransparent: boolean): Blob =>
  isTransparent
    ? new Blob([Buffer.from(PNG, 'base64')], { type: 'image/png' })
    : new Blob([Buffer.from(JPEG, 'base64')], { type: 'image/jpeg' });

const Asked = z.object({
  scene: z.string(),
  page: z.string().optional(),
  check_path: z.boolean().default(true),
  env_version: z.enum(['release', 'trial', 'develop']).default('release'),
  width: z.int().min(280).max(1_280).default(430),
  is_hyaline: z.boolean().default(false),
});

/** Codes that open a page of the mini-program. */
export const miniCodeDesk = (clock: Clock) => {
  const published = new Set<string>();
  const mayAsk = perMinute(clock, CODES_PER_MINUTE);
  return {
    publish: (page: string) => published.add(page),
    answer: (body: unknown): Reply => {
      const asked = Asked.safeParse(body);
      if (!asked.success) return 47_001;
      const { scene, page, check_path: checked, is_hyaline: isTransparent } = asked.data;
      if (!CodeScene.safeParse(scene).success) return 40_169;
      if (checked && page !== undefined && !published.has(page)) return 41_030;
      return mayAsk() ? imageOf(isTransparent) : 45_009;
    },
  };
};
