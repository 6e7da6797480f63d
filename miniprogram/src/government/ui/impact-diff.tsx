import type { Difference } from '@luhuan/shared/impact/difference';
import type { ImpactReport } from '@luhuan/shared/impact/report';
import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { useLanguage } from '../../text/use-text.ts';
import { PushButton } from '../../ui/push-button.tsx';
import { StatusTag } from '../../ui/status-tag.tsx';
import type { ImpactTexts } from '../text/impact-zh-cn.ts';
import { useImpactText } from '../text/use-impact-text.ts';

const FIRST = 12;
const TONE = { changed: 'money', added: 'good', removed: 'bad', reordered: 'wait' } as const;

const titleOf = ({ comparedWith, diff }: Pick<ImpactReport, 'comparedWith' | 'diff'>, text: ImpactTexts): string => {
  if (comparedWith.kind === 'nothing') return text.diffTitle.nothing();
  return diff.length === 0 ? text.diffSame : text.diffTitle[comparedWith.kind](diff.length);
};

/** Where rules come from changes nothing for anybody: those lines come last. */
const weightOf = ({ field }: Difference): number => (field === 'bases' ? 1 : 0);

/** What is different, a sentence each, the first dozen at once. */
export const DiffShown = ({ report }: { report: Pick<ImpactReport, 'comparedWith' | 'diff'> }) => {
  const text = useImpactText();
  const language = useLanguage();
  const [all, setAll] = useState(false);
  const lines = report.diff.toSorted((a, b) => weightOf(a) - weightOf(b));
  return (
    <View className="block">
      <Text className="block-title">{titleOf(report, text)}</Text>
      <View ariaRole="list">
        {(all ? lines : lines.slice(0, FIRST)).map(({ kind, says, field, category }) => (
          <View key={`${category ?? ''} ${field} ${says.en}`} className="impact-difference" ariaRole="listitem">
            <StatusTag tone={TONE[kind]}>{text.diffKind[kind]}</StatusTag>
            <Text className="impact-says">{says[language]}</Text>
          </View>
        ))}
      </View>
      {lines.length <= FIRST ? null : (
        <PushButton kind="plain" expanded={all} onPush={() => setAll(!all)}>
          {all ? text.showFewer : text.showAll(lines.length)}
        </PushButton>
      )}
    </View>
  );
};
