import Taro from '@tarojs/taro';
import { preferences } from '../storage/preferences.ts';
import type { Transport } from './call.ts';
import { learnServerTime } from './server-time.ts';
import { session } from './session.ts';

const TIMEOUT_MS = 10_000;

const dateIn = (header: unknown): string | undefined => {
  const found = Object.entries(header ?? {}).find(([name]) => name.toLowerCase() === 'date')?.[1];
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
  learnServerTime(dateIn(reply.header));
  return { status: reply.statusCode, data: reply.data };
};
