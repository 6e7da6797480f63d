import type { Check } from '@luhuan/shared/decision/check';
import type { Language } from '@luhuan/shared/text/language';
import { Text, View } from '@tarojs/components';
import { useLanguage, useText } from '../text/use-text.ts';
import type { Texts } from '../text/zh-cn.ts';
import './check-list.scss';

const SIGN: Record<Check['outcome'], string> = { met: '✓', 'not-met': '✕', unknown: '?' };

/** A further condition is called what its office calls it. */
const nameOf = ({ name, reason }: Check, text: Texts, language: Language): string =>
  reason?.code === 'ConditionNotMet' || reason?.code === 'ConditionUnknown'
    ? reason.says[language]
    : text.appliance.check[name];

/** The rule path of a decision: each rule with its outcome, as sign and word. */
export const CheckList = ({ checks }: { checks: readonly Check[] }) => {
  const text = useText();
  const language = useLanguage();
  return (
    <View className="check-list" ariaRole="list">
      {checks.map((check, index) => (
        <View key={`${index} ${check.name}`} className={`check check-${check.outcome}`} ariaRole="listitem">
          <Text className="check-sign" ariaHidden>
            {SIGN[check.outcome]}
          </Text>
          <Text className="check-name">{nameOf(check, text, language)}</Text>
          <Text className="check-outcome">{text.appliance.outcome[check.outcome]}</Text>
        </View>
      ))}
    </View>
  );
};
