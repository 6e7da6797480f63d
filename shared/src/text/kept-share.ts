import type { Language } from './language.ts';

/** What of a kept share has words; an officer may still be entering the rest. */
type Kept = {
  readonly for:
    | { readonly kind: 'senior' | 'assisted' }
    | { readonly kind: 'channel'; readonly channel: 'store' | 'online' }
    | { readonly kind: 'districts'; readonly regionCodes: readonly string[] };
  readonly untilTime: string;
};

const NAMES = {
  'zh-CN': {
    senior: '60 岁及以上的人',
    assisted: '工作人员协助领取的人（如农村服务站）',
    store: '到店使用的券',
    online: '网上使用的券',
    districts: (count: number) => `${count} 个指定地区的人`,
  },
  en: {
    senior: 'people of 60 and more',
    assisted: 'claims made with the help of staff, as at rural stations',
    store: 'vouchers for shops',
    online: 'vouchers for use online',
    districts: (count: number) => (count === 1 ? 'people of 1 named district' : `people of ${count} named districts`),
  },
} as const satisfies Record<Language, unknown>;

/** Whom a share is kept for. */
export const keptForName = (kept: Kept['for'], language: Language): string => {
  const names = NAMES[language];
  if (kept.kind === 'districts') return names.districts(kept.regionCodes.length);
  return kept.kind === 'channel' ? names[kept.channel] : names[kept.kind];
};

const keptWords = (kept: Kept, share: string, language: Language): string => {
  const name = keptForName(kept.for, language);
  return language === 'zh-CN'
    ? `每批的 ${share} 在当天 ${kept.untilTime} 前只给${name}`
    : `${share} of each release is kept for ${name} until ${kept.untilTime} of its day`;
};

const paceWords = (change: string, language: Language): string =>
  language === 'zh-CN'
    ? `每批金额随领取快慢增减，最多 ${change}`
    : `each release follows what is claimed, by ${change} more or less at the most`;

/** What a schedule says besides its times: whom parts are kept for, and how far releases follow what is claimed. */
export const spreadWords = <T>(
  spread: {
    readonly shares?: readonly (Kept & { readonly share: T })[] | undefined;
    readonly pace?: { readonly changeMax: T } | undefined;
  },
  rateWords: (rate: T) => string,
  language: Language,
): string[] => [
  ...(spread.shares ?? []).map((kept) => keptWords(kept, rateWords(kept.share), language)),
  ...(spread.pace === undefined ? [] : [paceWords(rateWords(spread.pace.changeMax), language)]),
];
