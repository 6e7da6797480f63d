import type { Part } from './energy-account.ts';
import type { Question } from './question.ts';
import type { Range } from './range.ts';
import { flatTariff, tariffIn, worthOf } from './tariff.ts';
import type { AccountsFacts, ThreeAccounts } from './account.ts';

const monthsFor = (costFen: number, savingFen: number): number | null => {
  if (costFen <= 0) return 0;
  return savingFen > 0 ? Math.ceil((costFen * 12) / savingFen) : null;
};

const paybackOf = ({ cost }: AccountsFacts, saving: Range) => {
  if (cost === null) return null;
  const costFen = cost.payFen - cost.tradeInFen;
  return {
    costFen,
    lowMonths: monthsFor(costFen, saving.high),
    pointMonths: monthsFor(costFen, saving.point),
    highMonths: monthsFor(costFen, saving.low),
  };
};

const lacking = (questions: Question[]): Part<ThreeAccounts['money']> => ({
  account: { state: 'missing', questions },
  missing: questions,
  sources: [],
});

/** Electricity alone: no price of water has a source. The quote's own figures say what the new one costs. */
export const moneyAccount = (facts: AccountsFacts, energy: ThreeAccounts['energy']): Part<ThreeAccounts['money']> => {
  if (energy.state !== 'reckoned') return { account: energy, missing: [], sources: [] };
  const { regionCode, billPrice, householdKwh } = facts;
  if (billPrice === null && regionCode === null) return lacking(['place']);
  const tariff = billPrice !== null ? flatTariff(billPrice) : regionCode === null ? undefined : tariffIn(regionCode);
  if (tariff === undefined) return lacking(['electricity-price']);
  if (billPrice === null && householdKwh === null) return lacking(['household-use']);
  const household =
    billPrice !== null || householdKwh === null || householdKwh === 'unknown' ? 'unknown' : householdKwh * 1_000;
  const savingFen = worthOf(tariff, household, energy.savingWh);
  return {
    account: { state: 'reckoned', savingFen, payback: paybackOf(facts, savingFen) },
    missing: facts.cost === null ? ['cost'] : [],
    sources: tariff.from,
  };
};
