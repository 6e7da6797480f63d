import type { Category } from '../appliance/category.ts';
import type { ApplianceModel } from '../appliance/model.ts';
import { energyAccount, usedAt } from './energy-account.ts';
import { type Machine, machineOf } from './machine.ts';

/** The lowest grade there is: what somebody could have bought instead. */
const LOWEST_GRADE = 5;

/** Of an old one that is handed over nobody knows more than its kind; without one, the lowest grade of the same standard and size. */
const insteadOf = ({ label }: ApplianceModel, next: Machine, exchanged: boolean): Machine =>
  exchanged || label.kind !== 'energy'
    ? { size: null, build: null, known: { by: 'unknown' } }
    : { ...next, known: { by: 'grade', grade: LOWEST_GRADE, standard: label.standard } };

/**
 * Wh a year that a model saves by the three accounts' own reckoning: against the old appliance of its kind that is handed over for
 * it, else against the lowest grade of its standard. `null`: it cannot be worked out, as for kinds without a formula.
 */
export const savedWhOf = (model: ApplianceModel, oldItem: Category | 'none' | null): number | null => {
  const { category } = model;
  const next = machineOf(model);
  const old = { ...insteadOf(model, next, oldItem === category), boughtYear: null };
  const facts = {
    category,
    old,
    next,
    regionCode: null,
    householdKwh: null,
    billPrice: null,
    waterPriceFen: null,
    cost: null,
  };
  const { account } = energyAccount(facts, usedAt(facts));
  return account.state === 'reckoned' ? Math.max(0, account.savingWh.point) : null;
};
