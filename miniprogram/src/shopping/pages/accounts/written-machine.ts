import type { Category } from '@luhuan/shared/appliance/category';
import { LabelValue } from '@luhuan/shared/appliance/label';
import type { Build, Known, Machine } from '@luhuan/shared/three-accounts/machine';

/** An appliance as it is typed. */
export type WrittenMachine = {
  readonly size: string;
  readonly build: Build | null;
  readonly by: Known['by'] | null;
  readonly figure: string;
  readonly water: string;
  readonly grade: number | null;
  readonly watts: string;
};
export const NOTHING_WRITTEN: WrittenMachine = {
  size: '',
  build: null,
  by: null,
  figure: '',
  water: '',
  grade: null,
  watts: '',
};

type Asked = {
  readonly sized: boolean;
  readonly builds: readonly Build[];
  readonly by: readonly Known['by'][];
  readonly label?: Pick<LabelValue, 'quantity' | 'unit'>;
  /** By whose grades an appliance can be reckoned without its label. */
  readonly standard?: string;
};
const HEATERS: readonly Build[] = ['electric', 'natural-gas', 'manufactured-gas'];
const daily = { quantity: 'daily-consumption', unit: 'kWh/24h' } as const;

/** What has to be known of an appliance of the category; kinds that are not here have an age only. */
export const ASKED: Partial<Record<Category, Asked>> = {
  fridge: { sized: false, builds: [], by: ['label', 'unknown'], label: daily },
  freezer: { sized: false, builds: [], by: ['label', 'unknown'], label: daily },
  'air-conditioner': {
    sized: true,
    builds: [],
    by: ['label', 'grade', 'unknown'],
    label: { quantity: 'annual-performance-factor', unit: 'Wh/Wh' },
    standard: 'GB 21455-2019',
  },
  washer: {
    sized: true,
    builds: ['drum', 'pulsator'],
    by: ['label', 'grade', 'unknown'],
    label: { quantity: 'cycle-consumption', unit: 'kWh/kg' },
    standard: 'GB 12021.4-2013',
  },
  television: { sized: false, builds: [], by: ['power', 'unknown'] },
  'water-heater': {
    sized: true,
    builds: HEATERS,
    by: ['label', 'grade', 'unknown'],
    label: { quantity: 'standing-loss', unit: '1' },
    standard: 'GB 21519-2008',
  },
  computer: {
    sized: false,
    builds: [],
    by: ['label', 'unknown'],
    label: { quantity: 'typical-consumption', unit: 'kWh/a' },
  },
  'gas-boiler': { sized: false, builds: ['natural-gas', 'manufactured-gas'], by: [] },
};

/** More than any household or appliance has of anything. */
const NUMBER_MAX = 1_000_000;
/** A number above zero as people type it. */
export const numberOf = (entry: string): number | null => {
  const n = /^\d{1,7}(\.\d{1,4})?$/.test(entry.trim()) ? Number(entry) : 0;
  return n > 0 && n <= NUMBER_MAX ? n : null;
};
export const wholeOf = (entry: string): number | null => {
  const n = numberOf(entry);
  return n === null || n < 1 ? null : Math.round(n);
};

/** What a label can say. */
const figureOf = (entry: string): number | undefined => LabelValue.shape.value.safeParse(numberOf(entry)).data;

const knownFrom = (asked: Asked, written: WrittenMachine): Known | null => {
  const { by, grade } = written;
  if (by === 'unknown') return { by };
  if (by === 'grade')
    return grade === null || asked.standard === undefined ? null : { by, grade, standard: asked.standard };
  const watts = wholeOf(written.watts);
  if (by === 'power') return watts === null ? null : { by, watts };
  const value = figureOf(written.figure);
  if (by !== 'label' || value === undefined || asked.label === undefined) return null;
  const litres = figureOf(written.water);
  const water: LabelValue[] = litres === undefined ? [] : [{ quantity: 'cycle-water', value: litres, unit: 'L/kg' }];
  return { by, values: [{ ...asked.label, value }, ...water], standard: null };
};

export const machineFrom = (category: Category, written: WrittenMachine): Machine => {
  const asked = ASKED[category];
  return {
    size: asked?.sized === true ? wholeOf(written.size) : null,
    build: written.build !== null && asked?.builds.includes(written.build) === true ? written.build : null,
    known: asked === undefined ? null : knownFrom(asked, written),
  };
};
