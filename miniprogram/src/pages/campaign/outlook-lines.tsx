import { type Day, type Instant, startOf } from '@luhuan/shared/clock';
import type { Outlook } from '@luhuan/shared/pacing/outlook';
import { date, dateTime } from '@luhuan/shared/text/format';
import type { Language } from '@luhuan/shared/text/language';
import { Text, View } from '@tarojs/components';
import { useLanguage, useText } from '../../text/use-text.ts';
import type { Texts } from '../../text/zh-cn.ts';

const lastsWords = ({ forecast }: Outlook, { campaign }: Texts, language: Language): string | null => {
  const day = (one: Day) => date(startOf(one), language);
  switch (forecast.kind) {
    case 'runs-out': {
      const { low, point, high } = forecast;
      return point === null
        ? campaign.lastsPerhaps(day(low))
        : campaign.lastsUntil(day(point), day(low), high === null ? null : day(high));
    }
    case 'lasts':
      return campaign.lasts;
    case 'exhausted':
    case 'too-little-history':
      return null;
  }
};

/** When vouchers of a category are next let out, and how long its money lasts; what is not known is not said. */
export const OutlookLines = ({ outlook, now }: { outlook: Outlook; now: Instant }) => {
  const text = useText();
  const language = useLanguage();
  const { next } = outlook;
  const lasts = lastsWords(outlook, text, language);
  const coming = next !== null && next.at > now ? next : null;
  return (
    <View>
      {coming === null ? null : (
        <Text className="campaign-next">{text.campaign.nextDrop(dateTime(coming.at, language), coming.vouchers)}</Text>
      )}
      {lasts === null ? null : <Text className="quiet">{lasts}</Text>}
    </View>
  );
};
