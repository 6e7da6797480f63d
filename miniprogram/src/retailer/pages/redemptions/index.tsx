import { View } from '@tarojs/components';

export default function Redemptions() {
  return <View className="redemptions">核销记录</View>;
}
