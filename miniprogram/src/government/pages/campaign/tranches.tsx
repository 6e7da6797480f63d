import type { ManagedCampaign } from '@luhuan/shared/api/campaigns';
import type { Instant } from '@luhuan/shared/clock';
import { CATEGORY_NAME } from '@luhuan/shared/text/category-name';
import { yuan } from '@luhuan/shared/text/format';
import { Text, View } from '@tarojs/components';
import { useLanguage } from '../../../text/use-text.ts';
import { StatusTag } from '../../../ui/status-tag.tsx';
import { rulesOf } from '../../managed.ts';
import { moment } from '../../period.ts';
import { useGovernmentText } from '../../text/use-government-text.ts';

/** Money that came, or comes, later, each part with its moment; nothing when all of it was there from the beginning. */
export const TrancheList = ({ managed, now }: { managed: ManagedCampaign; now: Instant }) => {
  const text = useGovernmentText().campaign;
  const language = useLanguage();
  const { tranches } = rulesOf(managed);
  if (tranches.length === 0) return null;
  return (
    <View className="block">
      <Text className="block-title">{text.tranches}</Text>
      <View ariaRole="list">
        {tranches.map(({ at, budgets }) => (
          <View key={at} className="campaign-did" ariaRole="listitem">
            <View className="row">
              <Text>{text.trancheOn(moment(at, language))}</Text>
              <StatusTag tone={at <= now ? 'good' : 'wait'}>
                {at <= now ? text.tranchePast : text.trancheComing}
              </StatusTag>
            </View>
            {budgets.map(({ category, amountFen }) => (
              <Text key={category} className="quiet figure">
                {`${CATEGORY_NAME[language][category]} ${yuan(amountFen)}`}
              </Text>
            ))}
          </View>
        ))}
      </View>
    </View>
  );
};
