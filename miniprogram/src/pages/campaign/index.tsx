import { View } from '@tarojs/components';

export default function Campaign() {
  return <View className="campaign">活动</View>;
}
