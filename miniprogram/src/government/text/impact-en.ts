import type { EndingReason } from '@luhuan/shared/impact/ending';
import { yuan, yuanShort } from '@luhuan/shared/text/format';
import { count } from './count.ts';
import type { ImpactTexts } from './impact-zh-cn.ts';

const REASON: Record<EndingReason, string> = {
  CampaignNotYetOpen: 'not in the hours of claims',
  CampaignClosed: 'campaign over',
  ClaimedOtherwise: 'not claimed directly',
  ChannelNotOffered: 'no vouchers for this channel',
  CategoryNotOffered: 'category not subsidised',
  IdentityNotVerified: 'identity not verified',
  PlaceUnknown: 'place not known',
  PlaceElsewhere: 'not in the region',
  HistoryUnknown: 'earlier claims not known',
  LimitReached: 'items per person used up',
  ReclaimBarred: 'claims used up',
  PrerequisiteMissing: 'prerequisite campaign missing',
  OtherCampaignTaken: 'took part in an excluding campaign',
  JointMaximumReached: 'joint maximum reached',
  ConditionNotMet: 'extra condition not met',
  ConditionUnknown: 'extra condition not known',
  GradeNotSubsidised: 'grade not subsidised',
  StandardNotAccepted: 'standard of the label not accepted',
  LabelUnknown: 'grade not known',
  PriceUnknown: 'price not known',
  PriceAboveCeiling: 'above the price ceiling',
  OldItemNeeded: 'no old appliance handed over',
  DeliveryElsewhere: 'delivered elsewhere',
  DeliveryUnknown: 'place of delivery not known',
  DeductionNotInWaterfall: 'a discount that has no step',
  DeductionsAbovePrice: 'discounts above the price',
};

const signed = (amountFen: number): string => `${amountFen > 0 ? '+' : ''}${yuan(amountFen)}`;

/** Words of the impact report in English. */
export const impactEn: ImpactTexts = {
  title: 'Impact',
  none: 'There is no impact report yet. It begins when an officer opens this draft.',
  building: 'Holding this draft against past attempts',
  buildingNote: 'You can leave this page and come back; it goes on where it was.',
  progress: (done, about) => (done === 0 ? 'Starting' : `${count(done)} of about ${count(Math.max(done, about))} read`),
  rate: (perSecond) => `${count(perSecond)} a second`,
  madeAt: (at) => `As of ${at}`,
  history: (receipts, from, until) =>
    `Among ${count(receipts)} recorded attempts from ${from} to ${until}. Who never tried, or found everything given out, is not in it.`,
  historyOfOther: 'This draft was copied from another campaign; the attempts are those of that one.',
  noHistory: 'There are no past attempts to hold it against: only the differences of the rules are below.',

  diffTitle: {
    'in-force': (number) => `${count(number)} difference${number === 1 ? '' : 's'} from the rules in force`,
    origin: (number) => `${count(number)} difference${number === 1 ? '' : 's'} from the rules it was made from`,
    nothing: () => 'Nothing to compare with: all of it is new',
  },
  diffSame: 'The rules are the same',
  diffKind: { changed: 'changed', added: 'new', removed: 'gone', reordered: 'order' },
  showAll: (number) => `All ${count(number)}`,
  showFewer: 'Show fewer',

  money: {
    same: 'The subsidies stay the same',
    more: (amountFen) => `Would have paid ${yuan(amountFen)} more`,
    less: (amountFen) => `Would have paid ${yuan(amountFen)} less`,
  },
  people: (gained, lost) =>
    gained + lost === 0
      ? 'Nobody would have gained or lost'
      : `${count(gained)} refused before would have succeeded, ${count(lost)} that succeeded would have been refused`,
  unknown: (number) => `Of another ${count(number)} the records do not tell.`,
  columns: {
    category: 'Category',
    claims: 'Claims (before → after)',
    gained: 'Gained',
    lost: 'Lost',
    before: 'Paid before',
    after: 'Paid after',
    difference: 'Difference',
    unknown: 'Not known',
  },
  total: 'In all',
  change: (before, after) => `${count(before)} → ${count(after)}`,
  signed,
  reasonsTitle: 'For what reasons',
  moment: { claim: 'Claim', redemption: 'Redemption' },
  reason: (reason) => REASON[reason],
  newly: (number) => `${count(number)} more`,
  noLonger: (number) => `${count(number)} fewer`,
  winners: (number) => `${count(number)} example${number === 1 ? '' : 's'} of who gains`,
  losers: (number) => `${count(number)} example${number === 1 ? '' : 's'} of who loses`,
  examplesNote: 'Drawn by a digest of their numbers; nothing personal.',
  grade: (grade) => (grade === 'no-label' ? 'no label' : `grade ${grade}`),
  price: (baseFen) => `price ${yuan(baseFen)}`,
  granted: (moment, paidFen) => (moment === 'claim' ? 'a voucher' : `subsidy ${yuan(paidFen)}`),
  refused: (reason) => `refused (${REASON[reason]})`,

  forecastTitle: {
    first: (category, when) => `${category} runs out first: ${when}`,
    lasts: 'The money of every category lasts to the end of the campaign',
    exhausted: (categories) => `Used up already: ${categories}`,
    unknown: 'Too little is recorded to tell when the money runs out',
  },
  forecastNote:
    'From 400 draws of whole weeks out of the last eight: eight times in ten it falls into the range. Vouchers that are held are taken to stay as many as they are.',
  forecastColumns: {
    category: 'Category',
    left: 'Left',
    perDay: 'About a day',
    now: 'Rules in force',
    draft: 'Draft',
    districts: 'By district',
  },
  runsOut: (point, low, high) =>
    `${point === null ? 'may last to the end' : `about ${point}`} (${high === null ? `from ${low}, or lasts to the end` : `${low}–${high}`})`,
  lasts: 'lasts to the end',
  exhausted: (nextMoneyAt) => (nextMoneyAt === null ? 'used up' : `used up; more money on ${nextMoneyAt}`),
  tooLittle: (days) => (days === 0 ? 'nothing recorded' : `only ${days} day${days === 1 ? '' : 's'} recorded`),
  perDay: (amountFen) => yuanShort(Math.round(amountFen / 100) * 100),
  share: (basisPoints) => `${(basisPoints / 100).toFixed(1)}%`,
  otherDistricts: (number) => `${count(number)} others`,
  dash: '—',
};
