import { type Operation, permissionOf } from '@luhuan/shared/person/permission';
import { ACTING_FOR } from '@luhuan/shared/power/acting-for';
import Taro from '@tarojs/taro';
import * as z from 'zod';
import { preferences } from '../storage/preferences.ts';
import type { Transport } from './call.ts';
import { learnServerTime, serverNow } from './server-time.ts';
import { renewToken, session } from './session.ts';
import { actingFor, endActing, loseActing } from '../storage/acting.ts';

const TIMEOUT_MS = 10_000;

const SIGN_IN_NEEDED = 401;
const FORBIDDEN = 403;
const Refused = z.object({ code: z.string() });

const headerIn = (header: unknown, wanted: string): string | undefined => {
  const found = Object.entries(header ?? {}).find(([name]) => name.toLowerCase() === wanted)?.[1];
  return typeof found === 'string' ? found : undefined;
};

/**
 * In whose name an operation is asked for: with one's own session, or for another as well. What everybody may ask and the
 * power does not reach is asked as nobody, so that no screen shows the delegate's own things as the other's.
 */
const nameFor = (operation: Operation) => {
  const token = session.get()?.token;
  const { allow, delegable } = permissionOf(operation);
  const acting = delegable === undefined ? null : actingFor(serverNow());
  const covered = acting !== null && delegable !== undefined && acting.scopes.includes(delegable);
  return acting !== null && !covered && allow === 'everybody'
    ? { token: undefined, acting: null, covered }
    : { token, acting, covered };
};

/** Sends through WeChat or the browser, with the session and the language of this device. */
export const send: Transport = async ({ operation, method, path, headers, body }) => {
  const { token, acting, covered } = nameFor(operation);
  const sentMs = Date.now();
  const reply = await Taro.request<unknown>({
    url: `${API_ORIGIN}${path}`,
    method,
    header: {
      ...headers,
      'accept-language': preferences.get().language,
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...(acting === null ? {} : { [ACTING_FOR]: acting.principal }),
    },
    timeout: TIMEOUT_MS,
    ...(body === undefined ? {} : { data: body }),
  });
  // a reply that was kept on the way tells the time at which it was made
  if (operation !== 'getSupply') learnServerTime(headerIn(reply.header, 'date'), sentMs);
  const renewed = headerIn(reply.header, 'session-token');
  // unless somebody else signed in while the answer was on its way
  if (session.get()?.token === token) {
    if (renewed !== undefined) renewToken(renewed);
    // signed out elsewhere: this device is told so once, and then goes on as nobody
    if (reply.statusCode === SIGN_IN_NEEDED && token !== undefined) {
      endActing();
      session.set(null);
    }
  }
  if (covered && reply.statusCode === FORBIDDEN && Refused.safeParse(reply.data).data?.code === 'PowerMissing')
    loseActing();
  return { status: reply.statusCode, data: reply.data };
};
