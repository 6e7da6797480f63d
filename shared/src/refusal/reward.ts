import { dateTime, whole } from '../text/format.ts';
import type { RefusalTexts } from './words.ts';

type RewardTexts = Pick<
  RefusalTexts,
  | 'TooFewPoints'
  | 'RewardNotYet'
  | 'RewardOver'
  | 'RewardPaused'
  | 'RewardSoldOut'
  | 'RewardLimit'
  | 'RewardOrderEnded'
  | 'RewardNotCollected'
  | 'StockOutOfBounds'
  | 'LotteryClosed'
  | 'LotteryNotWon'
>;

/** Words of rewards that are bought with points. */
export const rewardZhCN: RewardTexts = {
  TooFewPoints: ({ active, needed }) => ({
    title: `还差 ${whole(needed - active)} 积分`,
    anyone: {
      text: `需要 ${whole(needed)} 积分，您现在可用 ${whole(active)} 积分。待生效的积分到日子才能用。积分没有动。`,
      action: 'none',
    },
  }),
  RewardNotYet: ({ from }) => ({
    title: '还没有开始兑换',
    anyone: { text: `${dateTime(from, 'zh-CN')} 开始，到时再来。积分没有动。`, action: 'none' },
  }),
  RewardOver: ({ until }) => ({
    title: '兑换已经结束',
    anyone: { text: `${dateTime(until, 'zh-CN')} 结束了，看看别的奖品吧。积分没有动。`, action: 'reload' },
  }),
  RewardPaused: () => ({
    title: '这件奖品暂停兑换',
    anyone: { text: '主办方暂停了它，看看别的奖品吧。积分没有动。', action: 'reload' },
  }),
  RewardSoldOut: () => ({
    title: '这件奖品兑完了',
    anyone: { text: '看看别的奖品吧。积分没有动。', action: 'reload' },
  }),
  RewardLimit: ({ most }) => ({
    title: `每人最多兑 ${most} 份`,
    anyone: { text: '您已经兑满了。还没领的可以退回，退回后能再兑。积分没有动。', action: 'none' },
  }),
  RewardOrderEnded: ({ state, at }) => ({
    title: state === 'collected' ? '这份奖品已经领走' : '这份奖品已经退回',
    anyone: {
      text: `${dateTime(at, 'zh-CN')} ${state === 'collected' ? '领取' : '退回，积分已经返还'}。没有任何改动。`,
      action: 'reload',
    },
  }),
  RewardNotCollected: ({ until }) => ({
    title: '过了领取期限',
    anyone: {
      text: `要在 ${dateTime(until, 'zh-CN')} 前领取。请本人在“我的奖品”里退回，积分会返还。`,
      action: 'none',
    },
  }),
  LotteryClosed: ({ until }) => ({
    title: '抽奖已截止，不能退回',
    anyone: { text: `奖券要在 ${dateTime(until, 'zh-CN')} 前退回。开奖结果请看“我的奖品”。`, action: 'none' },
  }),
  LotteryNotWon: () => ({
    title: '这张奖券没有中奖，或者还没开奖',
    anyone: { text: '开奖后中奖的奖券才能领奖。请让居民看“我的奖品”里的结果。', action: 'reload' },
  }),
  StockOutOfBounds: ({ left }) => ({
    title: '库存数不对',
    officer: { text: `现在剩 ${whole(left)} 份，最多只能减掉这么多；总数不超过 100 万。`, action: 'edit-entry' },
  }),
};

export const rewardEn: RewardTexts = {
  TooFewPoints: ({ active, needed }) => ({
    title: `${whole(needed - active)} more points needed`,
    anyone: {
      text: `It costs ${whole(needed)} points; you can spend ${whole(active)} now. Pending points count from their day on. Your points were not touched.`,
      action: 'none',
    },
  }),
  RewardNotYet: ({ from }) => ({
    title: 'Not yet available',
    anyone: { text: `It begins on ${dateTime(from, 'en')}. Your points were not touched.`, action: 'none' },
  }),
  RewardOver: ({ until }) => ({
    title: 'No longer available',
    anyone: { text: `It ended on ${dateTime(until, 'en')}. Your points were not touched.`, action: 'reload' },
  }),
  RewardPaused: () => ({
    title: 'This reward is paused',
    anyone: {
      text: 'The office has paused it; see the other rewards. Your points were not touched.',
      action: 'reload',
    },
  }),
  RewardSoldOut: () => ({
    title: 'This reward is gone',
    anyone: { text: 'See the other rewards. Your points were not touched.', action: 'reload' },
  }),
  RewardLimit: ({ most }) => ({
    title: `At most ${most} for each person`,
    anyone: {
      text: 'You have as many. One you have not collected can be given back first. Your points were not touched.',
      action: 'none',
    },
  }),
  RewardOrderEnded: ({ state, at }) => ({
    title: state === 'collected' ? 'This reward was collected' : 'This reward was given back',
    anyone: {
      text: `${state === 'collected' ? 'Collected' : 'Given back, points returned'} on ${dateTime(at, 'en')}. Nothing was changed.`,
      action: 'reload',
    },
  }),
  RewardNotCollected: ({ until }) => ({
    title: 'The time to collect it is over',
    anyone: {
      text: `It had to be collected by ${dateTime(until, 'en')}. Its owner can give it back under “My rewards” and gets the points back.`,
      action: 'none',
    },
  }),
  LotteryClosed: ({ until }) => ({
    title: 'Entries are closed: the ticket stays',
    anyone: {
      text: `Tickets could be given back until ${dateTime(until, 'en')}. “My rewards” shows the result.`,
      action: 'none',
    },
  }),
  LotteryNotWon: () => ({
    title: 'This ticket has not won, or is not drawn yet',
    anyone: { text: 'Only tickets that won can be collected. The result stands under “My rewards”.', action: 'reload' },
  }),
  StockOutOfBounds: ({ left }) => ({
    title: 'That stock is not possible',
    officer: {
      text: `${whole(left)} are left: no more than those can be taken out, and no more than a million put in altogether.`,
      action: 'edit-entry',
    },
  }),
};
