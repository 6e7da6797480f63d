import { percent, yuanShort } from '@luhuan/shared/text/format';
import { count } from './count.ts';

/** How a campaign's money is let out. */
export const releasesZhCN = {
  title: '放券节奏',
  none: '还没有放券计划：活动生效后自动排好。',
  atOnce: '按规则一次放完，没有下一批。下面是每天的用券快慢。',
  columns: {
    category: '品类',
    reserve: '未放出',
    left: '已放未领',
    perDay: '近日每天',
    next: '下一批',
    lasts: '按现在的速度',
  },
  perDay: (claimed: number, back: number) => `领 ${yuanShort(claimed)}，退回 ${yuanShort(back)}`,
  noBurn: '不足 3 天',
  nothingNext: '没有下一批',
  vouchers: (vouchers: number) => `约 ${count(vouchers)} 张`,
  kept: (amount: string) => `其中为指定人群保留 ${amount}`,
  even: (amount: string) => `平均每批 ${amount}`,
  why: {
    rules: '规则定为每批一样多。',
    frozen: '节奏已冻结，按每批一样多放。',
    history: '记录不足 3 天，先按每批一样多放。',
    followed: (needed: string, left: string, change: number) =>
      `到下一批前预计还要 ${needed}（已减去已放未领的 ${left}），与平均相差不超过 ${percent(change)}。`,
    changed: '由两人商定的金额。',
    last: '最后一批，余下的都放出。',
  },
  weights: '每天的快慢取最近各天的加权平均，最新一天占三成（假设值，非官方数据）。服务器手里还没发出的券暂按已领计。',
  bar: (title: string, share: number) => `${title}：是平均的 ${share}%`,
  freezeTitle: '自动增减',
  follows: '正在随领取快慢自动增减。',
  frozen: (who: string, time: string, reason: string) => `${who}于 ${time} 冻结：${reason}`,
  freeze: '冻结，每批一样多',
  freezing: '正在冻结…',
  freezeReason: '冻结的理由',
  freezeYes: '确定冻结',
  unfreeze: '解除冻结',
  unfreezing: '正在解除…',
  change: '改下一批的金额',
  changeNote: '经办员申请，另一位审批人同意后只对这一批生效。',
  changeFor: (category: string) => `改${category}的下一批`,
  target: '这一批放多少（元）',
  targetHint: (current: string, least: string, most: string) => `现在 ${current}，最少 ${least}，最多 ${most}`,
  changeOf: (category: string, time: string, from: string, to: string) => `${category} ${time} 一批：${from} → ${to}`,
  past: '放过的券',
  noPast: '还没有放过券。',
  pastColumns: { when: '时间', category: '品类', amount: '放出', claimed: '之后领了' },
  claimedShare: (amount: string, share: number) => `${amount}（${share}%）`,
};
export type ReleasesTexts = typeof releasesZhCN;
