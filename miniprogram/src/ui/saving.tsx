import type { BestOffer } from '@luhuan/shared/offer/best-offer';
import type { Offer } from '@luhuan/shared/offer/offer';
import type { QuoteRefusal } from '@luhuan/shared/quote/quote';
import { dateTime, yuan } from '@luhuan/shared/text/format';
import type { Language } from '@luhuan/shared/text/language';
import { Text, View } from '@tarojs/components';
import { useLanguage, useText } from '../text/use-text.ts';
import type { Texts } from '../text/zh-cn.ts';
import './saving.scss';

const reasonWords = ({ appliances: { why }, common }: Texts, reason: QuoteRefusal): string => {
  switch (reason.code) {
    case 'GradeNotSubsidised':
      if (reason.accepted.length === 0) return why.onlyNoLabel;
      return reason.grade === null ? why.noLabel : why.GradeNotSubsidised(common.list(reason.accepted.map(String)));
    case 'StandardNotAccepted':
      return why.StandardNotAccepted(reason.standard);
    case 'PriceAboveCeiling':
      return why.PriceAboveCeiling(reason.ceilingFen);
    case 'DeductionNotInWaterfall':
    case 'DeductionsAbovePrice':
      return why.other;
  }
};

/** What stands between the person and the price; nothing when it can be had now. */
const standingWords = (text: Texts, language: Language, { standing, from, why }: Offer): string | null => {
  if (standing === 'now') return null;
  if (standing === 'held') return text.home.standing.held;
  if (standing === 'soon' && from !== null) return text.home.from(dateTime(from, language));
  return why?.[language].title ?? text.home.standing[standing];
};

/** What a model costs after the subsidy and what that saves, or why it gets none. */
export const Saving = ({ best }: { best: BestOffer }) => {
  const text = useText();
  const language = useLanguage();
  if (best.kind === 'none') return <Text className="quiet">{text.appliances.none}</Text>;
  if (best.kind === 'not-for-it') return <Text className="quiet">{reasonWords(text, best.reason)}</Text>;
  const standing = standingWords(text, language, best.offer);
  return (
    <View className="saving">
      <View className="saving-price">
        <Text className="quiet">{text.appliances.after}</Text>
        <Text className={`saving-pay ${best.offer.standing === 'no' ? 'saving-off' : 'money'}`}>
          {yuan(best.quote.payFen)}
        </Text>
        <Text className="saving-saved">{text.appliances.saves(best.quote.subsidyFen)}</Text>
      </View>
      {standing === null ? null : <Text className="quiet">{standing}</Text>}
      {best.conditions ? <Text className="quiet">{text.appliances.conditions}</Text> : null}
    </View>
  );
};
