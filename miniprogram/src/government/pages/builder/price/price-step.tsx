import { View } from '@tarojs/components';
import { useBuilderText } from '../../../text/use-builder-text.ts';
import { LimitField, NumberField } from '../fields/number-field.tsx';
import { Section } from '../fields/section.tsx';
import type { FormProps } from '../use-form.ts';
import { DeedRules } from './deed-rules.tsx';
import { WaterfallEditor } from './waterfall-editor.tsx';

const POINTS = ['pointsPerYuan', 'pendingDays', 'validDays'] as const;
const MORE = ['grade1Points', 'grade2Points', 'pointsPer100Kwh', 'recyclePoints', 'mostPerYear'] as const;

/** How the price comes down to what is paid, and the points for it. */
export const PriceStep = ({ form }: FormProps) => {
  const text = useBuilderText().price;
  const { points } = form.rules;
  return (
    <View>
      <WaterfallEditor form={form} />
      <Section title={text.points} rule={{ form, field: 'points' }}>
        <View className="builder-three">
          {POINTS.map((field) => (
            <NumberField
              key={field}
              name={field}
              kind="whole"
              label={text.pointsField[field]}
              value={points[field]}
              onChange={(next) => form.change({ points: { ...points, [field]: next } })}
              error={form.wrong(`points.${field}`, points[field])}
            />
          ))}
        </View>
        <View className="builder-three">
          {MORE.map((field) => (
            <LimitField
              key={field}
              name={field}
              kind="whole"
              label={text.pointsField[field]}
              value={points[field] ?? null}
              onChange={(next) => form.change({ points: { ...points, [field]: next ?? undefined } })}
              error={form.wrong(`points.${field}`, points[field])}
            />
          ))}
        </View>
        <DeedRules form={form} />
      </Section>
    </View>
  );
};
