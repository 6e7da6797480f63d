import { View } from '@tarojs/components';
import { useBuilderText } from '../../../text/use-builder-text.ts';
import { Choice } from '../../../ui/choice.tsx';
import { NumberField } from '../fields/number-field.tsx';
import { Section } from '../fields/section.tsx';
import { ANSWERS, type Trial } from './trial.ts';

export type TrialProps = { trial: Trial; put: (part: Partial<Trial>) => void };

const COUNTS = ['bought', 'unused', 'claimed'] as const;

/** Who asks: what is known of them, and what they had before. */
export const TrialPerson = ({ trial, put, related }: TrialProps & { related: boolean }) => {
  const text = useBuilderText().trial;
  const asked = related
    ? (['verified', 'senior', 'inRegion', 'elsewhere'] as const)
    : (['verified', 'senior', 'inRegion'] as const);
  return (
    <Section title={text.person}>
      <View className="builder-two">
        {asked.map((name) => (
          <Choice
            key={name}
            label={text.asked[name]}
            options={ANSWERS.map((value) => ({ value, words: text.answer[value] }))}
            value={trial[name]}
            onChange={(answer) => put({ [name]: answer })}
          />
        ))}
      </View>
      <View className="builder-three">
        {COUNTS.map((name) => (
          <NumberField
            key={name}
            name={`trial-${name}`}
            kind="whole"
            label={text.count[name]}
            value={trial[name]}
            onChange={(value) => put({ [name]: value })}
          />
        ))}
      </View>
    </Section>
  );
};
