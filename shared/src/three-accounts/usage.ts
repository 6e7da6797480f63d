import type { Category } from '../appliance/category.ts';
import type { LabelValue } from '../appliance/label.ts';
import { type Result, ok, refuse } from '../result.ts';
import { GRADE_BOUNDS, REFERENCE_LOSS, boundsOf, referenceLossWh } from './grade-bounds.ts';
import type { Machine } from './machine.ts';
import { type Range, rounded } from './range.ts';
import { type Sourced, valueOf } from './sourced.ts';
import { AC_HOURS, DAYS, WASHES, WATCHING } from './use.ts';

export type Lack = 'label' | 'size' | 'build' | 'power';
/** A year of the standard's use: what its grade leaves open is the range, and the point is what it promises at least. */
export type Usage = { readonly wh: Range; readonly litres: Range | null; readonly from: readonly Sourced[] };

const exactly = (n: number): Range => ({ low: rounded(n), point: rounded(n), high: rounded(n) });
const within = (better: number, own: number): Range => ({
  low: rounded(better),
  point: rounded(own),
  high: rounded(own),
});

type Figure = { readonly own: number; readonly better: number; readonly from: readonly Sourced[] };

const stated = (machine: Machine, quantity: LabelValue['quantity']): Figure | undefined => {
  if (machine.known?.by !== 'label') return undefined;
  const value = machine.known.values.find((each) => each.quantity === quantity)?.value;
  return value === undefined ? undefined : { own: value, better: value, from: [] };
};

/** From the label's own figure or, where only the grade of that very standard is known, from what it promises. */
const figureOf = (
  machine: Machine,
  quantity: LabelValue['quantity'],
  standard: string,
  bounds: Sourced | undefined,
): Figure | undefined => {
  const { known } = machine;
  if (known?.by === 'grade' && known.standard === standard && bounds !== undefined)
    return { ...boundsOf(bounds, known.grade), from: [bounds] };
  return stated(machine, quantity);
};

const daily = (machine: Machine): Result<Usage, Lack> => {
  const figure = stated(machine, 'daily-consumption');
  if (figure === undefined) return refuse('label');
  return ok({ wh: exactly(Math.round(figure.own * 1_000) * valueOf(DAYS)), litres: null, from: [DAYS] });
};

const cooling = (machine: Machine): Result<Usage, Lack> => {
  if (machine.size === null) return refuse('size');
  const bounds = GRADE_BOUNDS.airConditioner(machine.size);
  const figure = figureOf(machine, 'annual-performance-factor', 'GB 21455-2019', bounds);
  if (figure === undefined) return refuse('label');
  const yearly = machine.size * valueOf(AC_HOURS);
  const wh = (apf: number) => (yearly * 1_000) / Math.round(apf * 1_000);
  return ok({ wh: within(wh(figure.better), wh(figure.own)), litres: null, from: [AC_HOURS, ...figure.from] });
};

const washing = (machine: Machine): Result<Usage, Lack> => {
  const { size, build, known } = machine;
  if (size === null) return refuse('size');
  const wet = build === 'drum' || build === 'pulsator' ? GRADE_BOUNDS[build] : undefined;
  if (known?.by === 'grade' && wet === undefined) return refuse('build');
  const energy = figureOf(machine, 'cycle-consumption', 'GB 12021.4-2013', wet?.energy);
  if (energy === undefined) return refuse('label');
  const water = figureOf(machine, 'cycle-water', 'GB 12021.4-2013', wet?.water);
  const kilos = size * valueOf(WASHES);
  const wh = (perKilo: number) => Math.round(perKilo * 1_000) * kilos;
  const litres = (perKilo: number) => (Math.round(perKilo * 10) * kilos) / 10;
  return ok({
    wh: within(wh(energy.better), wh(energy.own)),
    litres: water === undefined ? null : within(litres(water.better), litres(water.own)),
    from: [WASHES, ...energy.from, ...(water?.from ?? [])],
  });
};

const watching = ({ known }: Machine): Result<Usage, Lack> =>
  known?.by === 'power'
    ? ok({ wh: exactly(known.watts * valueOf(WATCHING) * valueOf(DAYS)), litres: null, from: [WATCHING, DAYS] })
    : refuse('power');

const heating = (machine: Machine): Result<Usage, Lack> => {
  if (machine.size === null) return refuse('size');
  const figure = figureOf(machine, 'standing-loss', 'GB 21519-2008', GRADE_BOUNDS.standingLoss);
  if (figure === undefined) return refuse('label');
  const yearly = referenceLossWh(machine.size) * valueOf(DAYS);
  const wh = (coefficient: number) => (yearly * Math.round(coefficient * 100)) / 100;
  return ok({
    wh: within(wh(figure.better), wh(figure.own)),
    litres: null,
    from: [REFERENCE_LOSS, DAYS, ...figure.from],
  });
};

const computing = (machine: Machine): Result<Usage, Lack> => {
  const figure = stated(machine, 'typical-consumption');
  return figure === undefined ? refuse('label') : ok({ wh: exactly(figure.own * 1_000), litres: null, from: [] });
};

const FORMULAS: Partial<Record<Category, (machine: Machine) => Result<Usage, Lack>>> = {
  fridge: daily,
  freezer: daily,
  'air-conditioner': cooling,
  washer: washing,
  television: watching,
  'water-heater': heating,
  computer: computing,
};

/** What an appliance uses in a year by its standard's formula; `undefined`: there is none we know for the category. */
export const usageOf = (category: Category, machine: Machine): Result<Usage, Lack> | undefined =>
  FORMULAS[category]?.(machine);
