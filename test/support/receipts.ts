import type { Label } from '@luhuan/shared/appliance/label';
import { chosen, filled } from '@luhuan/shared/campaign/preset';
import { NATIONAL_2026 } from '@luhuan/shared/campaign/presets/national-2026';
import { NO_HISTORY } from '@luhuan/shared/campaign/reclaim';
import { type Revision, Rules, revisionOf } from '@luhuan/shared/campaign/revision';
import { plusMs } from '@luhuan/shared/clock';
import type { ClaimFacts, GoodsFacts } from '@luhuan/shared/decision/facts';
import { fen } from '@luhuan/shared/fen';
import type { CampaignId } from '@luhuan/shared/ids';
import { type Price, baseOf } from '@luhuan/shared/quote/quote';
import { type Question, receiptOf } from '@luhuan/shared/receipt/judge';
import { receiptIdOf } from '@luhuan/shared/receipt/receipt-id';
import type { Receipt } from '@luhuan/shared/receipt/receipt';
import { RegionCode } from '@luhuan/shared/region';
import { campaignId, shanghai } from './samples.ts';

const CATEGORIES = ['fridge', 'air-conditioner', 'phone'] as const;
const DISTRICTS = ['440303', '440304', '440305', '440306'].map((code) => RegionCode.parse(code));

const BASE = filled(chosen(NATIONAL_2026, {}), {
  title: '深圳市 2026 年以旧换新',
  authority: '深圳市商务局（样例）',
  regionCode: RegionCode.parse('440300'),
  window: { from: shanghai('2026-03-01T08:00'), until: shanghai('2027-01-01T00:00') },
  budgets: Object.fromEntries(CATEGORIES.map((category) => [category, fen(1_000_000_00)])),
});

const words = { 'zh-CN': '样例条件', en: 'an example of a condition' };
const condition = (conditionId: string, about: 'claim' | 'goods', expression: string) => ({
  conditionId,
  about,
  expression,
  says: words,
  remedy: words,
});

type Asking = { readonly campaignId: CampaignId; readonly revision: Revision };

/** Campaigns that ask for different things, one revision each, two of the first. */
export const CAMPAIGNS: readonly Asking[] = [
  {},
  { reclaim: { ...BASE.reclaim, counts: 'per-channel', unusedMax: 4, perDay: 1, perMonth: 3, reclaimsMax: 5 } },
  {
    location: ['claim', 'till', 'delivery'],
    oldItem: 'same-category',
    openings: [
      { from: null, until: null, weekdays: [1, 2, 3, 4, 5], fromTime: '10:00', untilTime: '22:00' },
      { from: null, until: null, weekdays: [6, 7], fromTime: '09:00', untilTime: '24:00' },
    ],
  },
  {
    conditions: [
      condition('elders-first', 'claim', 'senior || hour >= 12'),
      condition('weekdays', 'claim', 'weekday <= 5 && itemsUsed == 0'),
      condition('not-dear', 'goods', 'basePriceFen < 900000 && (labelKind == "none" || grade <= 2)'),
    ],
  },
  {
    relations: [
      { kind: 'joint-maximum', group: 'sz-whole-house', itemsMax: 2, fenMax: fen(400_000) },
      { kind: 'prerequisite', anyOf: [campaignId(1)] },
    ],
  },
].map((change, index) => ({
  campaignId: campaignId(index + 1),
  revision: revisionOf(1, Rules.parse({ ...BASE, ...change })),
}));

type Dice = {
  readonly whole: (from: number, to: number) => number;
  readonly one: <T>(of: readonly T[]) => T;
  readonly chance: (percent: number) => boolean;
};

/** mulberry32: numbers in [0, 1), the same for the same seed. */
const numbersFrom = (seed: number) => {
  let state = seed;
  return (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
};

const diceOf = (seed: number): Dice => {
  const next = numbersFrom(seed);
  const whole = (from: number, to: number): number => from + Math.floor(next() * (to - from + 1));
  const one = <T>(of: readonly T[]): T => {
    const found = of[whole(0, of.length - 1)];
    if (found === undefined) throw new Error('nothing to choose from');
    return found;
  };
  return { whole, one, chance: (percent) => whole(1, 100) <= percent };
};

const attested = ({ chance, one }: Dice, met: number) =>
  one([null, { met: chance(met), source: 'name-number-mobile', at: shanghai('2026-02-01T10:00') }]);

const claimFacts = (dice: Dice): ClaimFacts => {
  const { whole, one, chance } = dice;
  return {
    channel: one(['store', 'online']),
    award: null,
    identityVerified: chance(90) ? { met: true, source: 'name-number-mobile', at: shanghai('2026-02-01T10:00') } : null,
    senior: attested(dice, 30),
    inRegion: attested(dice, 80),
    history: chance(90)
      ? one([
          NO_HISTORY,
          {
            itemsUsed: whole(0, 2),
            unused: whole(0, 5),
            claimsToday: whole(0, 1),
            claimsThisMonth: whole(0, 4),
            claims: 5,
          },
        ])
      : null,
    related: one([
      null,
      {
        bought: { [campaignId(1)]: chance(70) },
        groups: { 'sz-whole-house': { items: whole(0, 2), fen: fen(whole(0, 300_000)), otherCampaigns: chance(50) } },
      },
    ]),
  };
};

const labelOf = ({ whole, one }: Dice, category: (typeof CATEGORIES)[number]): Label | null => {
  if (category === 'phone') return one([{ kind: 'none' }, { kind: 'none' }, null]);
  return {
    kind: 'energy',
    grade: one([1, 1, whole(1, 5)]),
    standard: category === 'fridge' ? one(['GB 12021.2-2025', 'GB 12021.2-2015']) : 'GB 21455-2019',
    filingNumber: '样例备案号',
    values: [{ quantity: 'daily-consumption', value: whole(30, 200) / 100, unit: 'kWh/24h' }],
  };
};

const goodsAndPrice = (
  dice: Dice,
  category: (typeof CATEGORIES)[number],
  { rules }: Revision,
): { goods: GoodsFacts; price: Price } => {
  const { whole, one, chance } = dice;
  const listFen = fen(whole(50_000, 1_200_000));
  const price: Price = {
    listFen,
    deductions: chance(50)
      ? [{ kind: one(['maker-discount', 'old-appliance']), amountFen: fen(whole(1, 60_000)) }]
      : [],
  };
  const goods: GoodsFacts = {
    label: labelOf(dice, category),
    form: one(['split', null]),
    listFen,
    baseFen: baseOf(rules.waterfall, price),
    oldItem: one([category, 'none', null]),
    deliveredInRegion: one([true, true, false, null]),
  };
  return { goods, price };
};

/** A question like those that a year brings: some lawful, some not, some with facts missing. */
const question = (dice: Dice, among: readonly Asking[]): { revision: Revision; question: Question } => {
  const chosenOne = dice.one(among);
  const { revision } = chosenOne;
  const category = dice.one(CATEGORIES);
  const at = plusMs(shanghai('2026-02-27T00:00'), dice.whole(0, 300 * 86_400_000));
  const base = { campaignId: chosenOne.campaignId, district: dice.one(DISTRICTS), at };
  if (dice.chance(60)) {
    const facts = { category, claim: claimFacts(dice), goods: null };
    return { revision, question: { ...base, moment: 'claim', facts, price: null } };
  }
  const { goods, price } = goodsAndPrice(dice, category, revision);
  return { revision, question: { ...base, moment: 'redemption', facts: { category, claim: null, goods }, price } };
};

/** So many receipts of the campaigns above, or of others, the same for the same seed. */
export const sampleReceipts = (seed: number, count: number, among: readonly Asking[] = CAMPAIGNS): Receipt[] => {
  const dice = diceOf(seed);
  return Array.from({ length: count }, (_, index) => {
    const asked = question(dice, among);
    const receiptId = receiptIdOf(`sample:${seed}:${index}`, asked.question.at);
    return receiptOf(receiptId, asked.revision, asked.question);
  });
};
