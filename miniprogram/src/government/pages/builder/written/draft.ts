import type { ManagedCampaign } from '@luhuan/shared/api/campaigns';
import { differencesFrom } from '@luhuan/shared/campaign/override';
import { type Preset, chosen } from '@luhuan/shared/campaign/preset';
import { Origin } from '@luhuan/shared/campaign/proposal';
import * as z from 'zod';
import { WrittenRules } from '../../../written-rules.ts';

/** What an office is writing, with what it started from: kept on this device until it is saved. */
export const WrittenDraft = z.object({
  /** The revision that this goes on from, by its hash, or `new`. */
  start: z.string(),
  origin: Origin,
  /** Name of what it was made from, in both languages. */
  source: z.object({ 'zh-CN': z.string(), en: z.string() }),
  /** What the rules were before the office changed anything; changes are shown against it and undone to it. */
  template: WrittenRules,
  /** Whether the template is what it was copied from: it is not where only a later revision could be found. */
  templateKnown: z.boolean(),
  rules: WrittenRules,
  regionName: z.string(),
});
export type WrittenDraft = z.infer<typeof WrittenDraft>;

export type Place = { readonly regionCode: string; readonly name: string };

/** A preset says nothing of place, time, authority and money: those are empty, to be filled in. */
export const presetRules = (preset: Preset, choices: Readonly<Record<string, string>>): WrittenRules => {
  const rules = chosen(preset, choices);
  const categories = rules.categories.map((rule) => ({ ...rule, budgetFen: '' }));
  return WrittenRules.parse({ ...rules, categories, authority: '', regionCode: '', window: { from: '', until: '' } });
};

export const fromPreset = (
  preset: Preset,
  choices: Readonly<Record<string, string>>,
  { regionCode, name }: Place,
): WrittenDraft => {
  const template = presetRules(preset, choices);
  return {
    start: 'new',
    origin: { kind: 'preset', presetId: preset.presetId, choices: { ...choices } },
    source: preset.name,
    template,
    templateKnown: true,
    rules: { ...template, regionCode },
    regionName: name,
  };
};

/** Every day of the window and every dated part is another year's: a copy begins without them. */
const undated = (rules: WrittenRules): WrittenRules => ({
  ...rules,
  window: { from: '', until: '' },
  tranches: [],
  allocation: rules.allocation.kind === 'draw' ? { ...rules.allocation, rounds: [] } : rules.allocation,
});

/** A copy of another campaign's revision: a template of the province, or last year's. */
export const fromCampaign = (
  { campaignId, revision }: Pick<ManagedCampaign, 'revision'> & { readonly campaignId: Campaign['campaignId'] },
  { regionCode, name }: Place,
): WrittenDraft => {
  const template = WrittenRules.parse(revision.rules);
  return {
    start: 'new',
    origin: { kind: 'campaign', campaignId, revisionNumber: revision.number },
    source: { 'zh-CN': revision.rules.title, en: revision.rules.title },
    template,
    templateKnown: true,
    rules: { ...undated(template), regionCode },
    regionName: name,
  };
};
type Campaign = ManagedCampaign['campaign'];

/** The next revision of a campaign; `template` is what its origin says, as far as it can be found. */
export const fromRevision = (
  { revision, regionName }: Pick<ManagedCampaign, 'revision' | 'regionName'>,
  origin: Origin,
  template: { readonly rules: WrittenRules; readonly name: WrittenDraft['source']; readonly known: boolean },
): WrittenDraft => ({
  start: revision.hash,
  origin,
  source: template.name,
  template: template.rules,
  templateKnown: template.known,
  rules: WrittenRules.parse(revision.rules),
  regionName,
});

/** What the office changed. Name, place, time and money are no change of a preset, which leaves them to the office. */
export const changesOf = ({ template, rules, origin }: WrittenDraft): string[] =>
  differencesFrom(template, rules).filter(
    (path) =>
      origin.kind === 'campaign' ||
      !(['title', 'regionCode', 'authority', 'window'].includes(path) || path.endsWith('.budgetFen')),
  );
