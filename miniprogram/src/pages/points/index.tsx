import { View } from '@tarojs/components';

export default function Points() {
  return <View className="points">积分</View>;
}
