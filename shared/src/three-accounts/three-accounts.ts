import { type Instant, dayOf } from '../clock.ts';
import type { AccountsFacts, ThreeAccounts } from './account.ts';
import { energyAccount, usedAt } from './energy-account.ts';
import { moneyAccount } from './money-account.ts';
import { safetyAccount } from './safety-account.ts';

/** Year × 12 + month from 0, by the wall clock of Asia/Shanghai. */
export const monthOf = (now: Instant): number => {
  const [year, month] = dayOf(now).split('-').map(Number);
  return (year ?? 0) * 12 + (month ?? 1) - 1;
};

/** `month` as `monthOf` gives it. */
export const threeAccounts = (facts: AccountsFacts, month: number): ThreeAccounts => {
  const used = usedAt(facts);
  const energy = energyAccount(facts, used);
  const money = moneyAccount(facts, energy.account);
  const safety = safetyAccount(facts, month);
  const parts = [energy, money, safety];
  return {
    energy: energy.account,
    money: money.account,
    safety: safety.account,
    missing: [...new Set(parts.flatMap(({ missing }) => missing))],
    sources: [...new Map(parts.flatMap(({ sources }) => sources).map((each) => [each.id, each])).values()],
  };
};
