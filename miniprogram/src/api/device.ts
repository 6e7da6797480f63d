import Taro from '@tarojs/taro';

const LENGTH_MAX = 40;

/** What this device is called in the list of devices one is signed in on: its kind and system, as it says itself. */
export const deviceName = (): string => {
  const { model, system } = Taro.getDeviceInfo();
  return [model, system]
    .filter((part) => part !== '' && part !== 'unknown')
    .join(' · ')
    .slice(0, LENGTH_MAX);
};
