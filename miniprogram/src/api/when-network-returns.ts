import Taro from '@tarojs/taro';

/** Calls when the phone says that it has a network again. @returns what ends it */
export const whenNetworkReturns = (heard: () => void): (() => void) => {
  if (process.env['TARO_ENV'] === 'h5') {
    // Taro's own listener hears of another kind of network, not of its end
    window.addEventListener('online', heard);
    return () => window.removeEventListener('online', heard);
  }
  const changed = ({ isConnected }: { isConnected: boolean }) => {
    if (isConnected) heard();
  };
  Taro.onNetworkStatusChange(changed);
  return () => Taro.offNetworkStatusChange(changed);
};
