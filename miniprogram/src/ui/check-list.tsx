import type { Check } from '@luhuan/shared/decision/decision';
import { Text, View } from '@tarojs/components';
import { useText } from '../text/use-text.ts';
import './check-list.scss';

const SIGN: Record<Check['outcome'], string> = { met: '✓', 'not-met': '✕', unknown: '?' };

/** The rule path of a decision: each rule with its outcome, as sign and word. */
export const CheckList = ({ checks }: { checks: readonly Check[] }) => {
  const text = useText();
  return (
    <View className="check-list" ariaRole="list">
      {checks.map(({ name, outcome }) => (
        <View key={name} className={`check check-${outcome}`} ariaRole="listitem">
          <Text className="check-sign" ariaHidden>
            {SIGN[outcome]}
          </Text>
          <Text className="check-name">{text.appliance.check[name]}</Text>
          <Text className="check-outcome">{text.appliance.outcome[outcome]}</Text>
        </View>
      ))}
    </View>
  );
};
