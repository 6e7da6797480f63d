import * as z from 'zod';
import { WhyNotBundle, WhyNot } from '../promotion/why-not.ts';
import { KeyScope } from '../api-key/scope.ts';
import { Category } from '../appliance/category.ts';
import { Grade } from '../appliance/label.ts';
import { Instant } from '../clock.ts';
import { Fen } from '../fen.ts';
import { ImportColumn } from '../catalogue-import/column.ts';
import { Channel } from '../campaign/channel.ts';
import { BothLanguages, DeductionKind, DeedKind, EvidenceKind } from '../campaign/rule.ts';
import { ValueFault } from '../draw/public-seed.ts';
import { ORDER_STATUSES } from '../order/order-status.ts';
import { UploadFault } from '../upload/fault.ts';
import { StoppedBy } from '../retailer/stopped-by.ts';
import { Purpose } from '../vault/purpose.ts';

/** Whom the words of a refusal are for. */
type Audience =
  /** shopper and cashier, each in their own words */
  | 'counter'
  /** officers and reviewers */
  | 'office'
  /** whoever is in front of the screen */
  | 'anyone';

type Definition = { readonly status: number; readonly audience: Audience; readonly facts: z.ZodObject };

const define = <const A extends Audience, const S extends number, F extends z.ZodRawShape>(
  audience: A,
  status: S,
  facts: F,
) => ({
  audience,
  status,
  facts: z.object(facts),
});

const until = { until: Instant };
/** What a price was held against, both after discounts, and by how many basis points it is over. */
const priceFound = {
  against: z.enum(['filed', 'shop', 'city']),
  referenceFen: Fen,
  askedFen: Fen,
  over: z.int().min(1),
};

/**
 * Every way the product says no. 409: read again and decide anew; 422: a rule refuses; 423: somebody else holds it;
 * 429 and 503: the same request may succeed later.
 */
export const REFUSALS = {
  RequestInvalid: define('anyone', 400, { fields: z.array(z.object({ pointer: z.string(), message: z.string() })) }),
  IdempotencyKeyMissing: define('anyone', 400, {}),
  SignInNeeded: define('anyone', 401, {}),
  NotAllowed: define('anyone', 403, {}),
  NotFound: define('anyone', 404, {}),
  RequestTooLarge: define('anyone', 413, { bytesMax: z.int() }),
  IdempotencyKeyReused: define('anyone', 422, {}),
  Busy: define('anyone', 503, {}),
  /** The store did not answer in time: the write may or may not have happened. The same key asks again safely. */
  OutcomeUnknown: define('anyone', 503, {}),
  Internal: define('anyone', 500, { requestId: z.string() }),
  /** A service that the house asks did not answer; nothing changed, and the same key asks again safely. */
  ServiceAway: define('anyone', 503, { service: z.enum(['wechat', 'identity', 'vault', 'map', 'files']) }),

  GuardianNeeded: define('anyone', 422, { ageMin: z.int() }),
  IdentityMismatch: define('anyone', 422, { triesLeft: z.int().min(0) }),
  IdentityTriesOver: define('anyone', 429, until),
  /** `erased`: by an account that its owner has erased since. */
  IdentityTaken: define('anyone', 409, { erased: z.boolean() }),

  /** The verb needs a confirmation within the last minutes that it is still the same person. */
  ConfirmationNeeded: define('anyone', 403, {}),
  /** Confirmed by somebody else than who is signed in. */
  OtherPerson: define('anyone', 422, {}),
  /** Only a phone may let a screen in: a screen cannot. */
  PhoneNeeded: define('anyone', 422, {}),
  TicketOver: define('anyone', 410, {}),
  InvitationOver: define('anyone', 410, {}),
  PostElsewhere: define('anyone', 422, {}),
  OwnPost: define('anyone', 422, {}),
  /** Who holds a post ends it first, so that no list names somebody who is gone. */
  PostsHeld: define('anyone', 409, {}),
  /** The words were changed since they were shown; `version` is what they are now. */
  ConsentOutdated: define('anyone', 409, { purpose: Purpose, version: z.int() }),
  ConsentNotWithdrawable: define('anyone', 422, { purpose: Purpose }),
  ConsentNeeded: define('anyone', 422, { purpose: Purpose }),
  /** The account was erased, or is being erased this very minute. */
  AccountErased: define('anyone', 409, {}),
  VouchersHeld: define('anyone', 409, { voucherIds: z.array(z.string()) }),

  /** Nothing has come by the upload's link: not yet, or it was over. */
  UploadMissing: define('anyone', 409, {}),
  /** What came is not what was announced, or not what can be taken. */
  UploadUnfit: define('anyone', 422, { why: UploadFault }),
  /** So many uploads a person may open in a day. */
  UploadsTooMany: define('anyone', 429, { ...until, most: z.int() }),

  /** A key that is unknown, misspelt, revoked or over: which of them, nobody is told. */
  KeyNotAccepted: define('anyone', 401, {}),
  /** `scope`: what the key would need; `null`: no key can do this. */
  KeyNotForThis: define('anyone', 403, { scope: KeyScope.nullable() }),
  TooManyRequests: define('anyone', 429, { seconds: z.int().min(1) }),
  /** The secret that was named is none of the key's by now. */
  KeyChanged: define('anyone', 409, {}),
  /** Revoked, or at its end. */
  KeyOver: define('anyone', 409, {}),
  /** Nothing was done: it cannot be tried out, or the answer rests on something being counted. */
  DryRunNotPossible: define('anyone', 422, {}),

  /** There is no power to do this for that person: never given, over, revoked, or not for this. */
  PowerMissing: define('anyone', 403, {}),
  PowerOfferOver: define('anyone', 410, {}),
  OwnPower: define('anyone', 422, {}),
  /** Offered to staff, and taken by somebody who is none. */
  AssistantNeeded: define('anyone', 422, {}),
  /** `side`: whether the one who gives, or the one who takes, has as many as one may have. */
  PowersFull: define('anyone', 422, { side: z.enum(['principal', 'delegate']), most: z.int() }),
  AssistLimit: define('anyone', 429, { ...until, most: z.int() }),

  /** The phone asks WeChat for a fresh code and tries again by itself, once. */
  LoginCodeUsed: define('anyone', 409, {}),
  LoginBlocked: define('anyone', 422, {}),
  LoginTooOften: define('anyone', 429, {}),
  PhoneCodeUsed: define('anyone', 409, {}),
  PhoneTaken: define('anyone', 409, {}),

  CampaignNotYetOpen: define('counter', 422, { opensAt: Instant }),
  CampaignClosed: define('counter', 422, { closedAt: Instant }),
  CategoryNotOffered: define('counter', 422, { category: Category }),
  IdentityNotVerified: define('counter', 422, {}),
  GradeNotSubsidised: define('counter', 422, { grade: Grade.nullable(), accepted: z.array(Grade) }),
  PriceAboveCeiling: define('counter', 422, { ceilingFen: Fen, priceFen: Fen }),
  DeductionNotInWaterfall: define('counter', 422, { kind: DeductionKind }),
  DeductionsAbovePrice: define('counter', 422, { listFen: Fen }),
  StandardNotAccepted: define('counter', 422, { standard: z.string(), accepted: z.array(z.string()) }),
  LabelUnknown: define('counter', 422, {}),
  PriceUnknown: define('counter', 422, {}),
  ChannelNotOffered: define('counter', 422, { channel: Channel }),
  /** Vouchers of the campaign are drawn, given in turn or exchanged, not claimed. */
  ClaimedOtherwise: define('counter', 422, { allocation: z.enum(['draw', 'waiting-list', 'two-step']) }),
  PlaceUnknown: define('counter', 422, {}),
  PlaceElsewhere: define('counter', 422, {}),
  /** Nobody is signed in, so what they had before is not known. */
  HistoryUnknown: define('counter', 422, {}),
  /** `until` is `null` when it lasts as long as the programme. */
  ReclaimBarred: define('counter', 422, {
    category: Category,
    by: z.enum(['unused', 'year', 'reclaims', 'month', 'day']),
    most: z.int(),
    until: Instant.nullable(),
  }),
  PrerequisiteMissing: define('counter', 422, { campaignIds: z.array(z.string()) }),
  OtherCampaignTaken: define('counter', 422, { group: z.string() }),
  JointMaximumReached: define('counter', 422, {
    group: z.string(),
    itemsMax: z.int().nullable(),
    fenMax: Fen.nullable(),
  }),
  OldItemNeeded: define('counter', 422, { category: Category.nullable() }),
  DeliveryElsewhere: define('counter', 422, {}),
  DeliveryUnknown: define('counter', 422, {}),
  /** An extra condition of the campaign, in the words of its office. */
  ConditionNotMet: define('counter', 422, { conditionId: z.string(), says: BothLanguages, remedy: BothLanguages }),
  ConditionUnknown: define('counter', 422, { conditionId: z.string(), says: BothLanguages, remedy: BothLanguages }),
  CampaignPaused: define('counter', 422, { reason: BothLanguages }),
  CampaignDraining: define('counter', 422, { reason: BothLanguages }),
  /** Nobody has to wait for this campaign. */
  RoomNotNeeded: define('counter', 422, {}),
  RoomNotOpen: define('counter', 422, { from: Instant }),
  /** No ticket of the waiting room, or one that is forged, over, somebody else's or another campaign's. */
  AdmissionNeeded: define('counter', 422, {}),
  AdmissionNotYet: define('counter', 429, { ...until, ahead: z.int().min(1), seconds: z.int().min(1) }),
  ClaimedTooOften: define('counter', 429, until),
  QuotaExhausted: define('counter', 409, { category: Category }),
  /** Nothing can be claimed now, but what others have in their hands may come back by then. */
  QuotaAwaited: define('counter', 409, { category: Category, ...until }),
  /** Nothing is left of the last drop, but more comes: the next drop, or what others no longer have kept for them. */
  QuotaLater: define('counter', 409, { category: Category, at: Instant }),
  /** A draw's registration has not begun. */
  RegistrationNotOpen: define('counter', 422, { opensAt: Instant }),
  RegistrationOver: define('counter', 422, { closedAt: Instant }),
  /** Claimed, or not in time, or given up. */
  AwardOver: define('counter', 409, {}),
  LimitReached: define('counter', 422, { category: Category, itemsPerPerson: z.int() }),
  /** `reservedUntil`: a till holds it until then; `null`: none does. */
  VoucherHeld: define('counter', 409, { voucherId: z.string(), until: Instant, reservedUntil: Instant.nullable() }),

  VoucherExpired: define('counter', 422, { expiredAt: Instant }),
  VoucherRedeemed: define('counter', 422, { redeemedAt: Instant }),
  VoucherGivenBack: define('counter', 422, { givenBackAt: Instant }),
  VoucherReturned: define('counter', 422, { returnedAt: Instant }),
  VoucherReserved: define('counter', 423, until),
  /** An online order has it until then. */
  VoucherOrdered: define('counter', 423, until),
  /** What is asked for comes before or after this step of the order. */
  OrderNotInStatus: define('counter', 409, { status: z.enum(ORDER_STATUSES) }),
  /** Nothing was signed for in time: the order has ended, the voucher is free. */
  OrderOver: define('counter', 422, until),
  /** A good code, of another voucher than the order's. */
  CodeOfOther: define('counter', 422, {}),
  /** A printed card that was printed anew or stopped since. */
  CardStopped: define('counter', 422, {}),
  /** A printed card does not change, so the till compares a name. */
  CardNameNeeded: define('counter', 422, {}),
  CardNameWrong: define('counter', 422, { triesLeft: z.int().min(0) }),
  CardRests: define('counter', 429, until),
  /** No proven name is kept, or the vault is away: nobody can compare. */
  CardNameUnknown: define('counter', 422, {}),
  CodeUnreadable: define('counter', 422, {}),
  CodeStale: define('counter', 422, {}),
  PinWrong: define('counter', 422, { triesLeft: z.int().min(0) }),
  PinLocked: define('counter', 429, until),
  RegionMismatch: define('counter', 422, { campaignRegion: z.string() }),
  ReservationOver: define('counter', 409, {}),
  ModelUnknown: define('counter', 422, { gtin: z.string() }),
  CategoryMismatch: define('counter', 422, { voucherCategory: Category, modelCategory: Category }),
  SerialUsed: define('counter', 422, {}),
  /** The price is higher than before the programme; the campaign wants to know why. */
  PriceReasonNeeded: define('counter', 422, priceFound),
  /** The same, and the campaign does not pay for it. */
  PriceTooHigh: define('counter', 422, priceFound),
  /** A shop cannot pledge more than the maker did. */
  PriceAboveFiled: define('counter', 422, { filedFen: Fen }),
  /** The sale names more or fewer IMEIs than the unit has. */
  ImeisMissing: define('counter', 422, { has: z.int().min(0), given: z.int().min(0) }),
  /** `place`: which of those that were given, from 1. */
  ImeiUsed: define('counter', 422, { place: z.int().min(1) }),
  InvoiceUsed: define('counter', 422, {}),
  /** What is due at the till and was not brought along. */
  EvidenceMissing: define('counter', 422, { kinds: z.array(EvidenceKind) }),
  /** The campaign does not ask for it, or it was handed in before. */
  EvidenceNotAsked: define('counter', 422, { kinds: z.array(EvidenceKind) }),
  /** No file of this shop that was looked at: never sent, or forgotten since. */
  EvidenceUnknown: define('counter', 422, { kind: EvidenceKind }),
  /** The file, or the same picture under another name, belongs to another redemption. */
  EvidenceReused: define('counter', 422, {}),
  /** The shop takes this from registered tills only. */
  TillNeeded: define('counter', 403, {}),
  /** No such till, or not its signature over this very request. */
  TillUnproven: define('counter', 403, {}),
  /** Signed long ago, or by a clock that is wrong; the reply's date says what the time is. */
  TillClockAway: define('counter', 403, {}),
  TillElsewhere: define('counter', 403, {}),
  TillWaiting: define('counter', 403, {}),
  TillStopped: define('counter', 403, { state: z.enum(['lost', 'revoked']) }),
  TillCodeWrong: define('anyone', 422, {}),
  /** The device has to ask again. */
  TillCodeOver: define('anyone', 410, {}),
  /** Somebody of the shop was faster. */
  TillChanged: define('anyone', 409, {}),
  TillsFull: define('anyone', 422, { most: z.int() }),
  ReturnedAlready: define('counter', 409, { returnedAt: Instant }),
  /** Somebody of the shop returned or exchanged in between. */
  RedemptionChanged: define('counter', 409, {}),
  CutTooLarge: define('counter', 422, { mostFen: Fen }),
  ReturnsTooMany: define('counter', 422, { most: z.int() }),

  /** What the firm or the store is keeps it from doing business; returns go on. */
  ShopStopped: define('counter', 422, { by: StoppedBy }),

  /** Another live entry of the register has this credit code. */
  UsccTaken: define('anyone', 409, {}),
  EntryChanged: define('anyone', 409, {}),
  EntryNotInState: define('anyone', 409, { state: z.string() }),
  OwnEntry: define('office', 422, {}),
  ProposerMayNotDecide: define('office', 422, {}),
  NoticeNotOver: define('office', 422, until),
  /** The firm has said that it is wrong, and nobody has answered. */
  ObjectionOpen: define('office', 409, {}),
  StoresTooMany: define('anyone', 422, { most: z.int() }),
  /** Not in the city of the firm's office. */
  StoreElsewhere: define('anyone', 422, {}),

  CatalogueUnreadable: define('office', 422, {}),
  ColumnsMissing: define('office', 422, { columns: z.array(ImportColumn) }),
  RowsTooMany: define('office', 422, { most: z.int() }),
  /** The file was forgotten; it has to be brought again. */
  ImportOver: define('office', 410, {}),

  DeedNotPaid: define('anyone', 422, {}),
  DeedLimit: define('anyone', 422, { most: z.int() }),
  DeedOver: define('anyone', 409, { state: z.enum(['reported', 'confirmed', 'taken-back']) }),
  DeedOfOneself: define('office', 422, {}),
  DeedReferenceUsed: define('office', 409, {}),
  DeedTwice: define('office', 422, { deed: DeedKind }),
  OwnedTooMany: define('anyone', 422, { most: z.int() }),
  RecallsTooMany: define('office', 422, { most: z.int() }),
  RecallWithdrawn: define('office', 409, { at: Instant }),
  FairStopOver: define('anyone', 410, { begins: Instant }),
  FairStopCancelled: define('anyone', 410, { reason: z.string() }),
  FairWalkIn: define('anyone', 422, {}),
  FairStopFull: define('anyone', 409, { left: z.int() }),
  /** Since the person looked at it. */
  FairStopMoved: define('anyone', 409, { begins: Instant }),
  FairSignedUp: define('anyone', 409, { party: z.int() }),
  FairChanged: define('office', 409, {}),
  FairPlacesTaken: define('office', 422, { taken: z.int() }),
  FairTourOverlaps: define('office', 422, {}),

  TooFewPoints: define('anyone', 422, { active: z.int(), needed: z.int() }),
  RewardNotYet: define('anyone', 422, { from: Instant }),
  RewardOver: define('anyone', 410, until),
  RewardPaused: define('anyone', 422, {}),
  RewardSoldOut: define('anyone', 409, {}),
  RewardLimit: define('anyone', 422, { most: z.int() }),
  RewardOrderEnded: define('anyone', 409, { state: z.enum(['collected', 'refunded']), at: Instant }),
  /** The time to collect it is over. */
  RewardNotCollected: define('anyone', 410, until),
  /** Tickets can be given back until then. */
  LotteryClosed: define('anyone', 410, until),
  LotteryNotWon: define('anyone', 422, {}),
  StockOutOfBounds: define('office', 422, { left: z.int() }),

  PromotionNotForThis: define('counter', 422, { title: z.string(), why: WhyNot }),
  BundleNotForThis: define('counter', 422, { title: z.string(), why: WhyNotBundle }),
  LimitBelowUsed: define('counter', 409, { used: z.int() }),

  /** The receipt has its appeal: one is all there is. */
  AlreadyAppealed: define('anyone', 409, {}),
  /** Somebody else of the office answered first. */
  AppealAnswered: define('office', 409, {}),

  CampaignNotInStatus: define('office', 409, { status: z.string() }),
  WindowOver: define('office', 422, until),
  AuthorMayNotReview: define('office', 422, {}),
  RevisionChanged: define('office', 409, { hash: z.string() }),
  RegionOutsideYours: define('office', 422, {}),
  /** Approved, or said no to, by the same person before. */
  AlreadyApproved: define('office', 409, {}),
  /** The impact report is another than the one that was read. */
  ReportChanged: define('office', 409, { reportHash: z.string() }),
  ReportMissing: define('office', 422, {}),
  FlowNotPossible: define('office', 409, { flow: z.string() }),
  PauserMayNotResume: define('office', 422, {}),
  /** The budget is not what the request says it is. */
  BudgetChanged: define('office', 409, { currentFen: Fen }),
  /** Less would remain than is held and spent already. */
  BudgetInUse: define('office', 422, { leastFen: Fen }),
  BudgetByAdjustment: define('office', 422, { category: Category }),
  RequesterMayNotDecide: define('office', 422, {}),
  AdjustmentDecided: define('office', 409, {}),
  /** The next release is not what the request says it is; `null`: none is to come. */
  DropChanged: define('office', 409, { next: z.object({ at: Instant, amountFen: Fen }).nullable() }),
  /** Less than what is kept for others, or more than there is. */
  DropOutOfBounds: define('office', 422, { leastFen: Fen, mostFen: Fen }),
  /** The list of the round is not closed yet, or the round is drawn. */
  RoundNotWaiting: define('office', 409, {}),
  /** Why a public value cannot be the one of the draw. */
  ValueNotPossible: define('office', 422, { fault: ValueFault, round: z.string() }),
  /** Another value was entered, or none. */
  ValueChanged: define('office', 409, {}),
  EntererMayNotConfirm: define('office', 422, {}),

  WindowEmpty: define('office', 422, {}),
  OpeningsOverlap: define('office', 422, { first: z.int(), second: z.int() }),
  SharesNotWhole: define('office', 422, { sum: z.int() }),
  PurseTwice: define('office', 422, { purse: z.string() }),
  WaterfallOutOfOrder: define('office', 422, {}),
  CapAboveCeiling: define('office', 422, { category: Category, capFen: Fen, ceilingFen: Fen }),
  RateTwice: define('office', 422, { category: Category }),
  StandardTwice: define('office', 422, { category: Category }),
  ConditionIllTyped: define('office', 422, { conditionId: z.string(), problem: z.string() }),
  ConditionTwice: define('office', 422, { conditionId: z.string() }),
  RelationTwice: define('office', 422, {}),
  RelationCircular: define('office', 422, { campaignIds: z.array(z.string()) }),
  RelationUnknown: define('office', 422, { campaignId: z.string() }),
  TrancheOutsideWindow: define('office', 422, { index: z.int() }),
  TrancheTwice: define('office', 422, { index: z.int() }),
  TrancheWithoutCategory: define('office', 422, { index: z.int(), category: Category }),
  DrawOutsideWindow: define('office', 422, { index: z.int() }),
  /** The schedule has no moment in the campaign's window. */
  DropNeverComes: define('office', 422, {}),
  KeptSharesAboveWhole: define('office', 422, { sum: z.int() }),
  /** A draw or a waiting list decides who comes next: a share kept for some would go to nobody. */
  KeptSharesInTurn: define('office', 422, {}),
  KeptShareTwice: define('office', 422, { index: z.int() }),
  /** Kept until an hour that is over when the release comes. */
  KeptShareTooShort: define('office', 422, { index: z.int() }),
  KeptShareElsewhere: define('office', 422, { index: z.int(), regionCode: z.string() }),
  /** A date for evidence that is not asked for, or two for one kind. */
  EvidenceDueAstray: define('office', 422, { category: Category }),
  BudgetBelowCap: define('office', 422, { category: Category, capFen: Fen }),
} satisfies Record<string, Definition>;

export type RefusalCode = keyof typeof REFUSALS;

// zod infers an empty shape as Record<string, never>, which would forbid `code` itself
type FactsOf<C extends RefusalCode> = string extends keyof z.infer<(typeof REFUSALS)[C]['facts']>
  ? unknown
  : Readonly<z.infer<(typeof REFUSALS)[C]['facts']>>;

/** A refusal with the facts its words and the screen need. */
export type RefusalOf<C extends RefusalCode> = { [K in C]: { readonly code: K } & FactsOf<K> }[C];
export type Refusal = RefusalOf<RefusalCode>;

export type CodeFor<A extends Audience> = {
  [C in RefusalCode]: (typeof REFUSALS)[C]['audience'] extends A ? C : never;
}[RefusalCode];

/** The same request, unchanged, may succeed later. */
export const isRetryable = (code: RefusalCode): boolean => [429, 503].includes(REFUSALS[code].status);
