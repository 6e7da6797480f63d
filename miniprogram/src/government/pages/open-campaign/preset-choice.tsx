import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { PushButton } from '../../../ui/push-button.tsx';
import { RuleBases } from '../../../ui/rule-bases.tsx';
import { useGovernmentText } from '../../text/use-government-text.ts';
import { RuleList } from '../../ui/rule-list.tsx';
import type { PlanForm } from './use-plan.ts';

/** The published programme that a campaign starts from, with its rules and where they come from. */
export const PresetChoice = ({ form }: { form: PlanForm }) => {
  const text = useGovernmentText();
  const [open, setOpen] = useState(false);
  const { bases } = form.preset.rules;
  const assumed = bases.filter(({ confidence }) => confidence === 'assumption').length;
  return (
    <View className="block">
      <Text className="block-title">{text.open.preset}</Text>
      <Text className="quiet">{text.open.presetText}</Text>
      <View className="open-presets" ariaRole="group" ariaLabel={text.open.preset}>
        {form.presets.map((preset) => (
          <PushButton
            key={preset.presetId}
            kind="bare"
            className={`open-preset ${preset.presetId === form.preset.presetId ? 'open-preset-chosen' : ''}`}
            selected={preset.presetId === form.preset.presetId}
            onPush={() => form.choosePreset(preset)}
          >
            <Text>{preset.rules.title}</Text>
          </PushButton>
        ))}
      </View>
      <Text className="quiet">{text.open.bases(bases.length, assumed)}</Text>
      <PushButton kind="plain" expanded={open} onPush={() => setOpen(!open)}>
        {open ? text.open.hideRules : text.open.showRules}
      </PushButton>
      {open ? (
        <View className="open-rules">
          <RuleList rules={form.preset.rules} />
          <RuleBases bases={bases} />
        </View>
      ) : null}
    </View>
  );
};
