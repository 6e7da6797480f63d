import type { Preset } from '@luhuan/shared/campaign/preset';
import type { Basis } from '@luhuan/shared/campaign/rule';
import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { useLanguage, useText } from '../../../../text/use-text.ts';
import { PushButton } from '../../../../ui/push-button.tsx';
import { StatusTag } from '../../../../ui/status-tag.tsx';
import { useBuilderText } from '../../../text/use-builder-text.ts';
import { useRuleWords } from '../../../ui/use-rule-words.ts';
import { CATEGORY_NAME } from '@luhuan/shared/text/category-name';
import { Switches } from './switches.tsx';

const LEVELS = ['national', 'city', 'example'] as const;
const CONFIDENCE = ['high', 'medium', 'low', 'assumption'] as const;
const TONE = { high: 'good', medium: 'wait', low: 'wait', assumption: 'money' } as const;

/** How many rules of a preset are how sure. */
const Confidence = ({ bases }: { bases: readonly Basis[] }) => {
  const text = useBuilderText().start;
  const common = useText();
  return (
    <View className="start-confidence">
      {CONFIDENCE.map((confidence) => ({
        confidence,
        count: bases.filter((basis) => basis.confidence === confidence).length,
      }))
        .filter(({ count }) => count > 0)
        .map(({ confidence, count }) => (
          <StatusTag key={confidence} tone={TONE[confidence]}>
            {text.confidence(common.campaign.confidence[confidence], count)}
          </StatusTag>
        ))}
    </View>
  );
};

/** What a preset says, in a few lines. */
const Terms = ({ preset }: { preset: Preset }) => {
  const language = useLanguage();
  const words = useRuleWords();
  const terms = preset.rules.categories.map((rule) => ({
    name: CATEGORY_NAME[language][rule.category],
    says: words.terms(rule),
  }));
  const lines = [...new Set(terms.map(({ says }) => says))].map((says) => ({
    says,
    names: words.text.listed(terms.filter((term) => term.says === says).map(({ name }) => name)),
  }));
  return (
    <View className="start-terms">
      {lines.map(({ names, says }) => (
        <Text key={says} className="quiet">
          {words.text.told(names, says)}
        </Text>
      ))}
    </View>
  );
};

type ChosenProps = { preset: Preset; onStart: (choices: Readonly<Record<string, string>>) => void };

const Chosen = ({ preset, onStart }: ChosenProps) => {
  const text = useBuilderText().start;
  const [choices, setChoices] = useState<Readonly<Record<string, string>>>(() =>
    Object.fromEntries(preset.switches.map(({ switchId, options }) => [switchId, options[0]?.optionId ?? ''])),
  );
  return (
    <View className="start-chosen">
      <Terms preset={preset} />
      <Switches preset={preset} choices={choices} choose={(id, option) => setChoices({ ...choices, [id]: option })} />
      <PushButton onPush={() => onStart(choices)}>{text.begin}</PushButton>
    </View>
  );
};

type PresetListProps = {
  presets: readonly Preset[];
  onStart: (preset: Preset, choices: Readonly<Record<string, string>>) => void;
};

/** Published programmes by level; the one that is chosen shows its terms, and where its sources differ. */
export const PresetList = ({ presets, onStart }: PresetListProps) => {
  const text = useBuilderText().start;
  const language = useLanguage();
  const [chosen, setChosen] = useState<string | null>(null);
  return (
    <View>
      {LEVELS.map((level) => ({ level, items: presets.filter((preset) => preset.level === level) }))
        .filter(({ items }) => items.length > 0)
        .map(({ level, items }) => (
          <View key={level} className="block">
            <Text className="block-title">{text.level[level]}</Text>
            <View ariaRole="list">
              {items.map((preset) => (
                <View key={preset.presetId} className="builder-card" ariaRole="listitem">
                  <PushButton
                    kind="bare"
                    className="start-line"
                    expanded={chosen === preset.presetId}
                    onPush={() => setChosen(chosen === preset.presetId ? null : preset.presetId)}
                  >
                    <View className="builder-card-words">
                      <Text className="builder-card-name">{preset.name[language]}</Text>
                      <Text className="quiet">{preset.period[language]}</Text>
                    </View>
                    <Confidence bases={preset.rules.bases} />
                  </PushButton>
                  {chosen === preset.presetId ? (
                    <Chosen preset={preset} onStart={(choices) => onStart(preset, choices)} />
                  ) : null}
                </View>
              ))}
            </View>
          </View>
        ))}
    </View>
  );
};
