import type { AlikeTexts } from './alike-zh-cn.ts';

export const alikeEn: AlikeTexts = {
  title: 'Evidence',
  alike: 'Photos alike',
  owed: 'Still owed',
  rule: 'Two photos that look like one prove nothing: labels of one model look alike. Please compare them. Each look is noted.',
  differ: (bits) => (bits === 0 ? 'Nearly the same' : `${bits} of 64 places differ`),
  elsewhere: 'Outside your region: the office above can compare it',
  photoOf: (time) => `Photo used ${time}`,
  sale: (shop, redemption) => `Shop ${shop} · redemption ${redemption}`,
  none: 'No photos alike',
  noneText: 'Photos of different redemptions that look like one are listed here.',
  noneOwed: 'No evidence owed',
  noneOwedText: 'The evidence of every redemption in your region is complete.',
  dueBy: (day) => `Before ${day}`,
  overdue: (day) => `Overdue (before ${day})`,
};
