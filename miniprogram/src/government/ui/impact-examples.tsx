import type { Ending } from '@luhuan/shared/impact/ending';
import type { Example } from '@luhuan/shared/impact/tally';
import { CATEGORY_NAME } from '@luhuan/shared/text/category-name';
import { moment } from '@luhuan/shared/text/format';
import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { useLanguage } from '../../text/use-text.ts';
import { PushButton } from '../../ui/push-button.tsx';
import type { ImpactTexts } from '../text/impact-zh-cn.ts';
import { useImpactText } from '../text/use-impact-text.ts';

/** What districts are called, by code. */
export type DistrictNames = Readonly<Record<string, string>>;

const endingText = (ending: Ending, of: Example['moment'], text: ImpactTexts): string =>
  ending.kind === 'granted' ? text.granted(of, ending.paidFen) : text.refused(ending.reason);

const ExampleLine = ({ example, districts }: { example: Example; districts: DistrictNames }) => {
  const text = useImpactText();
  const language = useLanguage();
  const { at, district, category, grade, baseFen, before, after } = example;
  const facts = [
    text.moment[example.moment],
    CATEGORY_NAME[language][category],
    ...(grade === null ? [] : [text.grade(grade)]),
    ...(baseFen === null ? [] : [text.price(baseFen)]),
    districts[district] ?? district,
    moment(at, language),
  ];
  return (
    <View className="impact-example" ariaRole="listitem">
      <Text className="figure">
        {`${endingText(before, example.moment, text)} → ${endingText(after, example.moment, text)}`}
      </Text>
      <Text className="quiet">{facts.join(' · ')}</Text>
    </View>
  );
};

type ExamplesProps = { title: string; examples: readonly Example[]; districts: DistrictNames };

/** Some attempts that would have ended otherwise, opened on demand. */
export const Examples = ({ title, examples, districts }: ExamplesProps) => {
  const text = useImpactText();
  const [open, setOpen] = useState(false);
  if (examples.length === 0) return null;
  return (
    <View className="impact-examples">
      <PushButton kind="plain" expanded={open} onPush={() => setOpen(!open)}>
        {title}
      </PushButton>
      {open ? (
        <View ariaRole="list">
          <Text className="quiet">{text.examplesNote}</Text>
          {examples.map((example) => (
            <ExampleLine key={example.receiptId} example={example} districts={districts} />
          ))}
        </View>
      ) : null}
    </View>
  );
};
