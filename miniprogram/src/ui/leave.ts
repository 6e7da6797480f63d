import Taro from '@tarojs/taro';

/** Back to where the person came from, or to a tab when this page was opened by its address. */
export const leave = (tab: 'home' | 'me' = 'home'): void => {
  if (Taro.getCurrentPages().length > 1) void Taro.navigateBack();
  else void Taro.switchTab({ url: `/pages/${tab}/index` });
};
