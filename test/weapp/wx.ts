import { fakeCanvas } from './fake-canvas.ts';
import { requestOf } from './requests.ts';
import { selectorQuery } from './selector-query.ts';
import { callback, type WxAnswer, type WxHost, type WxOptions } from './wx-host.ts';

type Wx = Record<string, unknown>;

/** Calls that a person or the phone always grants; a test overrules them with `weapp.answers`. */
const granted = [
  ['setNavigationBarTitle', 'setNavigationBarColor', 'showNavigationBarLoading', 'hideNavigationBarLoading'],
  ['showToast', 'hideToast', 'showLoading', 'hideLoading', 'pageScrollTo', 'stopPullDownRefresh'],
  ['setTabBarBadge', 'removeTabBarBadge', 'showTabBarRedDot', 'hideTabBarRedDot', 'setTabBarItem', 'setTabBarStyle'],
  ['showTabBar', 'hideTabBar', 'setKeepScreenOn', 'setVisualEffectOnCapture', 'setClipboardData'],
  ['vibrateShort', 'vibrateLong', 'openLocation', 'makePhoneCall', 'openSetting', 'authorize', 'checkSession'],
  ['previewImage', 'saveImageToPhotosAlbum', 'requestSubscribeMessage', 'hideKeyboard', 'hideHomeButton'],
  ['requirePrivacyAuthorize', 'openPrivacyContract', 'shareFileMessage'],
].flat();

const listened = [
  ['NetworkStatusChange', 'ThemeChange', 'AppShow', 'AppHide', 'UserCaptureScreen', 'KeyboardHeightChange'],
  ['Error', 'UnhandledRejection', 'PageNotFound', 'MemoryWarning', 'WindowResize', 'AudioInterruptionEnd'],
].flat();

const ignore = () => undefined;
const canceled = () => {
  throw new Error('cancel');
};

const request =
  (host: WxHost) =>
  (options: WxOptions): Wx => {
    let aborted = false;
    callback(host, 'request', async () => {
      if (host.device.networkType === 'none') throw new Error('');
      const { status, data, header = {} } = await host.send(requestOf(options));
      if (aborted) throw new Error('abort');
      return { statusCode: status, data, header, cookies: [] };
    })(options);
    const abort = () => {
      aborted = true;
    };
    return { abort, onHeadersReceived: ignore, offHeadersReceived: ignore, onChunkReceived: ignore };
  };

const device = (host: WxHost): Wx => {
  const screen = { windowWidth: 375, windowHeight: 667, screenWidth: 375, screenHeight: 667, pixelRatio: 2 };
  const windowInfo = { ...screen, statusBarHeight: 20, safeArea: { top: 20, bottom: 667, left: 0, right: 375 } };
  const deviceInfo = { platform: 'android', brand: 'test', model: 'test', system: 'Android 10' };
  const appBase = () => {
    const { language, fontSizeSetting, theme } = host.device;
    return { SDKVersion: '3.5.0', version: '8.0.50', language, fontSizeSetting, theme };
  };
  return {
    getWindowInfo: () => host.copy(windowInfo),
    getDeviceInfo: () => host.copy(deviceInfo),
    getAppBaseInfo: () => host.copy(appBase()),
    getSystemInfoSync: () => host.copy({ ...windowInfo, ...deviceInfo, ...appBase() }),
    getMenuButtonBoundingClientRect: () =>
      host.copy({ top: 26, height: 32, width: 87, left: 281, right: 368, bottom: 58 }),
    getNetworkType: callback(host, 'getNetworkType', () => ({ networkType: host.device.networkType })),
    getScreenBrightness: callback(host, 'getScreenBrightness', () => ({ value: host.device.screenBrightness })),
    setScreenBrightness: callback(host, 'setScreenBrightness', ({ value }) => {
      host.device.screenBrightness = Number(value);
    }),
  };
};

const storage = (host: WxHost): Wx => ({
  getStorageSync: (key: string) => host.copy(host.storage.get(key)) ?? '',
  setStorageSync: (key: string, data: unknown) => void host.storage.set(key, data),
  removeStorageSync: (key: string) => void host.storage.delete(key),
  clearStorageSync: () => host.storage.clear(),
  getStorageInfoSync: () => host.copy({ keys: [...host.storage.keys()], currentSize: 1, limitSize: 10_240 }),
  getStorage: callback(host, 'getStorage', ({ key }) => {
    if (!host.storage.has(String(key))) throw new Error('data not found');
    return { data: host.storage.get(String(key)) };
  }),
  setStorage: callback(host, 'setStorage', ({ key, data }) => void host.storage.set(String(key), data)),
  removeStorage: callback(host, 'removeStorage', ({ key }) => void host.storage.delete(String(key))),
  clearStorage: callback(host, 'clearStorage', () => host.storage.clear()),
});

/** Standard answers of the calls a person decides on: signing in works, everything else is left by "cancel". */
const decided = (host: WxHost): Wx => {
  const answers: Record<string, WxAnswer> = {
    login: () => ({ code: 'test-login-code' }),
    showModal: () => ({ confirm: true, cancel: false }),
    getSetting: () => ({ authSetting: {} }),
    getPrivacySetting: () => ({ needAuthorization: false, privacyContractName: '《绿换隐私保护指引》' }),
    getClipboardData: () => ({ data: '' }),
    scanCode: canceled,
    showActionSheet: canceled,
    getLocation: canceled,
    getFuzzyLocation: canceled,
    chooseLocation: canceled,
    chooseMedia: canceled,
    chooseImage: canceled,
    canvasToTempFilePath: () => ({ tempFilePath: 'wxfile://canvas.png' }),
  };
  return Object.fromEntries(Object.entries(answers).map(([name, answer]) => [name, callback(host, name, answer)]));
};

const events = (host: WxHost): Wx =>
  Object.fromEntries(
    listened.flatMap((name) => {
      const set = new Set<(event: unknown) => void>();
      host.listeners.set(name, set);
      return [
        [`on${name}`, (listener: (event: unknown) => void) => void set.add(listener)],
        [`off${name}`, (listener?: (event: unknown) => void) => (listener ? set.delete(listener) : set.clear())],
      ];
    }),
  );

const audio = (host: WxHost) => (): Wx => {
  const play = () => host.onCall('playAudio', { src: context['src'] });
  const context: Wx = { src: '', play, pause: ignore, stop: ignore, destroy: ignore };
  for (const event of ['Play', 'Ended', 'Error', 'Stop', 'Canplay']) {
    context[`on${event}`] = ignore;
    context[`off${event}`] = ignore;
  }
  return context;
};

/** Bytes as WeChat hands them over: a buffer, which no copy by JSON survives. */
const randomValues = ({ length, success }: { length: number; success: (values: unknown) => void }): void => {
  const bytes = Uint8Array.from({ length }, (_, index) => (index * 37 + 11) % 256);
  setTimeout(() => success({ randomValues: bytes.buffer }), 0);
};

/** The `wx` object: `navigate` answers navigateTo and its kin, the rest is answered here. */
export const createWx = (host: WxHost, navigate: Record<string, WxAnswer>): Wx => {
  const observer: Wx = { observe: ignore, disconnect: ignore };
  observer['relativeTo'] = observer['relativeToViewport'] = () => observer;
  return {
    ...device(host),
    ...storage(host),
    ...decided(host),
    ...events(host),
    ...Object.fromEntries(granted.map((name) => [name, callback(host, name, ignore)])),
    ...Object.fromEntries(Object.entries(navigate).map(([name, answer]) => [name, callback(host, name, answer)])),
    request: request(host),
    getRandomValues: randomValues,
    canIUse: () => true,
    nextTick: (run: () => void) => void setTimeout(run, 0),
    createSelectorQuery: selectorQuery(
      (value) => host.copy(value),
      (canvas) => host.onCanvas(canvas),
    ),
    createIntersectionObserver: () => observer,
    createInnerAudioContext: audio(host),
    env: { USER_DATA_PATH: 'wxfile://usr' },
    getFileSystemManager: () => ({
      writeFileSync: (filePath: string, data: string) => host.onCall('writeFile', { filePath, data }),
      unlinkSync: (filePath: string) => host.onCall('unlink', { filePath }),
    }),
    createOffscreenCanvas: () => {
      const canvas = fakeCanvas();
      host.onCanvas(canvas);
      return canvas.node;
    },
  };
};
