import { daysUntil } from '@luhuan/shared/fair/calendar';
import type { Fair, FairStop } from '@luhuan/shared/fair/fair';
import { FAIR_KIND_NAME, stopTime } from '@luhuan/shared/text/fair-words';
import { Text, View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { useLanguage } from '../../../text/use-text.ts';
import { PushButton } from '../../../ui/push-button.tsx';
import { StatusTag } from '../../../ui/status-tag.tsx';
import { useFairsText } from '../../text/use-fairs-text.ts';
import { StopTag } from '../../ui/stop-tag.tsx';
import type { FairsPage } from './use-fairs.ts';

type FairCardProps = {
  fair: Fair;
  stop: FairStop;
  page: FairsPage;
};

/** One stop of a fair, and the way to all of it. */
export const FairCard = ({ fair, stop, page }: FairCardProps) => {
  const { now } = page;
  const party = page.partyOf({ fair, stop });
  const text = useFairsText();
  const language = useLanguage();
  const { fairId, kind, title, stops } = fair;
  const isAhead = stop.cancelled === null && now < stop.begins;
  return (
    <View className="block" ariaRole="listitem">
      <View className="row">
        <Text className="quiet">{FAIR_KIND_NAME[language][kind]}</Text>
        {party === undefined || stop.cancelled !== null ? (
          <StopTag stop={stop} now={now} />
        ) : (
          <StatusTag tone="good">{text.fair.signedUp(party)}</StatusTag>
        )}
      </View>
      <Text className="block-title">{title[language]}</Text>
      <Text className="fairs-line figure">
        {[stopTime(stop, language), ...(isAhead ? [text.days(daysUntil(stop.begins, now))] : [])].join(' · ')}
      </Text>
      <Text className="fairs-line">{stop.address[language]}</Text>
      {stop.cancelled === null ? null : (
        <Text className="fairs-line">{text.fair.cancelledFor(stop.cancelled.reason)}</Text>
      )}
      <View className="row">
        <PushButton
          kind="plain"
          label={text.see(title[language])}
          onPush={() => void Taro.navigateTo({ url: `/shopping/pages/fair/index?fairId=${fairId}` })}
        >
          {text.fair.title}
        </PushButton>
        {stops.length > 1 ? <Text className="quiet figure">{text.more(stops.length)}</Text> : null}
      </View>
    </View>
  );
};
