import { View } from '@tarojs/components';

export default function Overview() {
  return <View className="overview">概览</View>;
}
