import { View } from '@tarojs/components';
import { useBuilderText } from '../../../text/use-builder-text.ts';
import { Choice } from '../../../ui/choice.tsx';
import { LimitField } from '../fields/number-field.tsx';
import { Section } from '../fields/section.tsx';
import type { FormProps } from '../use-form.ts';

const LIMITS = ['unusedMax', 'perDay', 'perMonth', 'perYear', 'reclaimsMax'] as const;

/** How often somebody may claim a category. */
export const Reclaim = ({ form }: FormProps) => {
  const text = useBuilderText();
  const { reclaim } = form.rules;
  return (
    <Section title={text.claiming.reclaim} note={text.claiming.reclaimNote} rule={{ form, field: 'reclaim' }}>
      <View className="builder-three">
        {LIMITS.map((limit) => (
          <LimitField
            key={limit}
            name={limit}
            kind="whole"
            label={text.claiming.limit[limit]}
            value={reclaim[limit]}
            onChange={(next) => form.change({ reclaim: { ...reclaim, [limit]: next } })}
            hint={text.claiming.noLimit}
            error={form.wrong(`reclaim.${limit}`, reclaim[limit])}
          />
        ))}
      </View>
      <Choice
        label={text.claiming.counts}
        options={(['together', 'per-channel'] as const).map((counts) => ({
          value: counts,
          words: text.claiming.countsKind[counts],
        }))}
        value={reclaim.counts}
        onChange={(counts) => form.change({ reclaim: { ...reclaim, counts } })}
      />
    </Section>
  );
};
