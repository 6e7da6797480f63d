import type { Preset } from '@luhuan/shared/campaign/preset';
import { Text, View } from '@tarojs/components';
import { useLanguage, useText } from '../../../../text/use-text.ts';
import { PushButton } from '../../../../ui/push-button.tsx';
import { StatusTag } from '../../../../ui/status-tag.tsx';
import { useBuilderText } from '../../../text/use-builder-text.ts';

type SwitchesProps = {
  preset: Preset;
  choices: Readonly<Record<string, string>>;
  choose: (switchId: string, optionId: string) => void;
};

/** Where sources differ, or leave it to the place: every option with its source, and the office chooses. */
export const Switches = ({ preset, choices, choose }: SwitchesProps) => {
  const text = useBuilderText().start;
  const common = useText();
  const language = useLanguage();
  if (preset.switches.length === 0) return null;
  return (
    <View>
      <Text className="quiet">{text.switches}</Text>
      {preset.switches.map(({ switchId, asks, options }) => (
        <View key={switchId} className="start-switch" ariaRole="group" ariaLabel={asks[language]}>
          <Text className="field-label">{asks[language]}</Text>
          {options.map(({ optionId, says, citation, confidence }) => (
            <PushButton
              key={optionId}
              kind="bare"
              className={`start-option ${choices[switchId] === optionId ? 'choice-chosen' : ''}`}
              selected={choices[switchId] === optionId}
              onPush={() => choose(switchId, optionId)}
            >
              <Text>{says[language]}</Text>
              <View className="rule-note-source">
                <StatusTag tone={confidence === 'high' ? 'good' : confidence === 'assumption' ? 'money' : 'wait'}>
                  {common.campaign.confidence[confidence]}
                </StatusTag>
                <Text className="quiet">{citation}</Text>
              </View>
            </PushButton>
          ))}
        </View>
      ))}
    </View>
  );
};
