import { DeedKind } from '@luhuan/shared/campaign/rule';
import { DEED_NAME } from '@luhuan/shared/text/deed-name';
import { View } from '@tarojs/components';
import { useLanguage } from '../../../../text/use-text.ts';
import { useBuilderText } from '../../../text/use-builder-text.ts';
import { LimitField, NumberField } from '../fields/number-field.tsx';
import type { FormProps } from '../use-form.ts';

/** How often a kind of deed counts in a year, to start from. An assumption, as all points are. */
const TIMES = 1;

/** Points for each kind of deed that an office confirms; a kind without points earns none. */
export const DeedRules = ({ form }: FormProps) => {
  const text = useBuilderText().price.pointsField;
  const language = useLanguage();
  const { points } = form.rules;
  const deeds = points.deeds ?? [];
  const put = (next: typeof deeds) =>
    form.change({ points: { ...points, deeds: next.length === 0 ? undefined : next } });
  return (
    <View>
      {DeedKind.options.map((deed) => {
        const at = deeds.findIndex((one) => one.deed === deed);
        const rule = deeds[at];
        const others = deeds.filter((one) => one.deed !== deed);
        return (
          <View key={deed} className="builder-three">
            <LimitField
              name={`deed-${deed}`}
              kind="whole"
              label={text.deedPoints(DEED_NAME[language][deed])}
              value={rule?.points ?? null}
              onChange={(next) =>
                put(
                  next === null
                    ? others
                    : [...others, { deed, timesPerYear: rule?.timesPerYear ?? TIMES, points: next }],
                )
              }
              error={form.wrong(`points.deeds.${at}.points`, rule?.points)}
            />
            {rule === undefined ? null : (
              <NumberField
                name={`deed-times-${deed}`}
                kind="whole"
                label={text.deedTimes}
                value={rule.timesPerYear}
                onChange={(timesPerYear) => put([...others, { ...rule, timesPerYear }])}
                error={form.wrong(`points.deeds.${at}.timesPerYear`, rule.timesPerYear)}
              />
            )}
          </View>
        );
      })}
    </View>
  );
};
