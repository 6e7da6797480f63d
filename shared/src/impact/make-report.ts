import type { Category } from '../appliance/category.ts';
import type { PresetRules } from '../campaign/preset.ts';
import { type Revision, type Rules, ruleFor } from '../campaign/revision.ts';
import type { CategoryRule } from '../campaign/rule.ts';
import { type Instant, dayOf, plusDays, startOf } from '../clock.ts';
import { BasisPoints, type Fen, fen } from '../fen.ts';
import type { CampaignId } from '../ids.ts';
import { type Burn, byDistrict, daily, firstDayOf } from './burn.ts';
import { diff } from './diff.ts';
import type { EndingReason } from './ending.ts';
import { forecastUnder } from './forecast.ts';
import type { BackTest, CategoryForecast, ComparedWith, ImpactReport } from './report.ts';
import { NOTHING_TESTED, type Tally, type Tested, summed } from './tally.ts';

/** What money there is when the report is begun: a category without a pool has the budget of the draft. */
export type Money = readonly { readonly category: Category; readonly leftFen: Fen }[];

export type Made = {
  readonly campaignId: CampaignId;
  readonly draft: Revision;
  readonly inForce: Revision | null;
  readonly comparedWith: ComparedWith;
  /** The rules of what it is compared with. */
  readonly before: Rules | PresetRules | null;
  readonly historyOf: CampaignId | null;
  readonly tally: Tally;
  readonly money: Money;
  readonly madeAt: Instant;
};

const inOrder = (rules: Rules, tally: Tally): Category[] => {
  const offered = rules.categories.map(({ category }) => category);
  const others = (Object.keys(tally.categories) as Category[]).filter((category) => !offered.includes(category));
  return [...offered, ...others.toSorted()];
};

const both = (a: Tested, b: Tested): Tested => ({
  claims: summed(a.claims, b.claims),
  redemptions: summed(a.redemptions, b.redemptions),
});

const MOMENTS = ['claim', 'redemption'] as const;

const reasonsOf = ({ reasons }: Tally): BackTest['reasons'] =>
  MOMENTS.flatMap((moment) =>
    Object.entries(reasons[moment]).map(([reason, tally]) => ({ moment, reason: reason as EndingReason, ...tally })),
  ).toSorted(
    (a, b) =>
      b.newly + b.noLonger - a.newly - a.noLonger || (`${a.moment} ${a.reason}` < `${b.moment} ${b.reason}` ? -1 : 1),
  );

export const backTestOf = (rules: Rules, tally: Tally): BackTest => {
  const categories = inOrder(rules, tally).flatMap((category) => {
    const tested = tally.categories[category];
    return tested === undefined ? [] : [{ category, ...tested }];
  });
  return {
    all: categories.reduce((sum, { claims, redemptions }) => both(sum, { claims, redemptions }), NOTHING_TESTED),
    categories,
    reasons: reasonsOf(tally),
    winners: tally.winners.map(({ example }) => example),
    losers: tally.losers.map(({ example }) => example),
  };
};

/** How many vouchers the draft would have given for each one that was; what is not known counts as given as before. */
const claimScale = (tested: Tested | undefined): number => {
  const claims = (tested ?? NOTHING_TESTED).claims;
  const { grantedBefore, gained, lost } = claims;
  return grantedBefore === 0 ? 1 : (grantedBefore + gained - lost) / grantedBefore;
};

const WHOLE = 10_000;

/** Shares that sum to 10,000: the largest district takes what rounding leaves. */
const districtsOf = (burn: Burn, category: Category): CategoryForecast['districts'] => {
  const districts = byDistrict(burn, category).filter(({ spending }) => spending.afterFen > 0);
  const totalFen = districts.reduce((sum, { spending }) => sum + spending.afterFen, 0);
  const shares = districts.map(({ spending }) => Math.floor((spending.afterFen * WHOLE) / totalFen));
  const rest = WHOLE - shares.reduce((sum, share) => sum + share, 0);
  return districts.map(({ district, spending }, index) => ({
    district,
    spentFen: spending.afterFen,
    share: BasisPoints.parse((shares[index] ?? 0) + (index === 0 ? rest : 0)),
  }));
};

type Past = { readonly tally: Tally; readonly seed: number; readonly now: Instant };

/** The whole days of the last weeks: neither the day that is under way nor those before the first attempt. */
const pastDays = ({ tally, now }: Past, category: Category) => {
  if (tally.first === null || tally.last === null) return [];
  const [first, kept] = [dayOf(tally.first), firstDayOf(tally.last)];
  const afterLast = dayOf(plusDays(startOf(dayOf(tally.last)), 1));
  const today = dayOf(now);
  return daily(tally.burn, category, first > kept ? first : kept, afterLast < today ? afterLast : today);
};

const mean = (amounts: readonly number[]): Fen =>
  fen(amounts.length === 0 ? 0 : Math.round(amounts.reduce((sum, amount) => sum + amount, 0) / amounts.length));

const forecastOf = ({ draft, inForce, money }: Made, rule: CategoryRule, past: Past): CategoryForecast => {
  const { category } = rule;
  const days = pastDays(past, category);
  const leftFen = money.find((one) => one.category === category)?.leftFen ?? rule.budgetFen;
  const scale = claimScale(past.tally.categories[category]);
  const before = days.map(({ day, spending }) => ({ day, fen: spending.beforeFen }));
  const after = days.map(({ day, spending }) => ({ day, fen: spending.afterFen }));
  const ask = (rules: Rules, of: CategoryRule, spent: typeof before, scaled: number) =>
    forecastUnder(rules, of, spent, { leftFen, now: past.now, seed: past.seed, scale: scaled });
  const live = inForce === null ? undefined : ruleFor(inForce.rules, category);
  return {
    category,
    leftFen,
    days: days.length,
    perDay: { beforeFen: mean(before.map((day) => day.fen)), afterFen: mean(after.map((day) => day.fen * scale)) },
    now: inForce === null || live === undefined ? null : ask(inForce.rules, live, before, 1),
    draft: ask(draft.rules, rule, after, scale),
    districts: districtsOf(past.tally.burn, category),
  };
};

/** The finished report: the same for the same draft, history and moment, however it was put together. */
export const makeReport = (made: Made): ImpactReport => {
  const { campaignId, draft, inForce, comparedWith, before, historyOf, tally, madeAt } = made;
  const past = { tally, seed: Number.parseInt(draft.hash.slice(0, 8), 16), now: madeAt };
  return {
    campaignId,
    number: draft.number,
    hash: draft.hash,
    baseHash: inForce?.hash ?? null,
    comparedWith,
    diff: before === null ? [] : diff(before, draft.rules),
    backTest: backTestOf(draft.rules, tally),
    forecast: draft.rules.categories.map((rule) => forecastOf(made, rule, past)),
    history: { campaignId: historyOf, receipts: tally.receipts, from: tally.first, until: tally.last },
    madeAt,
  };
};
