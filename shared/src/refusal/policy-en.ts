import type { BothLanguages } from '../campaign/rule.ts';
import { CATEGORY_NAME } from '../text/category-name.ts';
import type { Category } from '../appliance/category.ts';
import { dateTime, percent, yuan, yuanShort } from '../text/format.ts';
import { type PolicyTexts, counter, office, unstopped } from './policy.ts';

const category = (one: Category) => CATEGORY_NAME.en[one].toLowerCase();
const said = (words: BothLanguages) => unstopped(words.en);
const at = (instant: Parameters<typeof dateTime>[0]) => dateTime(instant, 'en');

const ALLOCATED = {
  draw: {
    title: 'These vouchers are drawn',
    text: 'Register while registration is open; the result appears in your wallet.',
  },
  'waiting-list': {
    title: 'These vouchers go by waiting list',
    text: 'Join the list first; your wallet shows when it is your turn.',
  },
  'two-step': {
    title: 'An exchange coupon comes first',
    text: 'Claim the exchange coupon, then swap it for a category.',
  },
};
const times = (most: number): string => (most === 1 ? 'once' : `${most} times`);
const BARRED = {
  unused: (most: number) => `${most} vouchers of this category were left unused`,
  year: (most: number) => `This category can be claimed ${times(most)} a year`,
  reclaims: (most: number) => `This category can be claimed ${times(most)}`,
  month: (most: number) => `This category can be claimed ${times(most)} a month`,
  day: (most: number) => `This category can be claimed ${times(most)} a day`,
};

const VALUE = {
  'not-written-so': () => 'It is not written the way its source writes it.',
  'no-such-round': (round: string) => `It has to be the first from ${round} on; check which one it is.`,
  'too-early': (round: string) =>
    `A value from before the list was public cannot count: take the first from ${round} on.`,
  'not-published-yet': () => 'It is not published yet; enter it afterwards.',
  'source-not-silent-yet': () => 'The source may still publish; the fallback does not count yet.',
};

/** Words of what campaigns' rules refuse, and of what their offices get wrong. */
export const policyEn: PolicyTexts = {
  StandardNotAccepted: ({ standard, accepted }) =>
    counter(
      `A grade under ${standard} no longer counts`,
      [
        `Grades under ${accepted.join(', ') || 'the current standard'} count. Look at models filed under the new standard.`,
        'open-appliances',
      ],
      ['The label follows the old standard, so there is no subsidy. Offer another model.', 'edit-entry'],
    ),
  LabelUnknown: () =>
    counter(
      'The efficiency grade is not known yet',
      ['Choose a model, or scan the energy label.', 'open-appliances'],
      ['Scan the barcode; the grade is looked up before the subsidy is worked out.', 'scan-again'],
    ),
  PriceUnknown: () =>
    counter(
      'The price is not known yet',
      ['Enter the price to see the subsidy.', 'edit-entry'],
      ['Enter the price after discounts.', 'edit-entry'],
    ),
  ChannelNotOffered: ({ channel }) =>
    counter(
      channel === 'online' ? 'There are no online vouchers here' : 'There are no shop vouchers here',
      [channel === 'online' ? 'Claim one for a shop instead.' : 'Claim one for online use instead.', 'open-home'],
      [
        channel === 'online'
          ? 'This is an online voucher; it cannot be redeemed in a shop.'
          : 'This is a shop voucher; it cannot be used online.',
        'scan-again',
      ],
    ),
  ClaimedOtherwise: ({ allocation }) =>
    counter(
      ALLOCATED[allocation].title,
      [ALLOCATED[allocation].text, 'open-home'],
      ['These vouchers are not claimed on the spot; the customer sees them on the phone.', 'none'],
    ),
  RegistrationNotOpen: ({ opensAt }) =>
    counter(
      'Registration has not begun',
      [`It begins ${at(opensAt)}.`, 'none'],
      ['Registration has not begun; the customer registers on the phone.', 'none'],
    ),
  RegistrationOver: ({ closedAt }) =>
    counter(
      'Registration is over',
      [`It closed ${at(closedAt)}; wait for the next round.`, 'open-home'],
      ['Registration for this round is over. Charge the full price.', 'none'],
    ),
  AwardOver: () =>
    counter(
      'This place is gone',
      ['It was claimed, given up or not claimed in time. Reload to see how things stand.', 'reload'],
      ['The place was not claimed in time. Charge the full price.', 'none'],
    ),
  PlaceUnknown: () =>
    counter(
      'We do not know where you are',
      [
        'This campaign is for people who are there. Switch location on and claim again; it is compared once and not kept.',
        'prove-place',
      ],
      ['Ask the customer to switch on location.', 'none'],
    ),
  PlaceElsewhere: () =>
    counter(
      'You are not in the campaign’s region',
      ['Claim when you are there, or see the campaigns where you are.', 'open-home'],
      ['The customer was outside the region when claiming.', 'none'],
    ),
  HistoryUnknown: () =>
    counter(
      'Sign in to see whether you have a claim left',
      ['Once signed in you see what you have claimed and what is left.', 'sign-in'],
      ['Ask the customer to sign in.', 'none'],
    ),
  ReclaimBarred: (facts) =>
    counter(
      `No more ${category(facts.category)} claims for now`,
      [
        `${BARRED[facts.by](facts.most)}${facts.until === null ? ', so this category is over for you this programme year.' : `. You can claim again from ${at(facts.until)}.`}`,
        'open-wallet',
      ],
      ['This customer has reached the number of claims; charge the full price.', 'none'],
    ),
  PrerequisiteMissing: () =>
    counter(
      'Another campaign comes first',
      ['Use a voucher of the earlier campaign first, then claim this one.', 'open-home'],
      ['The customer has not used the earlier campaign’s voucher.', 'none'],
    ),
  OtherCampaignTaken: () =>
    counter(
      'You take part in another campaign of this kind',
      ['Only one of them is possible. Give an unused voucher back to choose again.', 'open-wallet'],
      ['The customer takes part in another campaign of this kind.', 'none'],
    ),
  JointMaximumReached: ({ itemsMax, fenMax }) =>
    counter(
      'The limit over several campaigns is reached',
      [
        `One person gets at most ${[itemsMax === null ? '' : `${itemsMax} items`, fenMax === null ? '' : yuanShort(fenMax)].filter(Boolean).join(' and ')} in all.`,
        'open-wallet',
      ],
      ['The customer has reached the limit over several campaigns; charge the full price.', 'none'],
    ),
  OldItemNeeded: (facts) =>
    counter(
      'The old appliance has to be handed over',
      [
        `Hand your old ${facts.category === null ? 'appliance' : category(facts.category)} to the shop, which notes it.`,
        'none',
      ],
      [
        `Take the old ${facts.category === null ? 'appliance' : category(facts.category)} in and note it, then redeem.`,
        'edit-entry',
      ],
    ),
  DeliveryElsewhere: () =>
    counter(
      'The delivery address is outside the region',
      ['Have it delivered within the region, or collect it.', 'none'],
      ['Delivery is outside the region; it cannot be redeemed.', 'edit-entry'],
    ),
  DeliveryUnknown: () =>
    counter(
      'Where it goes is not known',
      ['The goods must go to a place in the region. Tell the shop where.', 'none'],
      ['Choose the place of delivery, or collection.', 'edit-entry'],
    ),
  ConditionNotMet: ({ says, remedy }) =>
    counter(`Not met: ${said(says)}`, [`${said(remedy)}.`, 'open-home'], [`Not met: ${said(says)}.`, 'none']),
  ConditionUnknown: ({ says, remedy }) =>
    counter(
      `A fact is missing: ${said(says)}`,
      [`${said(remedy)}.`, 'open-home'],
      [`Not known yet: ${said(says)}.`, 'none'],
    ),
  CampaignPaused: ({ reason }) =>
    counter(
      'Claims are paused',
      [`${said(reason)}. Vouchers you hold stay good.`, 'open-wallet'],
      ['No new vouchers for now; those already claimed are redeemed as usual.', 'none'],
    ),
  CampaignDraining: ({ reason }) =>
    counter(
      'No more vouchers are given out',
      [`${said(reason)}. Vouchers you hold stay good until they end.`, 'open-wallet'],
      ['No new vouchers; those already claimed are redeemed as usual.', 'none'],
    ),
  AlreadyApproved: () =>
    office('You have approved it already', 'The next approval must come from somebody else.', 'none'),
  ReportChanged: () =>
    office(
      'This is not the impact report you read',
      'The rules or the report changed. Open it again and read the new one.',
      'reload',
    ),
  ReportMissing: () => office('There is no impact report yet', 'Make the impact report, then submit.', 'none'),
  FlowNotPossible: () =>
    office('The campaign cannot do this now', 'Its state has changed. Reload and look again.', 'reload'),
  PauserMayNotResume: () => office('Who paused it may not resume it', 'A colleague has to look and resume.', 'none'),
  BudgetChanged: ({ currentFen }) =>
    office('The budget is not what it was', `It is ${yuan(currentFen)} now. Ask again from that figure.`, 'reload'),
  BudgetInUse: ({ leastFen }) =>
    office('The budget cannot fall below what is in use', `${yuan(leastFen)} is held or spent already.`, 'edit-entry'),
  BudgetByAdjustment: (facts) =>
    office(
      `The ${category(facts.category)} budget is not changed here`,
      'The campaign is under way. Use “Adjust budget”; a second person approves it.',
      'edit-entry',
    ),
  RequesterMayNotDecide: () => office('Who asks may not decide', 'Another approver has to decide.', 'none'),
  AdjustmentDecided: () => office('This request has been decided', 'Reload to see.', 'reload'),
  RoundNotWaiting: () =>
    office('No public value is wanted now', 'It is entered after the list was closed and before the draw.', 'reload'),
  ValueNotPossible: ({ fault, round }) => office('This public value cannot count', VALUE[fault](round), 'edit-entry'),
  ValueChanged: () => office('Another value is there now', 'Reload and check what was entered.', 'reload'),
  EntererMayNotConfirm: () =>
    office('Who entered it may not confirm it', 'A colleague has to check the source and confirm.', 'none'),
  WindowEmpty: () => office('The campaign must end after it begins', 'Change its dates.', 'edit-entry'),
  OpeningsOverlap: ({ first, second }) =>
    office(
      'Two claim periods overlap',
      `Periods ${first + 1} and ${second + 1} overlap; change one of them.`,
      'edit-entry',
    ),
  SharesNotWhole: ({ sum }) => office('The shares do not sum to 100 %', `They sum to ${percent(sum)}.`, 'edit-entry'),
  PurseTwice: () => office('One purse stands there twice', 'Make it one line.', 'edit-entry'),
  WaterfallOutOfOrder: () =>
    office(
      'The order of deductions does not hold',
      'There is one subsidy step, each step once, and none after the subsidy lowers its base.',
      'edit-entry',
    ),
  CapAboveCeiling: (facts) =>
    office(
      `The ${category(facts.category)} cap is above the price ceiling`,
      `Cap ${yuan(facts.capFen)}, ceiling ${yuan(facts.ceilingFen)}: change one of them.`,
      'edit-entry',
    ),
  RateTwice: (facts) =>
    office(`One grade of ${category(facts.category)} has two rates`, 'Keep one rate per grade.', 'edit-entry'),
  StandardTwice: (facts) =>
    office(
      `One standard of ${category(facts.category)} stands there twice`,
      'Keep one line per standard.',
      'edit-entry',
    ),
  ConditionIllTyped: ({ conditionId, problem }) =>
    office(
      `Condition ${conditionId} does not hold together`,
      `${problem}. Use the names and types listed beside it.`,
      'edit-entry',
    ),
  ConditionTwice: ({ conditionId }) =>
    office(`Condition id ${conditionId} is used twice`, 'Give one of them another id.', 'edit-entry'),
  RelationTwice: () => office('One relation stands there twice', 'Make it one.', 'edit-entry'),
  RelationCircular: () =>
    office(
      'Campaigns wait for each other',
      'The prerequisites go round in a circle, so nobody could ever claim. Remove one.',
      'edit-entry',
    ),
  RelationUnknown: ({ campaignId }) =>
    office(
      'The campaign that comes first does not exist',
      `No campaign ${campaignId} was found; choose again.`,
      'edit-entry',
    ),
  TrancheTwice: ({ index }) =>
    office(
      `Tranche ${index + 1} comes at the moment of an earlier one`,
      'Put their money into one tranche, or choose another moment.',
      'edit-entry',
    ),
  TrancheWithoutCategory: ({ index, category: one }) =>
    office(
      `Tranche ${index + 1} has money for ${category(one)}, which is not subsidised`,
      'Add the category, or take it out of the tranche.',
      'edit-entry',
    ),
  TrancheOutsideWindow: ({ index }) =>
    office(`Tranche ${index + 1} is outside the campaign`, 'Change its time.', 'edit-entry'),
  DrawOutsideWindow: ({ index }) =>
    office(
      `Round ${index + 1} of the draw does not fit`,
      'Registration follows the draw before it, and every draw comes before the campaign ends.',
      'edit-entry',
    ),
  DropNeverComes: () =>
    office(
      'No release comes while the campaign runs',
      'Change its times, or let the campaign run longer.',
      'edit-entry',
    ),
  KeptSharesAboveWhole: ({ sum }) =>
    office('What is kept is more than 100%', `It is ${percent(sum)}; 100% is the most.`, 'edit-entry'),
  KeptSharesInTurn: () =>
    office(
      'A draw or a waiting list keeps no shares',
      'Take the shares out, or let people claim directly.',
      'edit-entry',
    ),
  KeptShareTwice: ({ index }) =>
    office(`Kept share ${index + 1} is for the same people as one before it`, 'Make it one.', 'edit-entry'),
  KeptShareTooShort: ({ index }) =>
    office(`Kept share ${index + 1} is over when the release comes`, 'Keep it until a later hour.', 'edit-entry'),
  KeptShareElsewhere: ({ index }) =>
    office(`Kept share ${index + 1} names a place outside the campaign`, 'Choose places within it.', 'edit-entry'),
  DropChanged: ({ next }) =>
    next === null
      ? office('No release is to come', 'Read again.', 'reload')
      : office('The next release has changed', `It is ${yuan(next.amountFen)} now; read again.`, 'reload'),
  DropOutOfBounds: ({ leastFen, mostFen }) =>
    office(
      'The release cannot be as much as that',
      `At least ${yuan(leastFen)}, which is kept for named people, and at most ${yuan(mostFen)}.`,
      'edit-entry',
    ),
};
