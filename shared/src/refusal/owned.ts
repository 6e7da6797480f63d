import { dateTime } from '../text/format.ts';
import type { RefusalTexts } from './words.ts';

type OwnedTexts = Pick<RefusalTexts, 'OwnedTooMany' | 'RecallsTooMany' | 'RecallWithdrawn'>;

/** Words of what somebody owns, and of recalls. */
export const ownedZhCN: OwnedTexts = {
  OwnedTooMany: ({ most }) => ({
    title: `最多记 ${most} 台`,
    anyone: { text: '先移除已经不在家里的，再添加。列表没有改动。', action: 'none' },
  }),
  RecallsTooMany: ({ most }) => ({
    title: `同时有效的召回最多 ${most} 条`,
    officer: { text: '先撤下已经处理完的，再发布这一条。没有发布任何内容。', action: 'reload' },
  }),
  RecallWithdrawn: ({ at }) => ({
    title: '这条召回已经撤下',
    officer: { text: `${dateTime(at, 'zh-CN')} 已由本单位撤下，不用再操作。`, action: 'reload' },
  }),
};

export const ownedEn: OwnedTexts = {
  OwnedTooMany: ({ most }) => ({
    title: `At most ${most} appliances`,
    anyone: {
      text: 'Remove one that you no longer have, then add this one. Your list was not changed.',
      action: 'none',
    },
  }),
  RecallsTooMany: ({ most }) => ({
    title: `At most ${most} recalls can stand at once`,
    officer: { text: 'Withdraw one that is settled, then publish this one. Nothing was published.', action: 'reload' },
  }),
  RecallWithdrawn: ({ at }) => ({
    title: 'This recall was withdrawn',
    officer: { text: `It was withdrawn on ${dateTime(at, 'en')}; there is nothing left to do.`, action: 'reload' },
  }),
};
