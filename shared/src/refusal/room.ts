import { dateTime, whole } from '../text/format.ts';
import { counter } from './policy.ts';
import type { RefusalTexts } from './words.ts';

type RoomTexts = Pick<
  RefusalTexts,
  'RoomNotNeeded' | 'RoomNotOpen' | 'AdmissionNeeded' | 'AdmissionNotYet' | 'ClaimedTooOften'
>;

/** Words of the waiting room before a rush. */
export const roomZhCN: RoomTexts = {
  RoomNotNeeded: () =>
    counter('这个活动不用排队', ['请回到活动页，直接领取。', 'reload'], ['这个活动不用排队，请顾客直接领取。', 'none']),
  RoomNotOpen: ({ from }) =>
    counter(
      '等候室还没有开放',
      [`等候室 ${dateTime(from, 'zh-CN')} 开放，早到不分先后，到时再来不吃亏。`, 'none'],
      [`等候室 ${dateTime(from, 'zh-CN')} 开放，请顾客到时再来。`, 'none'],
    ),
  AdmissionNeeded: () =>
    counter(
      '请先进等候室',
      ['人多时按号领取。进等候室拿到号，轮到时就能领。', 'retry'],
      ['请顾客先在手机上进等候室。', 'none'],
    ),
  AdmissionNotYet: ({ ahead, seconds }) =>
    counter(
      '还没有轮到您',
      [`您前面还有 ${whole(ahead)} 人，约 ${whole(seconds)} 秒后轮到您。不用刷新，刷新不会提前。`, 'retry'],
      [`还没有轮到这位顾客，约 ${whole(seconds)} 秒后再试。`, 'none'],
    ),
  ClaimedTooOften: ({ until }) =>
    counter(
      '点得太快了',
      [`您的号还在，${dateTime(until, 'zh-CN')} 之后可以再试，多点不会更快。`, 'retry'],
      ['请顾客停一会儿再点。', 'none'],
    ),
};

export const roomEn: RoomTexts = {
  RoomNotNeeded: () =>
    counter(
      'Nobody has to wait here',
      ['Go back to the campaign and claim right away.', 'reload'],
      ['No waiting room here; the customer can claim right away.', 'none'],
    ),
  RoomNotOpen: ({ from }) =>
    counter(
      'The waiting room is not open yet',
      [`It opens ${dateTime(from, 'en')}. Being early brings no advantage.`, 'none'],
      [`The waiting room opens ${dateTime(from, 'en')}.`, 'none'],
    ),
  AdmissionNeeded: () =>
    counter(
      'The waiting room comes first',
      [
        'While many people claim, each has a place. Enter the waiting room; you can claim when it is your turn.',
        'retry',
      ],
      ['The customer has to enter the waiting room on the phone first.', 'none'],
    ),
  AdmissionNotYet: ({ ahead, seconds }) =>
    counter(
      'It is not your turn yet',
      [
        `${whole(ahead)} ${ahead === 1 ? 'person is' : 'people are'} before you; your turn comes in about ${whole(seconds)} s. Refreshing does not make it sooner.`,
        'retry',
      ],
      [`It is not this customer’s turn; try again in about ${whole(seconds)} s.`, 'none'],
    ),
  ClaimedTooOften: ({ until }) =>
    counter(
      'That was too many taps',
      [`You keep your place. Try again after ${dateTime(until, 'en')}; tapping more is not faster.`, 'retry'],
      ['Ask the customer to wait a moment.', 'none'],
    ),
};
