import { dateTime } from '../text/format.ts';
import type { RefusalTexts } from './words.ts';

type FairTexts = Pick<
  RefusalTexts,
  | 'FairStopOver'
  | 'FairStopCancelled'
  | 'FairWalkIn'
  | 'FairStopFull'
  | 'FairStopMoved'
  | 'FairSignedUp'
  | 'FairChanged'
  | 'FairPlacesTaken'
  | 'FairTourOverlaps'
>;

/** Words of exhibitions, village tours and recycling days. */
export const fairZhCN: FairTexts = {
  FairStopOver: ({ begins }) => ({
    title: '这一场已经开始',
    anyone: {
      text: `开始时间是 ${dateTime(begins, 'zh-CN')}，之后不能再报名、取消或改动。没有任何改动。`,
      action: 'reload',
    },
  }),
  FairStopCancelled: ({ reason }) => ({
    title: '这一场已经取消',
    anyone: { text: `取消原因：${reason}。请看看其他场次。`, action: 'reload' },
  }),
  FairWalkIn: () => ({
    title: '这一场不用报名',
    anyone: { text: '到时间直接来就可以。没有记录任何报名。', action: 'none' },
  }),
  FairStopFull: ({ left }) => ({
    title: left === 0 ? '这一场已经报满' : `只剩 ${left} 个名额`,
    anyone: {
      text: left === 0 ? '没有为您报名。请看看其他场次。' : '没有为您报名。可以减少人数再报，或者看看其他场次。',
      action: 'reload',
    },
  }),
  FairStopMoved: ({ begins }) => ({
    title: '时间或地点刚刚改过',
    anyone: { text: `现在是 ${dateTime(begins, 'zh-CN')} 开始。没有为您报名，请看过新的安排再报。`, action: 'reload' },
  }),
  FairSignedUp: ({ party }) => ({
    title: '您已经报过这一场',
    anyone: { text: `已报 ${party} 人。要改人数，请先取消，再重新报名。`, action: 'reload' },
  }),
  FairChanged: () => ({
    title: '同事刚刚改过这个活动',
    officer: { text: '没有保存您的改动。请看过现在的安排再改。', action: 'reload' },
  }),
  FairPlacesTaken: ({ taken }) => ({
    title: `已经有 ${taken} 人报名`,
    officer: { text: '名额不能少于已报名的人数，也不能改成不用报名。没有任何改动。', action: 'edit-entry' },
  }),
  FairTourOverlaps: () => ({
    title: '和另一场时间重叠',
    officer: { text: '下乡巡展同一时间只能在一个地方。请换一个时间，没有任何改动。', action: 'edit-entry' },
  }),
};

export const fairEn: FairTexts = {
  FairStopOver: ({ begins }) => ({
    title: 'This has begun',
    anyone: {
      text: `It began on ${dateTime(begins, 'en')}; nobody can sign up, cancel or change anything from then on. Nothing was changed.`,
      action: 'reload',
    },
  }),
  FairStopCancelled: ({ reason }) => ({
    title: 'This was cancelled',
    anyone: { text: `The reason: ${reason}. Please look at the other dates.`, action: 'reload' },
  }),
  FairWalkIn: () => ({
    title: 'Nobody needs to sign up for this',
    anyone: { text: 'Just come when it begins. No sign-up was noted.', action: 'none' },
  }),
  FairStopFull: ({ left }) => ({
    title: left === 0 ? 'Every place is taken' : `Only ${left} ${left === 1 ? 'place is' : 'places are'} left`,
    anyone: {
      text:
        left === 0
          ? 'You were not signed up. Please look at the other dates.'
          : 'You were not signed up. Come with fewer people, or look at the other dates.',
      action: 'reload',
    },
  }),
  FairStopMoved: ({ begins }) => ({
    title: 'Time or place were just changed',
    anyone: {
      text: `It now begins on ${dateTime(begins, 'en')}. You were not signed up; look at it again and then sign up.`,
      action: 'reload',
    },
  }),
  FairSignedUp: ({ party }) => ({
    title: 'You have signed up for this',
    anyone: {
      text: `For ${party} ${party === 1 ? 'person' : 'people'}. To change how many, cancel it and sign up again.`,
      action: 'reload',
    },
  }),
  FairChanged: () => ({
    title: 'A colleague has just changed this',
    officer: { text: 'Your change was not saved. Look at how it stands now, then change it.', action: 'reload' },
  }),
  FairPlacesTaken: ({ taken }) => ({
    title: `${taken} ${taken === 1 ? 'person has' : 'people have'} signed up`,
    officer: {
      text: 'There cannot be fewer places than that, nor can sign-up be dropped. Nothing was changed.',
      action: 'edit-entry',
    },
  }),
  FairTourOverlaps: () => ({
    title: 'This is at the time of another stop',
    officer: {
      text: 'A village tour is at one place at a time. Choose another time; nothing was changed.',
      action: 'edit-entry',
    },
  }),
};
