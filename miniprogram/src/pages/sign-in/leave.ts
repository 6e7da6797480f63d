import Taro from '@tarojs/taro';

/** Back to where the person came from. */
export const leave = (): void => {
  if (Taro.getCurrentPages().length > 1) void Taro.navigateBack();
  else void Taro.switchTab({ url: '/pages/home/index' });
};
