import { DeductionKind } from '@luhuan/shared/campaign/rule';
import { DEDUCTION_NAME } from '@luhuan/shared/text/deduction-name';
import { Text, View } from '@tarojs/components';
import { useLanguage } from '../../../../text/use-text.ts';
import { PushButton } from '../../../../ui/push-button.tsx';
import { useBuilderText } from '../../../text/use-builder-text.ts';
import { replacedAt, withoutAt } from '../fields/removable.tsx';
import { Section } from '../fields/section.tsx';
import type { Form, FormProps } from '../use-form.ts';
import { moved } from './moved.ts';

type StepProps = { form: Form; index: number };

const WaterfallLine = ({ form, index }: StepProps) => {
  const text = useBuilderText();
  const names = DEDUCTION_NAME[useLanguage()];
  const { waterfall } = form.rules;
  const step = waterfall[index];
  if (step === undefined) return null;
  const name = names[step.kind];
  const set = (next: typeof waterfall) => form.change({ waterfall: next });
  return (
    <View className="builder-step-line" ariaRole="listitem">
      <Text className="figure">{`${index + 1}`}</Text>
      <Text className="builder-step-name">{name}</Text>
      {step.kind === 'subsidy' ? (
        <Text className="quiet builder-step-base">{text.price.subsidyHere}</Text>
      ) : (
        <PushButton
          kind="bare"
          className={`choice builder-step-base ${step.affectsBase ? 'choice-chosen' : ''}`}
          label={text.price.baseOf(name, step.affectsBase)}
          selected={step.affectsBase}
          onPush={() => set(replacedAt(waterfall, index, { ...step, affectsBase: !step.affectsBase }))}
        >
          <Text>{step.affectsBase ? text.price.affects : text.price.affectsNot}</Text>
        </PushButton>
      )}
      <PushButton
        kind="plain"
        label={text.price.up(name)}
        disabled={index === 0}
        onPush={() => set(moved(waterfall, index, -1))}
      >
        ↑
      </PushButton>
      <PushButton
        kind="plain"
        label={text.price.down(name)}
        disabled={index === waterfall.length - 1}
        onPush={() => set(moved(waterfall, index, 1))}
      >
        ↓
      </PushButton>
      <PushButton kind="plain" label={text.common.removeNamed(name)} onPush={() => set(withoutAt(waterfall, index))}>
        {text.common.remove}
      </PushButton>
    </View>
  );
};

/** The order of deductions down to what is paid, and which of them lower what the rate is applied to. */
export const WaterfallEditor = ({ form }: FormProps) => {
  const text = useBuilderText();
  const names = DEDUCTION_NAME[useLanguage()];
  const { waterfall } = form.rules;
  const missing = [...DeductionKind.options, 'subsidy' as const].filter((kind) =>
    waterfall.every((step) => step.kind !== kind),
  );
  return (
    <Section
      title={text.price.waterfall}
      note={text.price.waterfallNote}
      rule={{ form, field: 'waterfall' }}
      error={form.wrongIn('waterfall')}
    >
      <View ariaRole="list">
        {waterfall.map((step, index) => (
          <WaterfallLine key={step.kind} form={form} index={index} />
        ))}
      </View>
      <View className="choices" ariaRole="group" ariaLabel={text.price.addStep}>
        {missing.map((kind) => (
          <PushButton
            key={kind}
            kind="bare"
            className="choice"
            onPush={() =>
              form.change({ waterfall: [...waterfall, kind === 'subsidy' ? { kind } : { kind, affectsBase: false }] })
            }
          >
            <Text>{text.common.addNamed(names[kind])}</Text>
          </PushButton>
        ))}
      </View>
    </Section>
  );
};
