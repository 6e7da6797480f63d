import type { ApplianceModel } from '@luhuan/shared/appliance/model';
import type { Offers } from '@luhuan/shared/offer/best-offer';
import { promotedShops } from '@luhuan/shared/offer/promoted';
import { yuan, yuanShort } from '@luhuan/shared/text/format';
import { Text, View } from '@tarojs/components';
import { serverNow } from '../../api/server-time.ts';
import { usePromotionsNear } from '../../api/use-promotions.ts';
import { usePromotedText } from '../../text/use-promoted-text.ts';

/** A list is read to its end; who wants more looks at the page of all promotions. */
const SHOPS_MAX = 5;

/** What the model costs where shops have promotions, the cheapest first; nothing where none has. */
export const ShopPromotions = ({ model, offers }: { model: ApplianceModel; offers: Offers }) => {
  const text = usePromotedText();
  const near = usePromotionsNear();
  const shops = near.state === 'shown' ? promotedShops(model, offers, near.value.items, serverNow()) : [];
  if (shops.length === 0) return null;
  return (
    <View className="block">
      <Text className="block-title">{text.title}</Text>
      <View ariaRole="list">
        {shops.slice(0, SHOPS_MAX).map(({ shop, applied, payFen }) => (
          <View key={shop.shopId} ariaRole="listitem">
            <View className="row">
              <Text>{shop.shopName}</Text>
              <Text className="money">{`${text.pay} ${yuan(payFen)}`}</Text>
            </View>
            {applied.map(({ promotionId, title, offFen, gift }) => (
              <View key={promotionId} className="row">
                <Text className="quiet">{title}</Text>
                <Text className="quiet figure">{gift === null ? `−${yuanShort(offFen)}` : text.gift(gift)}</Text>
              </View>
            ))}
          </View>
        ))}
      </View>
      <Text className="quiet">{text.note}</Text>
    </View>
  );
};
