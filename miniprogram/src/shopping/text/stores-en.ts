import type { StoresTexts } from './stores-zh-cn.ts';

export const storesEn: StoresTexts = {
  title: 'Shops that take vouchers',
  place: (name) => `In ${name}`,
  changePlace: 'Change place',
  tabs: { stores: 'Shops', suspended: 'Suspended firms', expelled: 'Removed firms' },
  tabsLabel: 'What to see',
  open: 'Open now',
  shut: 'Closed now',
  unknown: 'Hours not given',
  stopped: {
    suspended: 'Suspended',
    expelled: 'Removed',
    left: 'Takes part no more',
    closed: 'Closed for now',
  },
  hours: 'Hours',
  stoppedText: 'Takes no vouchers; goods bought there can be brought back.',
  empty: 'No shop takes part here yet',
  emptyText: 'Choose another place, or the whole city.',
  none: 'None',
  noneText: 'There is no such firm here.',
  since: (day) => `Since ${day}`,
  code: 'Credit code',
  more: 'Show more',
};
