import { CATEGORY_NAME } from '../text/category-name.ts';
import { DEDUCTION_NAME } from '../text/deduction-name.ts';
import { dateTime, deadline, yuan, yuanShort } from '../text/format.ts';
import { policyEn } from './policy-en.ts';
import { evidenceEn } from './evidence.ts';
import { priceEn } from './price.ts';
import { catalogueImportEn } from './catalogue-import.ts';
import { promotionEn } from './promotion.ts';
import { deedEn } from './deed.ts';
import { fairEn } from './fair.ts';
import { ownedEn } from './owned.ts';
import { rewardEn } from './reward.ts';
import { cardEn } from './card.ts';
import { orderEn } from './order.ts';
import { tillEn } from './till.ts';
import { uploadEn } from './upload.ts';
import { registerEn } from './register.ts';
import { roomEn } from './room.ts';
import type { RefusalTexts } from './words.ts';

const category = (name: keyof (typeof CATEGORY_NAME)['en']) => CATEGORY_NAME.en[name].toLowerCase();
/** `a fridge`, `an air conditioner`, `smart glasses`. */
const goods = (name: keyof (typeof CATEGORY_NAME)['en']) =>
  name === 'smart-glasses' ? category(name) : `${/^[aeiou]/.test(category(name)) ? 'an' : 'a'} ${category(name)}`;
const at = (instant: Parameters<typeof dateTime>[0]) => dateTime(instant, 'en');
const grades = (accepted: readonly number[]) => accepted.map((grade) => `grade ${grade}`).join(' or ');

const SERVICE_AWAY = {
  wechat: 'WeChat does not answer right now',
  identity: 'The checking service does not answer right now',
  vault: 'Personal data can be neither read nor kept right now',
  map: 'The map service does not answer right now',
  files: 'The store for files does not answer right now',
};
const PURPOSE = {
  account: 'sign-in',
  identity: 'checking who you are',
  contact: 'contact and address',
  messages: 'notices in WeChat',
};

export const en: RefusalTexts = {
  RequestInvalid: () => ({
    title: 'Something in the form needs a correction',
    anyone: { text: 'Check the entries and submit again.', action: 'edit-entry' },
  }),
  IdempotencyKeyMissing: () => ({
    title: 'The request carries no key',
    anyone: { text: 'Update the app and try again. Nothing has changed.', action: 'reload' },
  }),
  SignInNeeded: () => ({
    title: 'Please sign in first',
    anyone: { text: 'You can go on afterwards; what you entered is kept.', action: 'sign-in' },
  }),
  NotAllowed: () => ({
    title: 'Your role cannot do this',
    anyone: { text: 'Sign in with a role that may, or ask a colleague who has it.', action: 'sign-in' },
  }),
  KeyNotAccepted: () => ({
    title: 'The key is not accepted',
    anyone: {
      text: 'Ask the store manager to look under “Systems” whether it has expired or was revoked, and to rotate it if need be.',
      action: 'none',
    },
  }),
  KeyNotForThis: ({ scope }) => ({
    title: 'This key cannot do that',
    anyone: {
      text:
        scope === null
          ? 'Only staff who are signed in can do this; no key can.'
          : `Ask the store manager for a key with the scope “${scope}”, under “Systems”.`,
      action: 'none',
    },
  }),
  TooManyRequests: ({ seconds }) => ({
    title: 'Too many requests',
    anyone: { text: `Send it again in ${seconds} s, with the same Idempotency-Key.`, action: 'retry' },
  }),
  KeyChanged: () => ({
    title: 'The key has just changed',
    anyone: { text: 'Reload, look which secret the system uses now, and decide again.', action: 'reload' },
  }),
  KeyOver: () => ({
    title: 'The key was revoked or has expired',
    anyone: { text: 'It cannot be changed any more. Make a new one.', action: 'reload' },
  }),
  DryRunNotPossible: () => ({
    title: 'This cannot be tried out',
    anyone: {
      text: 'Nothing was done. Typed codes count every try: use the scanned text. For other operations send it without Dry-Run.',
      action: 'none',
    },
  }),
  NotFound: () => ({
    title: 'Nothing here',
    anyone: { text: 'It may have moved, or it lies outside what you may see.', action: 'open-home' },
  }),
  RequestTooLarge: ({ bytesMax }) => ({
    title: 'Too much at once',
    anyone: { text: `At most ${Math.floor(bytesMax / 1024)} KB. Shorten it and submit again.`, action: 'edit-entry' },
  }),
  IdempotencyKeyReused: () => ({
    title: 'This request key belongs to another submission',
    anyone: { text: 'Open the page again and submit. Nothing has changed.', action: 'reload' },
  }),
  Busy: () => ({
    title: 'It is busy right now',
    anyone: { text: 'Nothing has changed. Try again in a few seconds.', action: 'retry' },
  }),
  OutcomeUnknown: () => ({
    title: 'The outcome is not known yet',
    anyone: { text: 'No answer in time. Ask again: the same request is never carried out twice.', action: 'retry' },
  }),
  Internal: ({ requestId }) => ({
    title: 'Something broke on our side',
    anyone: { text: `Look again later and do not pay twice. Quote ${requestId} to support.`, action: 'reload' },
  }),

  ServiceAway: ({ service }) => ({
    title: SERVICE_AWAY[service],
    anyone: { text: 'Nothing has changed. Try again a little later.', action: 'retry' },
  }),
  GuardianNeeded: ({ ageMin }) => ({
    title: `Below the age of ${ageMin} nobody can do this alone`,
    anyone: { text: 'A guardian can verify and claim in their own name.', action: 'none' },
  }),
  IdentityMismatch: ({ triesLeft }) => ({
    title: 'Name, number and mobile do not belong together',
    anyone: { text: `Compare them with your identity card. Tries left today: ${triesLeft}.`, action: 'edit-entry' },
  }),
  IdentityTriesOver: ({ until }) => ({
    title: 'No tries left for today',
    anyone: { text: `Try again after ${at(until)}, with your identity card at hand.`, action: 'none' },
  }),
  IdentityTaken: ({ erased }) => ({
    title: erased
      ? 'An account that was erased has proven this identity'
      : 'This identity is verified in another account',
    anyone: erased
      ? {
          text: 'A new account cannot claim for it again. If in doubt, ask the office that grants the subsidy.',
          action: 'none',
        }
      : { text: 'One person, one account. Sign in with the one you used before.', action: 'sign-in' },
  }),
  ConfirmationNeeded: () => ({
    title: 'Please confirm that it is you',
    anyone: {
      text: 'This step touches public money, rights or personal data. A confirmation is good for some minutes, and what you entered is kept.',
      action: 'confirm',
    },
  }),
  OtherPerson: () => ({
    title: 'Not the same person',
    anyone: { text: 'Confirm with the phone of whoever is signed in here. Nothing was changed.', action: 'none' },
  }),
  PhoneNeeded: () => ({
    title: 'Please confirm on a phone',
    anyone: { text: 'Scan the code with WeChat and confirm in the mini-program.', action: 'none' },
  }),
  TicketOver: () => ({
    title: 'This code is no longer valid',
    anyone: { text: 'Refresh the code on the computer and scan it again. Nothing was changed.', action: 'none' },
  }),
  InvitationOver: () => ({
    title: 'This invitation is no longer valid',
    anyone: { text: 'It was accepted, withdrawn or ran out. Ask whoever invited you for a new one.', action: 'none' },
  }),
  PostElsewhere: () => ({
    title: 'You already serve elsewhere',
    anyone: {
      text: 'One person serves in one shop and one office. Ask your head there to end that post first, then accept.',
      action: 'none',
    },
  }),
  OwnPost: () => ({
    title: 'You cannot end your own post as head',
    anyone: { text: 'Another administrator has to do it, so that somebody is left in charge.', action: 'none' },
  }),
  PostsHeld: () => ({
    title: 'You still hold a post',
    anyone: { text: 'Ask your head to end it first; then you can erase the account.', action: 'none' },
  }),
  ConsentOutdated: ({ purpose }) => ({
    title: `The words about ${PURPOSE[purpose]} have changed`,
    anyone: { text: 'Open the page again, read what is new, and decide then. Nothing has changed.', action: 'reload' },
  }),
  ConsentNotWithdrawable: ({ purpose }) => ({
    title: `There is no account without the consent to ${PURPOSE[purpose]}`,
    anyone: { text: 'To take it back, erase the account; that removes everything kept under it.', action: 'none' },
  }),
  ConsentNeeded: ({ purpose }) => ({
    title: `This needs your consent to ${PURPOSE[purpose]}`,
    anyone: { text: 'Sign in again, read what is kept, and agree first.', action: 'sign-in' },
  }),
  AccountErased: () => ({
    title: 'This account is being erased',
    anyone: {
      text: 'Once it is done you can sign in as new. If you did not finish, try in ten minutes.',
      action: 'none',
    },
  }),
  VouchersHeld: ({ voucherIds }) => ({
    title: 'Unused vouchers are still in the wallet',
    anyone: { text: `Use them or give them back first: ${voucherIds.length} in all.`, action: 'open-wallet' },
  }),
  PowerMissing: () => ({
    title: 'You may not do this for them now',
    anyone: {
      text: 'The power has run out, was ended, or does not cover this step. Nothing has changed. Ask them for a new one if you need it.',
      action: 'open-home',
    },
  }),
  PowerOfferOver: () => ({
    title: 'This offer is no longer valid',
    anyone: { text: 'It was accepted or ran out. Ask whoever sent it for a new one.', action: 'none' },
  }),
  OwnPower: () => ({
    title: 'You cannot act for yourself',
    anyone: { text: 'Give the code to whoever is to help you, to open on their own phone.', action: 'none' },
  }),
  AssistantNeeded: () => ({
    title: 'This offer is for shop staff and village officers',
    anyone: {
      text: 'Sign in as a clerk, store manager or village officer to accept. Relatives need an offer made for family.',
      action: 'sign-in',
    },
  }),
  PowersFull: ({ side, most }) => ({
    title:
      side === 'principal' ? `They already have ${most} people acting for them` : `You already act for ${most} people`,
    anyone: {
      text:
        side === 'principal'
          ? 'They have to end one of those powers first, under “Acting for others”.'
          : 'End one of those powers first, under “Acting for others”.',
      action: 'none',
    },
  }),
  AssistLimit: ({ until, most }) => ({
    title: `${most} claims for others today`,
    anyone: {
      text: `Staff may claim for others ${most} times a day; you can go on after ${deadline(until, 'en')}. Nothing has changed.`,
      action: 'none',
    },
  }),
  LoginCodeUsed: () => ({
    title: 'This sign-in was not completed',
    anyone: { text: 'What WeChat gave for it works only once. Please sign in again.', action: 'retry' },
  }),
  LoginBlocked: () => ({
    title: 'WeChat stopped this sign-in',
    anyone: {
      text: 'Pass the security check in WeChat, or use another WeChat account. You can look around without.',
      action: 'open-home',
    },
  }),
  LoginTooOften: () => ({
    title: 'Too many sign-ins',
    anyone: { text: 'Try again in a minute. Nothing has changed.', action: 'retry' },
  }),
  PhoneCodeUsed: () => ({
    title: 'No phone number came',
    anyone: { text: 'That permission is used up; please give it again. Nothing has changed.', action: 'retry' },
  }),
  PhoneTaken: () => ({
    title: 'This number belongs to another WeChat account',
    anyone: { text: 'One number, one person. Sign in with that account, or use another number.', action: 'none' },
  }),

  CampaignNotYetOpen: ({ opensAt }) => ({
    title: 'The campaign has not opened yet',
    shopper: { text: `Vouchers are released on ${at(opensAt)}. Come back then.`, action: 'open-home' },
    cashier: { text: `It opens on ${at(opensAt)}; nothing can be redeemed before.`, action: 'none' },
  }),
  CampaignClosed: ({ closedAt }) => ({
    title: 'The campaign is over',
    shopper: {
      text: `It ended on ${deadline(closedAt, 'en')}. See what else is open where you live.`,
      action: 'open-home',
    },
    cashier: { text: 'The campaign is over; charge the full price.', action: 'none' },
  }),
  CategoryNotOffered: (facts) => ({
    title: `No subsidy for ${goods(facts.category)} here`,
    shopper: { text: 'Choose one of the categories that the campaign lists.', action: 'open-home' },
    cashier: { text: 'This category is not covered; charge the full price.', action: 'none' },
  }),
  IdentityNotVerified: () => ({
    title: 'Your identity is not verified yet',
    shopper: { text: 'The subsidy is per person. Verify your identity, then claim.', action: 'verify-identity' },
    cashier: { text: 'Ask the customer to verify their identity on the phone.', action: 'none' },
  }),
  GradeNotSubsidised: ({ grade, accepted }) => ({
    title: grade === null ? 'This product carries no energy label' : `Grade ${grade} is not subsidised`,
    shopper: {
      text:
        accepted.length === 0
          ? 'Choose a product of the kind that carries no label.'
          : `Only ${grades(accepted)} is subsidised. Pick a model that qualifies.`,
      action: 'open-appliances',
    },
    cashier: {
      text:
        accepted.length === 0
          ? 'Check the category of the product.'
          : `Check the label, or offer a ${grades(accepted)} model.`,
      action: 'edit-entry',
    },
  }),
  PriceAboveCeiling: ({ ceilingFen, priceFen }) => ({
    title: `The price is above ${yuanShort(ceilingFen)}`,
    shopper: {
      text: `After discounts it costs ${yuan(priceFen)}; above the ceiling there is no subsidy.`,
      action: 'open-appliances',
    },
    cashier: { text: `${yuan(priceFen)} after discounts is above the ceiling. Check the price.`, action: 'edit-entry' },
  }),
  DeductionNotInWaterfall: ({ kind }) => ({
    title: `${DEDUCTION_NAME.en[kind]} does not count in this campaign`,
    shopper: { text: 'Remove it and calculate again.', action: 'edit-entry' },
    cashier: { text: 'Remove it and submit again.', action: 'edit-entry' },
  }),
  DeductionsAbovePrice: ({ listFen }) => ({
    title: 'The deductions add up to more than the price',
    shopper: { text: `The price is ${yuan(listFen)}. Check each deduction.`, action: 'edit-entry' },
    cashier: { text: `The price is ${yuan(listFen)}. Check each deduction.`, action: 'edit-entry' },
  }),
  QuotaExhausted: (facts) => ({
    title: `No ${category(facts.category)} vouchers left right now`,
    shopper: {
      text: 'Unused ones come back when they expire or are given up. Look again later, or see other categories.',
      action: 'open-home',
    },
    cashier: { text: 'No vouchers left; charge the full price.', action: 'none' },
  }),
  QuotaAwaited: (facts) => ({
    title: `No ${category(facts.category)} vouchers at this moment`,
    shopper: {
      text: `Some that are being processed may come back; that is settled by ${dateTime(facts.until, 'en')}. Try again in a while, or see other categories.`,
      action: 'open-home',
    },
    cashier: { text: 'No vouchers at this moment; the customer can try again later.', action: 'none' },
  }),
  QuotaLater: (facts) => ({
    title: `The ${category(facts.category)} vouchers of this release are gone`,
    shopper: {
      text: `More come on ${dateTime(facts.at, 'en')}. Come back then, or see other categories.`,
      action: 'open-home',
    },
    cashier: {
      text: `The vouchers of this release are gone; more come on ${dateTime(facts.at, 'en')}.`,
      action: 'none',
    },
  }),
  LimitReached: (facts) => ({
    title: `You have used this year's ${category(facts.category)} subsidy`,
    shopper: {
      text: `At most ${facts.itemsPerPerson} a person and year. A returned purchase frees it again.`,
      action: 'open-wallet',
    },
    cashier: { text: 'This customer has used the yearly limit; charge the full price.', action: 'none' },
  }),
  VoucherHeld: ({ until }) => ({
    title: 'You already hold an unused voucher',
    shopper: { text: `It is in your wallet, good until ${deadline(until, 'en')}.`, action: 'open-wallet' },
    cashier: { text: 'The customer already holds one. Ask them to open the wallet.', action: 'scan-again' },
  }),

  VoucherExpired: ({ expiredAt }) => ({
    title: 'This voucher has expired',
    shopper: {
      text: `It was good until ${deadline(expiredAt, 'en')}. While the campaign is open you can claim again.`,
      action: 'open-home',
    },
    cashier: { text: 'Expired. Ask the customer to claim again, then scan.', action: 'scan-again' },
  }),
  VoucherRedeemed: ({ redeemedAt }) => ({
    title: 'This voucher has been used',
    shopper: { text: `It was used on ${at(redeemedAt)}. The receipt is in your wallet.`, action: 'open-wallet' },
    cashier: { text: `Redeemed on ${at(redeemedAt)}; it cannot be used again.`, action: 'scan-again' },
  }),
  VoucherGivenBack: () => ({
    title: 'This voucher was given back',
    shopper: { text: 'You gave it up. Claim a new one when you need it.', action: 'open-home' },
    cashier: { text: 'The customer gave it back. Ask them to claim again.', action: 'scan-again' },
  }),
  VoucherReturned: ({ returnedAt }) => ({
    title: 'What this voucher bought was returned',
    shopper: { text: `Returned ${at(returnedAt)}. To buy again, claim a new voucher.`, action: 'open-home' },
    cashier: { text: 'Its goods were returned. Ask the shopper to claim again.', action: 'scan-again' },
  }),
  VoucherReserved: ({ until }) => ({
    title: 'Another shop is redeeming this voucher',
    shopper: { text: `Finish there, or wait until ${at(until)} to use another shop.`, action: 'none' },
    cashier: {
      text: `Held by another shop until ${at(until)}. Ask the customer to settle it there.`,
      action: 'scan-again',
    },
  }),
  CodeUnreadable: () => ({
    title: 'This is not a voucher code',
    shopper: { text: 'Open the voucher in your wallet and show its code.', action: 'open-wallet' },
    cashier: { text: 'Scan the code in the customer’s wallet, or type its 16 digits.', action: 'scan-again' },
  }),
  CodeStale: () => ({
    title: 'The code has changed since',
    shopper: {
      text: 'It changes every 30 seconds. Show the one on the screen now; a screenshot does not work.',
      action: 'none',
    },
    cashier: { text: 'Out of date. Scan the code that is on the screen now.', action: 'scan-again' },
  }),
  PinWrong: ({ triesLeft }) => ({
    title: 'The digits do not match',
    shopper: { text: `Read out the 16 digits on your screen once more. Tries left: ${triesLeft}.`, action: 'none' },
    cashier: { text: `Type the 16 digits again. Tries left: ${triesLeft}.`, action: 'edit-entry' },
  }),
  PinLocked: ({ until }) => ({
    title: 'Too many wrong digits',
    shopper: { text: `Digits work again at ${at(until)}. The QR code works now.`, action: 'none' },
    cashier: { text: `Scan the QR code instead, or type again at ${at(until)}.`, action: 'scan-again' },
  }),
  RegionMismatch: ({ campaignRegion }) => ({
    title: `This voucher is for ${campaignRegion} only`,
    shopper: { text: `Buy at a shop in ${campaignRegion}.`, action: 'open-wallet' },
    cashier: { text: `This shop is not in ${campaignRegion}; it cannot be redeemed here.`, action: 'scan-again' },
  }),
  ReservationOver: () => ({
    title: 'The 15 minutes are over',
    shopper: { text: 'Your voucher is untouched. Ask the clerk to scan it again.', action: 'none' },
    cashier: { text: 'Scan again; what you typed is still here.', action: 'scan-again' },
  }),
  ModelUnknown: ({ gtin }) => ({
    title: 'Unknown model',
    shopper: { text: 'The barcode is not in the catalogue. Ask the clerk to check it.', action: 'none' },
    cashier: { text: `${gtin} is not in the catalogue. Check the 13 digits.`, action: 'edit-entry' },
  }),
  CategoryMismatch: ({ voucherCategory, modelCategory }) => ({
    title: `This voucher is for ${goods(voucherCategory)}`,
    shopper: {
      text: `The product is ${goods(modelCategory)}. Claim a voucher of that category.`,
      action: 'open-home',
    },
    cashier: { text: `The product is ${goods(modelCategory)}. Check the barcode.`, action: 'edit-entry' },
  }),
  SerialUsed: () => ({
    title: 'This unit has already been subsidised',
    shopper: { text: 'Each unit is subsidised once. Ask the clerk to check the serial number.', action: 'none' },
    cashier: { text: 'Serial number already used. Check it on the unit.', action: 'edit-entry' },
  }),
  ImeisMissing: ({ has, given }) => ({
    title: has === 0 ? 'This model has no IMEI' : `This model has ${has} IMEI${has === 1 ? '' : 's'} to enter`,
    shopper: { text: 'Ask the clerk to check the IMEI on the unit.', action: 'none' },
    cashier: {
      text: has === 0 ? 'Clear the IMEI, or check the barcode.' : `${given} entered. Dial *#06# to see all of them.`,
      action: 'edit-entry',
    },
  }),
  ImeiUsed: ({ place }) => ({
    title: 'This unit has already been subsidised',
    shopper: { text: 'Each unit is subsidised once. Ask the clerk to check the IMEI.', action: 'none' },
    cashier: {
      text: `IMEI ${place} was used before. Dial *#06# and compare.`,
      action: 'edit-entry',
    },
  }),
  InvoiceUsed: () => ({
    title: 'This invoice has already been used',
    shopper: { text: 'Ask the clerk to check the invoice number.', action: 'none' },
    cashier: { text: 'Invoice number already used. Check it and type it again.', action: 'edit-entry' },
  }),
  ReturnedAlready: ({ returnedAt }) => ({
    title: 'These goods were returned before',
    shopper: { text: `Returned ${at(returnedAt)}. Goods are returned once.`, action: 'open-wallet' },
    cashier: { text: `Returned ${at(returnedAt)}. Do not refund twice.`, action: 'reload' },
  }),
  RedemptionChanged: () => ({
    title: 'This redemption has just changed',
    shopper: { text: 'Something was just returned or exchanged. Ask the clerk to look again.', action: 'none' },
    cashier: { text: 'Somebody just returned or exchanged. Reload, look, then decide.', action: 'reload' },
  }),
  CutTooLarge: ({ mostFen }) => ({
    title: 'That is more than the goods cost',
    shopper: { text: `At most ${yuan(mostFen)} off. Ask the clerk to check.`, action: 'none' },
    cashier: { text: `At most ${yuan(mostFen)} off. For everything, choose “Return”.`, action: 'edit-entry' },
  }),
  ReturnsTooMany: ({ most }) => ({
    title: 'No more price cuts or exchanges',
    shopper: { text: `All ${most} are used. You can still return the goods.`, action: 'none' },
    cashier: { text: `All ${most} are used. The goods can still be returned.`, action: 'edit-entry' },
  }),

  AlreadyAppealed: () => ({
    title: 'You have said so before',
    anyone: {
      text: 'A decision is looked at again once. The answer comes with your notices and stands under this decision.',
      action: 'reload',
    },
  }),
  AppealAnswered: () => ({
    title: 'This appeal has been answered',
    officer: { text: 'A colleague has just answered. Reload to see it. Nothing was changed.', action: 'reload' },
  }),

  CampaignNotInStatus: () => ({
    title: 'The campaign has moved on',
    officer: { text: 'Somebody has just handled it. Reload to see. Nothing has changed.', action: 'reload' },
  }),
  WindowOver: ({ until }) => ({
    title: 'The period is over',
    officer: {
      text: `It ended on ${deadline(until, 'en')}. The period must change before this can go on.`,
      action: 'edit-entry',
    },
  }),
  AuthorMayNotReview: () => ({
    title: 'Authors do not review their own campaign',
    officer: { text: 'Ask another colleague with approval rights.', action: 'none' },
  }),
  RevisionChanged: () => ({
    title: 'The text changed while you were reading',
    officer: { text: 'Reload, read it again, then decide. Nothing has changed.', action: 'reload' },
  }),
  RegionOutsideYours: () => ({
    title: 'That region is outside your office',
    officer: { text: 'Choose a region within yours.', action: 'edit-entry' },
  }),
  EvidenceDueAstray: (facts) => ({
    title: `The dates for evidence of ${category(facts.category)} do not fit`,
    officer: {
      text: 'One date for each kind of evidence, and only for kinds that are asked for.',
      action: 'edit-entry',
    },
  }),
  BudgetBelowCap: (facts) => ({
    title: `The ${category(facts.category)} budget does not cover one voucher`,
    officer: {
      text: `One voucher can cost ${yuan(facts.capFen)}. Raise the budget or drop the category.`,
      action: 'edit-entry',
    },
  }),
  ...policyEn,
  ...evidenceEn,
  ...orderEn,
  ...cardEn,
  ...priceEn,
  ...promotionEn,
  ...ownedEn,
  ...fairEn,
  ...rewardEn,
  ...deedEn,
  ...catalogueImportEn,
  ...uploadEn,
  ...registerEn,
  ...tillEn,
  ...roomEn,
};
