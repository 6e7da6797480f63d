import type { Basis } from '@luhuan/shared/campaign/rule';
import { Text, View } from '@tarojs/components';
import { useText } from '../text/use-text.ts';
import { StatusTag } from './status-tag.tsx';
import './rule-bases.scss';

/** Where each rule comes from; an assumption is called one. */
export const RuleBases = ({ bases }: { bases: readonly Basis[] }) => {
  const text = useText();
  return (
    <View className="block">
      <Text className="block-title">{text.campaign.rules}</Text>
      {bases.map(({ field, confidence, citation }) => (
        <View key={field} className="rule-basis">
          <View className="row">
            <Text>{text.campaign.field[field] ?? field}</Text>
            <StatusTag tone={confidence === 'high' ? 'good' : confidence === 'assumption' ? 'money' : 'wait'}>
              {text.campaign.confidence[confidence]}
            </StatusTag>
          </View>
          <Text className="quiet">{citation}</Text>
        </View>
      ))}
    </View>
  );
};
