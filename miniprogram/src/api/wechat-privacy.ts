import Taro from '@tarojs/taro';

// on older WeChats these are missing, whatever their types say
const api: Partial<Pick<typeof Taro, 'getPrivacySetting' | 'requirePrivacyAuthorize' | 'openPrivacyContract'>> = Taro;

/** Whether WeChat itself still wants the person's consent; it does not where it knows no such question. */
export const wantsConsent = (): Promise<boolean> =>
  new Promise((resolve) => {
    if (api.getPrivacySetting === undefined) resolve(false);
    else
      api.getPrivacySetting({
        success: ({ needAuthorization }) => resolve(needAuthorization),
        fail: () => resolve(false),
      });
  });

/** WeChat's own question. @returns whether the person consented. */
export const askConsent = (): Promise<boolean> =>
  new Promise((resolve) => {
    if (api.requirePrivacyAuthorize === undefined) resolve(true);
    else api.requirePrivacyAuthorize({ success: () => resolve(true), fail: () => resolve(false) });
  });

/** Opens the privacy guide that is filed with WeChat; `undefined` where there is none to open. */
export const openPrivacyGuide = (): (() => void) | undefined => {
  const { openPrivacyContract } = api;
  return openPrivacyContract === undefined ? undefined : () => openPrivacyContract();
};
