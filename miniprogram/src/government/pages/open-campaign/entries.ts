import type { ManagedCampaign } from '@luhuan/shared/api/campaigns';
import { Category } from '@luhuan/shared/appliance/category';
import type { Preset } from '@luhuan/shared/campaign/preset';
import { dayOf, plusMs } from '@luhuan/shared/clock';
import { RegionCode } from '@luhuan/shared/region';
import * as z from 'zod';
import { yuanEntry } from '../../../entry/yuan-entry.ts';
import { type Stored, stored } from '../../../storage/stored.ts';

const BudgetEntry = z.object({ category: Category, included: z.boolean(), yuan: z.string() });
export type BudgetEntry = z.infer<typeof BudgetEntry>;

/** What an officer has typed, right or wrong, until it is saved. */
export const Entries = z.object({
  /** The revision that the entries change, by its hash, or `new`: entries for another one are of no use. */
  start: z.string(),
  presetId: z.string(),
  title: z.string(),
  regionCode: RegionCode,
  regionName: z.string(),
  fromDay: z.string(),
  /** The last day that still counts. */
  untilDay: z.string(),
  validityDays: z.string(),
  budgets: z.array(BudgetEntry),
  totalYuan: z.string(),
});
export type Entries = z.infer<typeof Entries>;

export type Place = { readonly regionCode: RegionCode; readonly name: string };

/** Every category of the preset, with what `budgets` says about it; without budgets all of them, still to be filled in. */
export const budgetsFor = (preset: Preset, budgets: readonly BudgetEntry[]): BudgetEntry[] =>
  preset.rules.categories.map(
    ({ category }) =>
      budgets.find((budget) => budget.category === category) ?? {
        category,
        included: budgets.length === 0,
        yuan: '',
      },
  );

export const newEntries = (preset: Preset, { regionCode, name }: Place): Entries => ({
  start: 'new',
  presetId: preset.presetId,
  title: preset.rules.title,
  regionCode,
  regionName: name,
  fromDay: '',
  untilDay: '',
  validityDays: String(preset.rules.validityDays),
  budgets: budgetsFor(preset, []),
  totalYuan: '',
});

export const revisedEntries = (preset: Preset, { revision, regionName }: ManagedCampaign): Entries => {
  const { title, regionCode, window, validityDays, categories } = revision.rules;
  return {
    start: revision.hash,
    presetId: preset.presetId,
    title,
    regionCode,
    regionName,
    fromDay: dayOf(window.from),
    untilDay: dayOf(plusMs(window.until, -1)),
    validityDays: String(validityDays),
    budgets: budgetsFor(
      preset,
      categories.map(({ category, budgetFen }) => ({ category, included: true, yuan: yuanEntry(budgetFen) })),
    ),
    totalYuan: '',
  };
};

const stores = new Map<string, Stored<Entries | null>>();

/** Where entries wait until they are saved, apart for each person and campaign. */
export const keptEntries = (personId: string, campaignId: string): Stored<Entries | null> => {
  const name = `campaign-entries:${personId}:${campaignId}`;
  const known = stores.get(name);
  if (known !== undefined) return known;
  const store = stored(name, Entries.nullable(), null);
  stores.set(name, store);
  return store;
};
