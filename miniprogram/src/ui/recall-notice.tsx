import type { Alert } from '@luhuan/shared/owned/owned';
import type { Recall } from '@luhuan/shared/recall/recall';
import { date } from '@luhuan/shared/text/format';
import { Text, View } from '@tarojs/components';
import { useLanguage, useText } from '../text/use-text.ts';
import { CopyLine } from './copy-line.tsx';
import './recall-notice.scss';

type RecallNoticeProps = {
  recall: Recall;
  /** How surely it is about one's own unit; `null`: it is told of a model, and nobody's unit is meant. */
  match: Alert['match'] | null;
};

/** What is dangerous, about which units, and what to do. */
export const RecallNotice = ({ recall: { terms, publishedAt }, match }: RecallNoticeProps) => {
  const text = useText().recall;
  const language = useLanguage();
  const { serials, hazard, remedy, authority, sourceUrl, brand, modelNumbers } = terms;
  return (
    <View className={`recall-notice ${match === 'certainly' ? 'recall-notice-sure' : ''}`} ariaRole="note">
      <Text className="recall-notice-title">{`⚠ ${match === null ? text.ofModel : text[match]}`}</Text>
      {match === 'perhaps' ? <Text className="recall-notice-line">{text.perhapsText}</Text> : null}
      <Text className="recall-notice-line figure">
        {[
          [brand, ...modelNumbers].join(' '),
          serials === null ? text.allUnits : text.serials(serials.from, serials.to),
        ].join(' · ')}
      </Text>
      <Text className="recall-notice-name">{text.hazard}</Text>
      <Text className="recall-notice-line">{hazard[language]}</Text>
      <Text className="recall-notice-name">{text.remedy}</Text>
      <Text className="recall-notice-line">{remedy[language]}</Text>
      <Text className="quiet">{text.by(authority, date(publishedAt, language))}</Text>
      <CopyLine name={text.source} value={sourceUrl} />
    </View>
  );
};
