import { percent, yuanShort } from '@luhuan/shared/text/format';
import { plural } from './count.ts';
import type { ReleasesTexts } from './releases-zh-cn.ts';

export const releasesEn: ReleasesTexts = {
  title: 'Releases',
  none: 'No release is planned yet: that happens by itself once the campaign is in force.',
  atOnce: 'The rules let everything out at once, so no release is to come. Below is how fast it is used.',
  columns: {
    category: 'Goods',
    reserve: 'Not let out',
    left: 'Let out, not claimed',
    perDay: 'A day lately',
    next: 'Next release',
    lasts: 'At today’s pace',
  },
  perDay: (claimed, back) => `${yuanShort(claimed)} claimed, ${yuanShort(back)} back`,
  noBurn: 'Fewer than 3 days',
  nothingNext: 'None to come',
  vouchers: (vouchers) => `about ${plural(vouchers, 'voucher')}`,
  kept: (amount) => `${amount} of it kept for named people`,
  even: (amount) => `Even amount ${amount}`,
  why: {
    rules: 'The rules make every release the same.',
    frozen: 'Pacing is frozen, so every release is the same.',
    history: 'Fewer than 3 days are recorded, so it is the even amount.',
    followed: (needed, left, change) =>
      `${needed} will be needed until the release after it, the ${left} not claimed yet taken off; at most ${percent(change)} from even.`,
    changed: 'Two people agreed on this amount.',
    last: 'The last release: all that is left.',
  },
  weights:
    'A day is the weighted mean of the last ones; the newest counts three tenths (an assumption, not an official figure). What servers have in hand counts as claimed for the time being.',
  bar: (title, share) => `${title}: ${share}% of the even amount`,
  freezeTitle: 'Following what is claimed',
  follows: 'Releases follow what is claimed.',
  frozen: (who, time, reason) => `${who} froze it at ${time}: ${reason}`,
  freeze: 'Freeze: every release the same',
  freezing: 'Freezing…',
  freezeReason: 'Reason for freezing',
  freezeYes: 'Freeze it',
  unfreeze: 'Let it follow again',
  unfreezing: 'Letting it follow…',
  change: 'Another amount for the next release',
  changeNote: 'An officer asks, another person approves; it holds for that release alone.',
  changeFor: (category) => `Change the next release of ${category}`,
  target: 'Amount of this release (yuan)',
  targetHint: (current, least, most) => `${current} now, at least ${least}, at most ${most}`,
  changeOf: (category, time, from, to) => `${category}, release of ${time}: ${from} → ${to}`,
  past: 'Past releases',
  noPast: 'Nothing was let out yet.',
  pastColumns: { when: 'When', category: 'Goods', amount: 'Let out', claimed: 'Claimed since' },
  claimedShare: (amount, share) => `${amount} (${share}%)`,
};
