import { counter } from './policy.ts';
import type { RefusalTexts } from './words.ts';

type TillTexts = Pick<
  RefusalTexts,
  | 'TillNeeded'
  | 'TillUnproven'
  | 'TillClockAway'
  | 'TillElsewhere'
  | 'TillWaiting'
  | 'TillStopped'
  | 'TillCodeWrong'
  | 'TillCodeOver'
  | 'TillChanged'
  | 'TillsFull'
>;

/** Words of registered tills. */
export const tillZhCN: TillTexts = {
  TillNeeded: () =>
    counter(
      '这台设备不是本店登记的收银台',
      ['您的券没有动。请店员换一台登记过的收银台。', 'none'],
      ['请换登记过的收银台，或先登记这台，请店长批准。', 'open-tills'],
    ),
  TillUnproven: () =>
    counter(
      '没有认出这台收银台',
      ['您的券没有动。请店员重新登记这台设备。', 'none'],
      ['没有任何改动。请重新登记这台设备，请店长批准。', 'open-tills'],
    ),
  TillClockAway: () =>
    counter(
      '这台设备的时间不对',
      ['您的券没有动。请店员再试一次。', 'none'],
      ['没有任何改动。请再按一次；还不行就校准设备时间。', 'retry'],
    ),
  TillElsewhere: () =>
    counter(
      '这台设备登记在另一家门店',
      ['您的券没有动。请店员换一台本店的收银台。', 'none'],
      ['请用本店的收银台，或重新登记到本店。', 'open-tills'],
    ),
  TillWaiting: () =>
    counter(
      '这台收银台还没有批准',
      ['您的券没有动。店长批准这台设备后就能办。', 'none'],
      ['请店长在“收银台”里输入这台设备上的六位数。', 'open-tills'],
    ),
  TillStopped: ({ state }) =>
    state === 'lost'
      ? counter(
          '这台收银台已报失',
          ['您的券没有动。请店员换一台收银台。', 'none'],
          ['没有任何改动。找回后请店长恢复，记录还在。', 'open-tills'],
        )
      : counter(
          '这台收银台已注销',
          ['您的券没有动。请店员换一台收银台。', 'none'],
          ['没有任何改动。请重新登记这台设备，记录还在。', 'open-tills'],
        ),
  TillCodeWrong: () => ({
    title: '六位数不对',
    anyone: { text: '请照着那台设备屏幕上的六位数再输入一次。没有任何改动。', action: 'edit-entry' },
  }),
  TillCodeOver: () => ({
    title: '这次登记已过期',
    anyone: { text: '请在那台设备上重新登记，再输入新的六位数。没有任何改动。', action: 'reload' },
  }),
  TillChanged: () => ({
    title: '这台收银台刚刚有变动',
    anyone: { text: '可能是同事先办了，请刷新后查看。没有任何改动。', action: 'reload' },
  }),
  TillsFull: ({ most }) => ({
    title: `本店已有 ${most} 台收银台`,
    anyone: { text: '请店长先注销不用的收银台，再登记这台。', action: 'none' },
  }),
};

export const tillEn: TillTexts = {
  TillNeeded: () =>
    counter(
      'This device is no till of this shop',
      ['Your voucher is as it was. Please have the clerk use a registered till.', 'none'],
      ['Please use a registered till, or register this device and have the manager approve it.', 'open-tills'],
    ),
  TillUnproven: () =>
    counter(
      'This till was not recognised',
      ['Your voucher is as it was. Please have the clerk register the device again.', 'none'],
      ['Nothing changed. Please register this device again and have the manager approve it.', 'open-tills'],
    ),
  TillClockAway: () =>
    counter(
      'The time on this device is wrong',
      ['Your voucher is as it was. Please have the clerk try again.', 'none'],
      ['Nothing changed. Please press again; if that fails, set the device’s clock.', 'retry'],
    ),
  TillElsewhere: () =>
    counter(
      'This device is a till of another shop',
      ['Your voucher is as it was. Please have the clerk use a till of this shop.', 'none'],
      ['Please use a till of this shop, or register this device here.', 'open-tills'],
    ),
  TillWaiting: () =>
    counter(
      'This till is not approved yet',
      ['Your voucher is as it was. The manager has to approve this device first.', 'none'],
      ['Please have the manager enter the six digits on this device under “Tills”.', 'open-tills'],
    ),
  TillStopped: ({ state }) =>
    state === 'lost'
      ? counter(
          'This till was reported lost',
          ['Your voucher is as it was. Please have the clerk use another till.', 'none'],
          [
            'Nothing changed. Once it is found, the manager can bring it back; what was recorded is kept.',
            'open-tills',
          ],
        )
      : counter(
          'This till was ended',
          ['Your voucher is as it was. Please have the clerk use another till.', 'none'],
          ['Nothing changed. Please register this device again; what was recorded is kept.', 'open-tills'],
        ),
  TillCodeWrong: () => ({
    title: 'These are not the six digits',
    anyone: {
      text: 'Please enter the six digits on that device’s screen once more. Nothing changed.',
      action: 'edit-entry',
    },
  }),
  TillCodeOver: () => ({
    title: 'This registration has run out',
    anyone: {
      text: 'Please register again on that device, then enter its new digits. Nothing changed.',
      action: 'reload',
    },
  }),
  TillChanged: () => ({
    title: 'This till has just changed',
    anyone: { text: 'Maybe a colleague was faster: please reload and look. Nothing changed.', action: 'reload' },
  }),
  TillsFull: ({ most }) => ({
    title: `This shop has ${most} tills already`,
    anyone: { text: 'Please have the manager end tills that are out of use, then register this one.', action: 'none' },
  }),
};
