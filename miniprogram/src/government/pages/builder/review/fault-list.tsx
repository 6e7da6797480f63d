import { Text, View } from '@tarojs/components';
import { PushButton } from '../../../../ui/push-button.tsx';
import { useBuilderText } from '../../../text/use-builder-text.ts';
import { useRuleWords } from '../../../ui/use-rule-words.ts';
import { STEPS } from '../steps.ts';
import type { FormProps } from '../use-form.ts';

const MOST = 40;

/** Everything that still has to be put right, step by step; each leads to where it is entered. */
export const FaultList = ({ form }: FormProps) => {
  const text = useBuilderText();
  const words = useRuleWords();
  const { faults } = form.checked;
  if (faults.length === 0) return null;
  const nameOf = (path: string) => {
    const [first = '', second, third] = path.split('.');
    return words.name(
      first === 'categories' && second !== undefined ? [first, second, third].filter(Boolean).join('.') : first,
    );
  };
  return (
    <View className="builder-faults" ariaRole="alert">
      <Text className="builder-faults-title">{text.review.toFix(faults.length)}</Text>
      {STEPS.flatMap((step) => faults.filter((fault) => fault.step === step))
        .slice(0, MOST)
        .map(({ step, path, words: says }) => (
          <PushButton key={path} kind="bare" className="builder-fault" onPush={() => form.goTo(step)}>
            <Text>{words.text.told(`${text.steps[step]} · ${nameOf(path)}`, says)}</Text>
          </PushButton>
        ))}
    </View>
  );
};
