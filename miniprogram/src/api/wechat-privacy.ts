import Taro from '@tarojs/taro';

// on older WeChats these functions are missing, whatever their types say

/** Whether WeChat itself still wants the person's consent; it does not where it knows no such question. */
export const wantsConsent = (): Promise<boolean> =>
  new Promise((resolve) => {
    if (Taro.getPrivacySetting === undefined) resolve(false);
    else
      Taro.getPrivacySetting({
        success: ({ needAuthorization }) => resolve(needAuthorization),
        fail: () => resolve(false),
      });
  });

/** WeChat's own question. @returns whether the person consented. */
export const askConsent = (): Promise<boolean> =>
  new Promise((resolve) => {
    if (Taro.requirePrivacyAuthorize === undefined) resolve(true);
    else Taro.requirePrivacyAuthorize({ success: () => resolve(true), fail: () => resolve(false) });
  });

/** Opens the privacy guide that is filed with WeChat; `undefined` where there is none to open. */
export const openPrivacyGuide = (): (() => void) | undefined =>
  Taro.openPrivacyContract === undefined ? undefined : () => Taro.openPrivacyContract();
