import { View } from '@tarojs/components';

export default function GovernmentCampaign() {
  return <View className="government-campaign">活动</View>;
}
