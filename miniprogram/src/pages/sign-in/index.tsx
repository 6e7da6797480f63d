import { View } from '@tarojs/components';

export default function SignIn() {
  return <View className="sign-in">登录</View>;
}
