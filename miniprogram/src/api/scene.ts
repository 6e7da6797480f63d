import { useRouter } from '@tarojs/taro';

/** WeChat hands a page the scene of its code as it stands in an address, the web as it was meant. */
const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
};

/** What the code said that opened this page; empty when it was opened in another way. */
export const useScene = (): string => decoded(useRouter().params['scene'] ?? '');

/** Where the web app and the API are reached from outside this device. */
export const publicOrigin = (): string => (process.env['TARO_ENV'] === 'h5' ? window.location.origin : API_ORIGIN);

/** The address of a page of the web app that does what WeChat's own code would: any camera opens it. */
export const linkTo = (page: string, scene: string): string =>
  `${publicOrigin()}/${page}?scene=${encodeURIComponent(scene)}`;
