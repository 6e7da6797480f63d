import { type Preset, type PresetRules, chosen } from '@luhuan/shared/campaign/preset';
import { instantAt } from '@luhuan/shared/clock';
import { fen } from '@luhuan/shared/fen';
import { categoryChanges } from './category-changes.ts';
import { type Change, within, withEach } from './change.ts';
import {
  allocationChanges,
  channelChanges,
  openingChanges,
  reclaimChanges,
  releaseChanges,
  windowChanges,
} from './claim-changes.ts';
import {
  conditionChanges,
  locationChanges,
  oldItemChanges,
  payoutChanges,
  pointsChanges,
  purseChanges,
  relationsChanges,
  returnChanges,
  waterfallChanges,
} from './sale-changes.ts';

/** A preset in which one rule says something else. */
export type Mutant = { readonly rule: string; readonly name: string; readonly preset: Preset };

const tranche = { at: instantAt(0), budgets: [{ category: 'fridge' as const, amountFen: fen(1) }] };

/** By field, everything that one field can say instead. Words, sources and the one time zone there is say nothing else. */
const CHANGES: {
  readonly [F in Exclude<keyof PresetRules, 'title' | 'bases' | 'timeZone'>]: (
    rules: PresetRules,
  ) => readonly Change<PresetRules[F]>[];
} = {
  programme: ({ programme }) => [{ rule: 'programme', says: 'another name', changed: `${programme}-b` }],
  openings: openingChanges,
  channels: channelChanges,
  allocation: allocationChanges,
  release: releaseChanges,
  reclaim: reclaimChanges,
  categories: categoryChanges,
  location: locationChanges,
  oldItem: oldItemChanges,
  onReturn: returnChanges,
  waterfall: waterfallChanges,
  purses: purseChanges,
  payoutDelayDays: payoutChanges,
  points: pointsChanges,
  conditions: conditionChanges,
  relations: relationsChanges,
  tranches: ({ tranches }) => withEach('tranche', tranches, [tranche], () => 'one more'),
};

const isField = (field: string): field is keyof typeof CHANGES => Object.hasOwn(CHANGES, field);

const changesIn = (rules: PresetRules, fields: readonly string[]): Change<Partial<PresetRules>>[] =>
  fields
    .filter(isField)
    .flatMap((field) =>
      within<Partial<PresetRules>, unknown>(CHANGES[field](rules), (part) => ({ [field]: part }), field),
    );

const mutantsOfRules = (preset: Preset): Mutant[] =>
  changesIn(preset.rules, Object.keys(CHANGES)).map(({ rule, says, changed }) => ({
    rule,
    name: `${preset.presetId}: ${says}`,
    preset: { ...preset, rules: { ...preset.rules, ...changed } },
  }));

type Switch = Preset['switches'][number];
type Option = Switch['options'][number];

const withOption = (preset: Preset, at: readonly [number, number], change: Partial<Option>): Preset => ({
  ...preset,
  switches: preset.switches.map((one, index) =>
    index === at[0]
      ? { ...one, options: one.options.map((option, place) => (place === at[1] ? { ...option, ...change } : option)) }
      : one,
  ),
});

const mutantsOfOption = (
  preset: Preset,
  { switchId }: Switch,
  option: Option,
  at: readonly [number, number],
): Mutant[] => {
  const { optionId, replaces, window } = option;
  const name = `${preset.presetId}, ${optionId}`;
  const rules = chosen(preset, { [switchId]: optionId });
  const windows = window === undefined ? [] : windowChanges(window);
  return [
    ...changesIn(rules, Object.keys(replaces)).map(({ rule, says, changed }) => ({
      rule,
      name: `${name}: ${says}`,
      preset: withOption(preset, at, { replaces: { ...replaces, ...changed } }),
    })),
    ...windows.map(({ rule, says, changed }) => ({
      rule,
      name: `${name}: window ${says}`,
      preset: withOption(preset, at, { window: changed }),
    })),
  ];
};

/** Every rule of a preset and of the options beside it changed, one at a time. The first option of a switch is the preset itself. */
export const mutantsOf = (preset: Preset): Mutant[] => [
  ...mutantsOfRules(preset),
  ...windowChanges(preset.window).map(({ rule, says, changed }) => ({
    rule,
    name: `${preset.presetId}: window ${says}`,
    preset: { ...preset, window: changed },
  })),
  ...preset.switches.flatMap((one, place) =>
    one.options.flatMap((option, index) => (index === 0 ? [] : mutantsOfOption(preset, one, option, [place, index]))),
  ),
];
