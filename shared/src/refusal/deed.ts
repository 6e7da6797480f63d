import type { RefusalTexts } from './words.ts';

type DeedTexts = Pick<
  RefusalTexts,
  'DeedNotPaid' | 'DeedLimit' | 'DeedOver' | 'DeedOfOneself' | 'DeedReferenceUsed' | 'DeedTwice'
>;

/** Words of what people do for points and an office confirms. */
export const deedZhCN: DeedTexts = {
  DeedNotPaid: () => ({
    title: '这项行动现在不给积分',
    anyone: { text: '活动没有这一项，或者活动时间过了。请回积分页看看现在有哪些。', action: 'reload' },
  }),
  DeedLimit: ({ most }) => ({
    title: `今年已满 ${most} 次`,
    anyone: { text: '这项行动今年的次数已经用完，明年再来。', action: 'none' },
  }),
  DeedOver: ({ state }) => ({
    title: { reported: '这项行动还没有确认', confirmed: '这项行动已经确认过', 'taken-back': '这项行动已经撤销' }[state],
    anyone: { text: '没有任何改动。请重新查询后再看。', action: 'reload' },
  }),
  DeedOfOneself: () => ({
    title: '不能确认自己的行动',
    officer: { text: '请另一位经办员来确认。', action: 'none' },
  }),
  DeedReferenceUsed: () => ({
    title: '这个凭据号已经用过',
    officer: { text: '一个凭据号只能确认一次。请核对签到表或答卷上的编号。', action: 'edit-entry' },
  }),
  DeedTwice: () => ({
    title: '同一种绿色行动写了两次',
    officer: { text: '每种行动只留一行。', action: 'edit-entry' },
  }),
};

export const deedEn: DeedTexts = {
  DeedNotPaid: () => ({
    title: 'This earns no points now',
    anyone: {
      text: 'The campaign does not have it, or its time is over. See on the points page what there is now.',
      action: 'reload',
    },
  }),
  DeedLimit: ({ most }) => ({
    title: `${most} this year: that is all`,
    anyone: { text: 'You have had all of this kind for the year. Come again next year.', action: 'none' },
  }),
  DeedOver: ({ state }) => ({
    title: {
      reported: 'This was not confirmed yet',
      confirmed: 'This was confirmed before',
      'taken-back': 'This was taken back',
    }[state],
    anyone: { text: 'Nothing was changed. Look the code up again.', action: 'reload' },
  }),
  DeedOfOneself: () => ({
    title: 'Nobody confirms what they did themselves',
    officer: { text: 'Ask another officer to confirm it.', action: 'none' },
  }),
  DeedReferenceUsed: () => ({
    title: 'This proof was used before',
    officer: { text: 'A proof counts once. Check the number on the sheet or the paper.', action: 'edit-entry' },
  }),
  DeedTwice: () => ({
    title: 'One kind of deed stands there twice',
    officer: { text: 'Keep one line for each kind.', action: 'edit-entry' },
  }),
};
