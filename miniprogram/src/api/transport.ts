import Taro from '@tarojs/taro';
import { preferences } from '../storage/preferences.ts';
import type { Transport } from './call.ts';
import { learnServerTime } from './server-time.ts';
import { renewToken, session } from './session.ts';

const TIMEOUT_MS = 10_000;

const SIGN_IN_NEEDED = 401;

const headerIn = (header: unknown, wanted: string): string | undefined => {
  const found = Object.entries(header ?? {}).find(([name]) => name.toLowerCase() === wanted)?.[1];
  return typeof found === 'string' ? found : undefined;
};

/** Sends through WeChat or the browser, with the session and the language of this device. */
export const send: Transport = async ({ method, path, headers, body }) => {
  const token = session.get()?.token;
  const reply = await Taro.request<unknown>({
    url: `${API_ORIGIN}${path}`,
    method,
    header: {
      ...headers,
      'accept-language': preferences.get().language,
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    },
    timeout: TIMEOUT_MS,
    ...(body === undefined ? {} : { data: body }),
  });
  learnServerTime(headerIn(reply.header, 'date'));
  const renewed = headerIn(reply.header, 'session-token');
  // unless somebody else signed in while the answer was on its way
  if (session.get()?.token === token) {
    if (renewed !== undefined) renewToken(renewed);
    // signed out elsewhere: this device is told so once, and then goes on as nobody
    if (reply.statusCode === SIGN_IN_NEEDED && token !== undefined) session.set(null);
  }
  return { status: reply.statusCode, data: reply.data };
};
