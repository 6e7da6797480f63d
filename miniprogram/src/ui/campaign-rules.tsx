import type { Rules } from '@luhuan/shared/campaign/revision';
import type { Instant } from '@luhuan/shared/clock';
import { Text, View } from '@tarojs/components';
import { useLanguage, useText } from '../text/use-text.ts';
import { rulesInWords } from './rule-words.ts';
import './campaign-rules.scss';

/** The rules of a campaign in words, as the shopper needs them. */
export const CampaignRules = ({ rules, now }: { rules: Rules; now: Instant }) => {
  const text = useText();
  const language = useLanguage();
  return (
    <View className="block" ariaRole="list">
      <Text className="block-title">{text.campaign.more}</Text>
      {rulesInWords({ text, language }, rules, now).map(({ field, words }) => (
        <View key={field} className="campaign-rule" ariaRole="listitem">
          <Text className="campaign-rule-name">{text.campaign.field[field] ?? field}</Text>
          <View className="campaign-rule-words">
            {words.map((one) => (
              <Text key={one} className="campaign-rule-word">
                {one}
              </Text>
            ))}
          </View>
        </View>
      ))}
    </View>
  );
};
