import type { RewardId } from '@luhuan/shared/ids';
import type { RegionCode } from '@luhuan/shared/region';
import type { Reward, RewardTerms } from '@luhuan/shared/reward/reward';
import { fen } from '@luhuan/shared/fen';
import { PUBLIC_DRAW, shanghai } from './samples.ts';

/** A bag for each, two at the most, all year. */
export const REWARD_TERMS: RewardTerms = {
  title: '环保购物袋',
  kind: 'goods',
  costPoints: 100,
  mostPerPerson: 2,
  window: { from: shanghai('2026-01-01T00:00'), until: shanghai('2027-01-01T00:00') },
  handOver: '样例街道便民中心一楼，工作日 9:00–17:00',
  collectDays: 30,
};

/** Tickets until the end of March, three prizes, drawn on 1 April by drand's first value from 12:00 on. */
export const LOTTERY_TERMS: RewardTerms = {
  ...REWARD_TERMS,
  title: '节能抽奖券',
  kind: 'lottery-entry',
  costPoints: 10,
  mostPerPerson: 3,
  window: { from: shanghai('2026-01-01T00:00'), until: shanghai('2026-04-01T00:00') },
  lottery: {
    prizes: 3,
    prize: '样例节能电饭煲一台',
    worthFen: fen(29_900),
    drawnAt: shanghai('2026-04-01T12:00'),
    seed: PUBLIC_DRAW.seed,
  },
};

export const rewardOf = (rewardId: RewardId, regionCode: RegionCode, change: Partial<Reward> = {}): Reward => ({
  rewardId,
  regionCode,
  terms: REWARD_TERMS,
  stock: 9,
  left: 9,
  paused: false,
  madeAt: shanghai('2026-01-01T00:00'),
  ...change,
});
