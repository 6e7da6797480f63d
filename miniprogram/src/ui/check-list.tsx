import type { Check } from '@luhuan/shared/decision/check';
import type { Why } from '@luhuan/shared/offer/offer';
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

const Reason = ({ why }: { why: Why | null }) => {
  const language = useLanguage();
  return why === null ? null : (
    <Text className="check-reason quiet">{`${why[language].title}${language === 'zh-CN' ? '。' : '. '}${why[language].text}`}</Text>
  );
};

type CheckListProps = {
  checks: readonly Check[];
  /** For each check, why it is not met. */
  reasons?: readonly (Why | null)[];
};

/** The rule path of a decision: each rule with its outcome, as sign and word. */
export const CheckList = ({ checks, reasons = [] }: CheckListProps) => {
  const text = useText();
  const language = useLanguage();
  return (
    <View className="check-list" ariaRole="list">
      {checks.map((check, index) => (
        <View key={`${index} ${check.name}`} className={`check check-${check.outcome}`} ariaRole="listitem">
          <Text className="check-sign" ariaHidden>
            {SIGN[check.outcome]}
          </Text>
          <View className="check-name">
            <Text>{nameOf(check, text, language)}</Text>
            <Reason why={reasons[index] ?? null} />
          </View>
          <Text className="check-outcome">{text.appliance.outcome[check.outcome]}</Text>
        </View>
      ))}
    </View>
  );
};
