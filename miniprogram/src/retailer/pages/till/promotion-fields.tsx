import { yuanShort } from '@luhuan/shared/text/format';
import { Text, View } from '@tarojs/components';
import { PushButton } from '../../../ui/push-button.tsx';
import { useRetailerText } from '../../text/use-retailer-text.ts';
import { errorOf } from './entry-check.ts';
import type { Enter } from './use-enter.ts';

/** What of the shop's promotions goes into this price, and whether it shall. */
export const PromotionFields = ({ enter }: { enter: Enter }) => {
  const text = useRetailerText().promoted;
  const { best, draft, change } = enter;
  const { promoted, bundleId } = draft.entries;
  const wrong = errorOf(enter, 'promotions', text.wrong);
  if (best.length === 0 && bundleId === null) return null;
  return (
    <View ariaLive="polite">
      <Text className="field-label">{text.title}</Text>
      {bundleId === null ? null : (
        <View className="row">
          <Text>{text.ofBundle}</Text>
          <PushButton kind="plain" onPush={() => change('promotions', { bundleId: null })}>
            {text.leaveBundle}
          </PushButton>
        </View>
      )}
      {promoted
        ? best.map(({ promotionId, title, offFen, gift }) => (
            <View key={promotionId} className="row">
              <Text>{title}</Text>
              <Text className="money">{gift ?? `−${yuanShort(offFen)}`}</Text>
            </View>
          ))
        : null}
      {wrong === undefined ? null : <Text className="trouble">{wrong}</Text>}
      {best.length === 0 ? null : (
        <PushButton kind="plain" onPush={() => change('promotions', { promoted: !promoted })}>
          {promoted ? text.without : text.withThem}
        </PushButton>
      )}
    </View>
  );
};
