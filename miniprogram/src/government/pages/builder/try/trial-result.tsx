import type { Check } from '@luhuan/shared/decision/check';
import { problemOf } from '@luhuan/shared/refusal/problem';
import { yuan } from '@luhuan/shared/text/format';
import { Text, View } from '@tarojs/components';
import { useLanguage, useText } from '../../../../text/use-text.ts';
import { StatusTag } from '../../../../ui/status-tag.tsx';
import { Waterfall } from '../../../../ui/waterfall.tsx';
import { useBuilderText } from '../../../text/use-builder-text.ts';
import type { Tried } from './trial.ts';
import './trial-result.scss';

const TONE = { eligible: 'good', refused: 'bad', unknown: 'wait' } as const;
const SIGN: Readonly<Record<Check['outcome'], string>> = { met: '✓', 'not-met': '✕', unknown: '?' };

/** One rule held against the facts, with what the shopper would be told when it is not met. */
const CheckLine = ({ check }: { check: Check }) => {
  const common = useText();
  const language = useLanguage();
  const problem = check.reason === null ? null : problemOf(check.reason, language, '');
  return (
    <View className={`trial-check trial-check-${check.outcome}`} ariaRole="listitem">
      <Text className="trial-sign" ariaHidden>
        {SIGN[check.outcome]}
      </Text>
      <View>
        <Text>{`${common.appliance.check[check.name]} · ${common.appliance.outcome[check.outcome]}`}</Text>
        {problem === null ? null : (
          <Text className="quiet">{`${problem.title}${language === 'zh-CN' ? '。' : '. '}${problem.remedy.shopper?.text ?? ''}`}</Text>
        )}
      </View>
    </View>
  );
};

/** What the rules would decide, and the price down to what is paid. */
export const TrialResult = ({ tried: { decision, priced } }: { tried: Tried }) => {
  const text = useBuilderText().trial;
  const language = useLanguage();
  const saved = decision.result === 'eligible' && priced?.ok === true ? priced.value.subsidyFen : null;
  return (
    <View className="block trial-result" ariaLive="polite">
      <View className="row">
        <Text className="block-title">{text.result}</Text>
        <StatusTag tone={TONE[decision.result]}>{text.outcome[decision.result]}</StatusTag>
      </View>
      <Text className="trial-headline">{saved === null ? text.says[decision.result] : text.saves(yuan(saved))}</Text>
      {priced?.ok === true ? <Waterfall quote={priced.value} /> : null}
      {priced?.ok === false ? <Text className="field-error">{problemOf(priced.error, language, '').title}</Text> : null}
      <View className="trial-checks" ariaRole="list">
        {decision.checks.map((check, index) => (
          <CheckLine key={index} check={check} />
        ))}
      </View>
    </View>
  );
};
