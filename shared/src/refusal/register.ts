import type { StoppedBy } from '../retailer/stopped-by.ts';
import { dateTime } from '../text/format.ts';
import { counter, office } from './policy.ts';
import type { RefusalTexts } from './words.ts';

type RegisterTexts = Pick<
  RefusalTexts,
  | 'UsccTaken'
  | 'EntryChanged'
  | 'EntryNotInState'
  | 'OwnEntry'
  | 'ProposerMayNotDecide'
  | 'NoticeNotOver'
  | 'ObjectionOpen'
  | 'StoresTooMany'
  | 'StoreElsewhere'
  | 'ShopStopped'
>;

const WHY_ZH: Record<StoppedBy, string> = {
  suspended: '企业被暂停，只能退货。请店长看“企业与门店”。',
  expelled: '企业已移出名录，只能退货。请店长看“企业与门店”。',
  left: '企业已退出名录，只能办退货。',
  closed: '门店已设为停业。请店长在“门店”里恢复。',
};
const WHY_EN: Record<StoppedBy, string> = {
  suspended: 'Your firm is suspended: returns only. The manager finds why under “Firm and stores”.',
  expelled: 'Your firm was removed: returns only. The manager finds why under “Firm and stores”.',
  left: 'Your firm has left the register: returns only.',
  closed: 'Your shop is marked closed. The manager opens it under “Store”.',
};

/** Words of the register of firms. */
export const registerZhCN: RegisterTexts = {
  UsccTaken: () => ({
    title: '这个信用代码已在名录里',
    anyone: { text: '请核对统一社会信用代码；确属本企业的，请联系当地主管部门。', action: 'edit-entry' },
  }),
  EntryChanged: () => ({
    title: '这份登记刚刚变了',
    anyone: { text: '请刷新后再看，这次没有改动任何内容。', action: 'reload' },
  }),
  EntryNotInState: () => ({
    title: '现在不能办这一步',
    anyone: { text: '登记的状态已经不同，请刷新后再看。没有改动任何内容。', action: 'reload' },
  }),
  OwnEntry: () => office('不能审自己的企业', '请由其他同事办理。', 'none'),
  ProposerMayNotDecide: () => office('提出人不能再作决定', '暂停、移出和异议答复都由另一位同事决定。', 'none'),
  NoticeNotOver: ({ until }) => office('告知期还没到', `${dateTime(until, 'zh-CN')} 之后才能决定。`, 'none'),
  ObjectionOpen: () => office('企业的异议还没答复', '请先答复异议，再办这一步。', 'reload'),
  StoresTooMany: ({ most }) => ({
    title: '门店太多了',
    anyone: { text: `一份登记最多 ${most} 家门店，请以分公司另行申请。`, action: 'none' },
  }),
  StoreElsewhere: () => ({
    title: '门店不在同一个市',
    anyone: { text: '其他城市的门店，请向当地主管部门另行申请。', action: 'edit-entry' },
  }),
  ShopStopped: ({ by }) =>
    counter('本店现在不能核销', ['您的券没有动，请到其他参加活动的门店使用。', 'open-wallet'], [WHY_ZH[by], 'none']),
};

export const registerEn: RegisterTexts = {
  UsccTaken: () => ({
    title: 'This credit code is in the register',
    anyone: {
      text: 'Please check the code. If it is your firm’s, ask the office of your district.',
      action: 'edit-entry',
    },
  }),
  EntryChanged: () => ({
    title: 'This entry has just changed',
    anyone: { text: 'Please reload and look again. Nothing was changed this time.', action: 'reload' },
  }),
  EntryNotInState: () => ({
    title: 'This is not possible now',
    anyone: { text: 'The entry has moved on: please reload. Nothing was changed.', action: 'reload' },
  }),
  OwnEntry: () => office('Not on a firm of your own', 'Please have a colleague handle it.', 'none'),
  ProposerMayNotDecide: () =>
    office(
      'Somebody else decides',
      'Suspensions, removals and answers to objections are decided by another officer.',
      'none',
    ),
  NoticeNotOver: ({ until }) =>
    office('The notice period is not over', `It can be decided from ${dateTime(until, 'en')}.`, 'none'),
  ObjectionOpen: () => office('The firm’s objection has no answer yet', 'Please answer the objection first.', 'reload'),
  StoresTooMany: ({ most }) => ({
    title: 'Too many stores',
    anyone: { text: `One entry has at most ${most} stores: please apply for the branch by itself.`, action: 'none' },
  }),
  StoreElsewhere: () => ({
    title: 'The store is in another city',
    anyone: { text: 'Please apply to the office of that city.', action: 'edit-entry' },
  }),
  ShopStopped: ({ by }) =>
    counter(
      'This shop cannot redeem now',
      ['Your voucher is as it was. Please use it at another shop that takes part.', 'open-wallet'],
      [WHY_EN[by], 'none'],
    ),
};
