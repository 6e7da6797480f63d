import { Text, View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { useText } from '../text/use-text.ts';
import { PushButton } from '../ui/push-button.tsx';
import './claim.scss';

/** Said before the phone is asked where it is. */
export const PlaceAsked = () => {
  const text = useText();
  return (
    <View className="claim-place">
      <Text className="claim-place-title">{text.campaign.placeTitle}</Text>
      <Text className="quiet">{text.campaign.placeText}</Text>
    </View>
  );
};

/** The phone may not be asked where it is: how that is changed, or the claim made without. */
export const PlaceDenied = ({ again }: { again: () => void }) => {
  const text = useText();
  return (
    <View className="claim-place">
      <Text className="claim-place-title">{text.campaign.placeDenied}</Text>
      <Text className="quiet">{text.campaign.placeDeniedText}</Text>
      {process.env['TARO_ENV'] === 'weapp' ? (
        <PushButton kind="secondary" onPush={() => void Taro.openSetting({})}>
          {text.campaign.placeSettings}
        </PushButton>
      ) : null}
      <PushButton onPush={again}>{text.campaign.placeAgain}</PushButton>
    </View>
  );
};
