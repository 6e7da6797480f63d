import type { CounterText, OfficeText, RefusalTexts, Remedy } from './words.ts';

export type PolicyTexts = Pick<
  RefusalTexts,
  | 'StandardNotAccepted'
  | 'LabelUnknown'
  | 'PriceUnknown'
  | 'ChannelNotOffered'
  | 'ClaimedOtherwise'
  | 'RegistrationNotOpen'
  | 'RegistrationOver'
  | 'AwardOver'
  | 'RoundNotWaiting'
  | 'ValueNotPossible'
  | 'ValueChanged'
  | 'EntererMayNotConfirm'
  | 'PlaceUnknown'
  | 'PlaceElsewhere'
  | 'HistoryUnknown'
  | 'ReclaimBarred'
  | 'PrerequisiteMissing'
  | 'OtherCampaignTaken'
  | 'JointMaximumReached'
  | 'OldItemNeeded'
  | 'DeliveryElsewhere'
  | 'DeliveryUnknown'
  | 'ConditionNotMet'
  | 'ConditionUnknown'
  | 'CampaignPaused'
  | 'CampaignDraining'
  | 'AlreadyApproved'
  | 'ReportChanged'
  | 'ReportMissing'
  | 'FlowNotPossible'
  | 'PauserMayNotResume'
  | 'BudgetChanged'
  | 'BudgetInUse'
  | 'BudgetByAdjustment'
  | 'RequesterMayNotDecide'
  | 'AdjustmentDecided'
  | 'WindowEmpty'
  | 'OpeningsOverlap'
  | 'SharesNotWhole'
  | 'PurseTwice'
  | 'WaterfallOutOfOrder'
  | 'CapAboveCeiling'
  | 'RateTwice'
  | 'StandardTwice'
  | 'ConditionIllTyped'
  | 'ConditionTwice'
  | 'RelationTwice'
  | 'RelationCircular'
  | 'RelationUnknown'
  | 'TrancheOutsideWindow'
  | 'TrancheTwice'
  | 'TrancheWithoutCategory'
  | 'DrawOutsideWindow'
  | 'DropNeverComes'
  | 'KeptSharesAboveWhole'
  | 'KeptSharesInTurn'
  | 'KeptShareTwice'
  | 'KeptShareTooShort'
  | 'KeptShareElsewhere'
  | 'DropChanged'
  | 'DropOutOfBounds'
>;

type Words = readonly [text: string, action: Remedy['action']];
const remedy = ([text, action]: Words): Remedy => ({ text, action });

export const counter = (title: string, shopper: Words, cashier: Words): CounterText => ({
  title,
  shopper: remedy(shopper),
  cashier: remedy(cashier),
});

export const office = (title: string, text: string, action: Remedy['action']): OfficeText => ({
  title,
  officer: { text, action },
});

/** What an office wrote, without the full stop that some set and some do not: the sentence around it has its own. */
export const unstopped = (text: string): string => text.replace(/[.。]+$/, '');
