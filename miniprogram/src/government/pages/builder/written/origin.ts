import type { Preset } from '@luhuan/shared/campaign/preset';
import type { Origin } from '@luhuan/shared/campaign/proposal';
import type { Revision } from '@luhuan/shared/campaign/revision';
import { WrittenRules } from '../../../written-rules.ts';
import { type fromRevision, presetRules } from './draft.ts';

type Template = Parameters<typeof fromRevision>[2];
type Known = {
  readonly presets: readonly Preset[];
  /** The revision that was copied, where it could be found. */
  readonly copied: Revision | undefined;
};

/** What a revision was made from; where that is not known any more it is its own template, and nothing counts as changed. */
export const templateOf = (origin: Origin, own: Revision, { presets, copied }: Known): Template => {
  const itself = {
    rules: WrittenRules.parse(own.rules),
    name: { 'zh-CN': own.rules.title, en: own.rules.title },
    known: false,
  };
  switch (origin.kind) {
    case 'preset': {
      const preset = presets.find(({ presetId }) => presetId === origin.presetId);
      return preset === undefined
        ? itself
        : { rules: presetRules(preset, origin.choices), name: preset.name, known: true };
    }
    case 'campaign':
      return copied === undefined
        ? itself
        : {
            rules: WrittenRules.parse(copied.rules),
            name: { 'zh-CN': copied.rules.title, en: copied.rules.title },
            known: true,
          };
    case 'blank':
      return itself;
  }
};
