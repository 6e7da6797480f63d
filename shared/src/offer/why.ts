import type { Check } from '../decision/check.ts';
import type { Decision } from '../decision/verdict.ts';
import { problemOf } from '../refusal/problem.ts';
import type { Refusal, RefusalCode } from '../refusal/refusal.ts';
import type { Why } from './offer.ts';

/** Reasons that the person can do something about. */
const REMEDIABLE: readonly RefusalCode[] = [
  'ClaimedOtherwise',
  'IdentityNotVerified',
  'PlaceUnknown',
  'PlaceElsewhere',
  'HistoryUnknown',
  'PrerequisiteMissing',
  'OtherCampaignTaken',
  'ConditionNotMet',
  'ConditionUnknown',
];

/** A reason in both languages, with the button that helps. */
export const whyOf = (refusal: Refusal): Why => {
  const inLanguage = (language: 'zh-CN' | 'en') => problemOf(refusal, language, '');
  const [zhCN, en] = [inLanguage('zh-CN'), inLanguage('en')];
  const textIn = (problem: typeof en) => ({ title: problem.title, text: problem.remedy.shopper?.text ?? '' });
  return {
    code: refusal.code,
    'zh-CN': textIn(zhCN),
    en: textIn(en),
    action: zhCN.remedy.shopper?.action ?? 'none',
  };
};

export const isRemediable = ({ reason }: Check): boolean => reason !== null && REMEDIABLE.includes(reason.code);

/** The reason to say first of a decision that is not for the person: what can never be, before what they can do about. */
export const whyNot = ({ checks }: Decision): Why | null => {
  const against = checks.filter(({ outcome }) => outcome !== 'met');
  const first =
    against.find((check) => check.outcome === 'not-met' && !isRemediable(check)) ??
    against.find(({ outcome }) => outcome === 'not-met') ??
    against.find(({ reason }) => reason?.code === 'HistoryUnknown') ??
    against[0];
  return first?.reason === null || first?.reason === undefined ? null : whyOf(first.reason);
};

/** For each check of a decision, why it is not met; `null` where it is. */
export const reasonsOf = ({ checks }: Decision): (Why | null)[] =>
  checks.map(({ reason }) => (reason === null ? null : whyOf(reason)));
