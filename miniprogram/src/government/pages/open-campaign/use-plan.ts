import { type ManagedCampaign, openCampaign, reviseCampaign } from '@luhuan/shared/api/campaigns';
import type { Category } from '@luhuan/shared/appliance/category';
import type { Plan, PlanChange } from '@luhuan/shared/campaign/plan';
import type { Preset } from '@luhuan/shared/campaign/preset';
import { useState } from 'react';
import { call } from '../../../api/call.ts';
import { send } from '../../../api/transport.ts';
import { useNow } from '../../../api/use-now.ts';
import { useOnce } from '../../../api/use-once.ts';
import { useStored } from '../../../storage/stored.ts';
import { onToCampaign } from '../../places.ts';
import { type Checked, check } from './check.ts';
import {
  type BudgetEntry,
  type Entries,
  type Place,
  budgetsFor,
  keptEntries,
  newEntries,
  revisedEntries,
} from './entries.ts';
import { useSpread } from './use-spread.ts';

const MINUTE_MS = 60_000;

export type Start = {
  readonly presets: readonly Preset[];
  readonly preset: Preset;
  /** The campaign that is revised; `undefined` for a new one. */
  readonly managed: ManagedCampaign | undefined;
  readonly place: Place;
  readonly personId: string;
};

// the place of a campaign cannot change
const changeOf = ({ regionCode: _regionCode, ...change }: Plan): PlanChange => change;

/** Entries live in storage from the first keystroke on, so that a reload loses nothing. */
const useEntries = ({ preset, managed, place, personId }: Start) => {
  const start = managed === undefined ? newEntries(preset, place) : revisedEntries(preset, managed);
  const store = keptEntries(personId, managed?.campaign.campaignId ?? 'new');
  const stored = useStored(store);
  const kept = stored?.start === start.start ? stored : undefined;
  const [restored, setRestored] = useState(kept !== undefined);
  const entries = kept ?? start;
  return {
    entries,
    change: (part: Partial<Entries>) => store.set({ ...entries, ...part }),
    restored,
    forget: () => {
      store.set(null);
      setRestored(false);
    },
  };
};

/** Saves a plan as a new campaign, or as the next revision of one. */
const useSaving = ({ plan }: Checked, { managed }: Start, onSaved: () => void) => {
  const campaignId = managed?.campaign.campaignId;
  const { sent, submit, clear } = useOnce(`plan:${campaignId ?? 'new'}:${JSON.stringify(plan)}`, (key) => {
    if (plan === undefined) throw new Error('saved before the entries are right');
    return campaignId === undefined
      ? call(send, openCampaign, { key, body: plan })
      : call(send, reviseCampaign, { key, params: { campaignId }, body: changeOf(plan) });
  });
  const save = async () => {
    if (plan === undefined) return;
    const saved = await submit();
    if (saved.state !== 'done') return;
    onSaved();
    onToCampaign(saved.value.campaign.campaignId);
  };
  return { sent, save, clear };
};

/** The form of a campaign: what is entered, what it adds up to, what is wrong with it, and how it is saved. */
export const usePlan = (start: Start) => {
  const { presets, managed } = start;
  const { entries, change, restored, forget } = useEntries(start);
  const now = useNow(MINUTE_MS);
  const [tried, setTried] = useState(false);
  const preset = presets.find(({ presetId }) => presetId === entries.presetId) ?? start.preset;
  const checked = check(entries, preset, now, managed?.revision.rules.window);
  const saving = useSaving(checked, start, forget);
  const changeBudgets = (next: (budget: BudgetEntry) => BudgetEntry) => change({ budgets: entries.budgets.map(next) });
  const { outcome, spreadTotal, forgetOutcome } = useSpread((yuan) =>
    changeBudgets((budget) => ({ ...budget, yuan: yuan.get(budget.category) ?? budget.yuan })),
  );
  return {
    presets,
    preset,
    managed,
    entries,
    change,
    changeBudget: (category: Category, part: Partial<BudgetEntry>) => {
      forgetOutcome();
      changeBudgets((budget) => (budget.category === category ? { ...budget, ...part } : budget));
    },
    choosePreset: (next: Preset) => change({ presetId: next.presetId, budgets: budgetsFor(next, entries.budgets) }),
    checked,
    tried,
    restored,
    startOver: forget,
    spreadOutcome: outcome,
    spreadTotal: () => spreadTotal(checked.lines, entries.totalYuan),
    sent: saving.sent,
    clear: saving.clear,
    save: () => {
      setTried(true);
      void saving.save();
    },
  };
};
export type PlanForm = ReturnType<typeof usePlan>;
