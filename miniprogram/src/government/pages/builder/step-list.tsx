import { Text, View } from '@tarojs/components';
import { PushButton } from '../../../ui/push-button.tsx';
import { useBuilderText } from '../../text/use-builder-text.ts';
import { STEPS, type Step } from './steps.ts';
import type { FormProps } from './use-form.ts';

/** Steps at which something is entered. */
const checkable = (step: Step): boolean => !['try', 'review', 'submit'].includes(step);

/** The way through the builder; each step says what is missing in it. */
export const StepList = ({ form }: FormProps) => {
  const text = useBuilderText();
  const missing = (step: Step) => form.checked.faults.filter((fault) => fault.step === step).length;
  const state = (step: Step) => {
    if (!checkable(step)) return '';
    const count = missing(step);
    return count === 0 ? text.common.done : text.common.toFix(count);
  };
  return (
    <View className="builder-steps" ariaRole="navigation" ariaLabel={text.common.steps}>
      {STEPS.map((step, index) => (
        <PushButton
          key={step}
          kind="bare"
          className={`builder-step ${form.step === step ? 'builder-step-here' : ''}`}
          label={`${index + 1} ${text.steps[step]}${state(step) === '' ? '' : ` · ${state(step)}`}`}
          selected={form.step === step}
          onPush={() => form.goTo(step)}
        >
          <Text className="builder-step-words">{`${index + 1} ${text.steps[step]}`}</Text>
          {state(step) === '' ? null : (
            <Text className={missing(step) === 0 ? 'builder-step-done' : 'builder-step-missing'}>{state(step)}</Text>
          )}
        </PushButton>
      ))}
    </View>
  );
};
