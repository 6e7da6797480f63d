import { View } from '@tarojs/components';

export default function Appliance() {
  return <View className="appliance">家电详情</View>;
}
