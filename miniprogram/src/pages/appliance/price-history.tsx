import { type ModelPrices, getModelPrices } from '@luhuan/shared/api/prices';
import type { Gtin } from '@luhuan/shared/appliance/gtin';
import { yuan } from '@luhuan/shared/text/format';
import { Text, View } from '@tarojs/components';
import { call } from '../../api/call.ts';
import { send } from '../../api/transport.ts';
import { useLoad } from '../../api/use-load.ts';
import { preferences } from '../../storage/preferences.ts';
import { useStored } from '../../storage/stored.ts';
import { useText } from '../../text/use-text.ts';
import { Shown } from '../../ui/standing.tsx';

/** Bars of the days that saw a sale, against the filed price; the same as a list for who does not see them. */
const Days = ({ prices: { days, filedFen } }: { prices: ModelPrices }) => {
  const text = useText().appliance;
  const most = Math.max(filedFen, ...days.map(({ lowFen }) => lowFen));
  return (
    <View ariaRole="list">
      {days.slice(-DAYS_SHOWN).map(({ day, lowFen }) => (
        <View key={day} className="price-day" ariaRole="listitem" ariaLabel={text.soldFor(day, yuan(lowFen))}>
          <Text className="quiet figure price-date" ariaHidden>
            {day.slice(5)}
          </Text>
          <View className="price-track" ariaHidden>
            <View className="price-bar" style={{ width: `${Math.round((lowFen / most) * 100)}%` }} />
          </View>
          <Text className="figure" ariaHidden>
            {yuan(lowFen)}
          </Text>
        </View>
      ))}
    </View>
  );
};
const DAYS_SHOWN = 12;

/** What the model was sold for around here, so that nobody pays more than before the subsidy. */
export const PriceHistory = ({ gtin }: { gtin: Gtin }) => {
  const text = useText().appliance;
  const { regionCode } = useStored(preferences).home;
  const screen = useLoad(
    () => call(send, getModelPrices, { params: { gtin, regionCode } }),
    `prices ${gtin} ${regionCode}`,
  );
  return (
    <View className="block">
      <Text className="block-title">{text.priceHistory}</Text>
      <Shown screen={screen}>
        {(prices) =>
          prices.days.length === 0 ? (
            <Text className="quiet">{text.noSales(prices.cityName)}</Text>
          ) : (
            <View>
              {prices.lowestFen === null ? null : <Text>{text.lowest(prices.cityName, yuan(prices.lowestFen))}</Text>}
              <Days prices={prices} />
              <Text className="quiet">{text.priceHistoryNote}</Text>
            </View>
          )
        }
      </Shown>
    </View>
  );
};
