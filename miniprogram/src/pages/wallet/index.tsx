import { View } from '@tarojs/components';

export default function Wallet() {
  return <View className="wallet">卡包</View>;
}
