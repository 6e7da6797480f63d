import type { FakeCanvas } from './fake-canvas.ts';
import type { WeappReply, WeappRequest } from './requests.ts';

export type WxOptions = Record<string, unknown>;
/** Answers one `wx` call; throwing means that it fails, with the message after `name:fail`. */
export type WxAnswer = (options: WxOptions) => unknown;

/** What the phone says about itself; change it before a page reads it. */
export type Device = {
  language: string;
  /** WeChat's own font setting in px: 17 is standard, 20 and more is what elders choose. */
  fontSizeSetting: number;
  theme: 'light' | 'dark';
  networkType: string;
  screenBrightness: number;
};
export const standardDevice = (): Device => ({
  language: 'zh_CN',
  fontSizeSetting: 17,
  theme: 'light',
  networkType: 'wifi',
  screenBrightness: 0.5,
});

/** What `wx` needs from the running mini-program. */
export type WxHost = {
  readonly device: Device;
  readonly storage: Map<string, unknown>;
  readonly answers: Map<string, WxAnswer>;
  readonly listeners: Map<string, Set<(event: unknown) => void>>;
  copy(value: unknown): unknown;
  onCall(name: string, options: WxOptions): void;
  onCanvas(canvas: FakeCanvas): void;
  send(request: WeappRequest): Promise<WeappReply>;
  /** Marks work as unfinished until the promise settles, so that the test waits for it. */
  busyWith<T>(work: Promise<T>): Promise<T>;
};

/** Makes a `wx` call that answers through success, fail and complete, one turn later, as all of WeChat's do. */
export const callback =
  (host: WxHost, name: string, standard: WxAnswer) =>
  (options: WxOptions = {}): void => {
    const tell = (outcome: 'success' | 'fail', result: unknown) => {
      for (const listener of [options[outcome], options['complete']]) {
        if (typeof listener === 'function') listener(host.copy(result));
      }
    };
    host.onCall(name, options);
    const answer = Promise.resolve().then(() => (host.answers.get(name) ?? standard)(options));
    const told = answer.then(
      (result) => tell('success', { errMsg: `${name}:ok`, ...(result as object | undefined) }),
      (error: unknown) => tell('fail', { errMsg: `${name}:fail ${error instanceof Error ? error.message : ''}` }),
    );
    void host.busyWith(told);
  };
