import { View } from '@tarojs/components';

export default function Till() {
  return <View className="till">收银台</View>;
}
