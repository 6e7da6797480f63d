import { View } from '@tarojs/components';

export default function Voucher() {
  return <View className="voucher">补贴券</View>;
}
