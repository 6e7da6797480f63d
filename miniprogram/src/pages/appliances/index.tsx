import { View } from '@tarojs/components';

export default function Appliances() {
  return <View className="appliances">家电</View>;
}
