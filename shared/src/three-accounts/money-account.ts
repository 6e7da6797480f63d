import type { Part } from './energy-account.ts';
import type { Question } from './question.ts';
import { type Range, mapRange, plus, rounded } from './range.ts';
import { FIRST_TIER, flatTariff, tariffIn, worthOf } from './tariff.ts';
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

const LITRES = 1_000;

/** No price of water has a source: it is taken from the bill or left out, and then asked for. The quote's own figures say what the new one costs. */
export const moneyAccount = (facts: AccountsFacts, energy: ThreeAccounts['energy']): Part<ThreeAccounts['money']> => {
  if (energy.state !== 'reckoned') return { account: energy, missing: [], sources: [] };
  const { regionCode, billPrice, householdKwh, waterPriceFen } = facts;
  if (billPrice === null && regionCode === null) return lacking(['place']);
  const tariff = billPrice !== null ? flatTariff(billPrice) : regionCode === null ? undefined : tariffIn(regionCode);
  if (tariff === undefined) return lacking(['electricity-price']);
  if (billPrice === null && householdKwh === null) return lacking(['household-use']);
  const household =
    billPrice !== null || householdKwh === null || householdKwh === 'unknown' ? 'unknown' : householdKwh * 1_000;
  const electricity = worthOf(tariff, household, energy.savingWh);
  const { savingLitres } = energy;
  const waterFen =
    savingLitres === null || waterPriceFen === null
      ? null
      : mapRange(savingLitres, (litres) => rounded((litres * waterPriceFen) / LITRES));
  const savingFen = waterFen === null ? electricity : plus(electricity, waterFen);
  const missing: Question[] = facts.cost === null ? ['cost'] : [];
  if (savingLitres !== null && waterPriceFen === null) missing.push('water-price');
  return {
    account: { state: 'reckoned', savingFen, waterFen, payback: paybackOf(facts, savingFen) },
    missing,
    sources: billPrice === null && household === 'unknown' ? [...tariff.from, FIRST_TIER] : tariff.from,
  };
};
