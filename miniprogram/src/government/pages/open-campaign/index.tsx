import { View } from '@tarojs/components';

export default function OpenCampaign() {
  return <View className="open-campaign">新建活动</View>;
}
