import { View } from '@tarojs/components';

export default function Me() {
  return <View className="me">我的</View>;
}
