import {
  type Session,
  confirmDemonstration,
  openDemonstrationSession,
  openWechatSession,
} from '@luhuan/shared/api/sessions';
import type { PersonId } from '@luhuan/shared/ids';
import { RegionCode } from '@luhuan/shared/region';
import type { Result } from '@luhuan/shared/result';
import { TERMS } from '@luhuan/shared/vault/purpose';
import { DEMONSTRATION_PERSONS } from '../../functions/src/demonstration/persons.ts';
import { type Failure, type Transport, call } from '../../miniprogram/src/api/call.ts';
import type { TestHouse } from './house.ts';

/** Whatever answers requests: the app itself, or a house in a process of its own. */
export type Answering = {
  readonly api: { readonly request: (path: string, init: RequestInit) => Response | Promise<Response> };
};

/** Sends through the Hono app itself: real routing, real bodies, no port. */
export const transport =
  (house: Answering, token?: string): Transport =>
  async ({ method, path, headers, body }) => {
    const authorization = token === undefined ? {} : { authorization: `Bearer ${token}` };
    const response = await house.api.request(path, {
      method,
      headers: { ...headers, ...authorization },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return { status: response.status, data: await response.json() };
  };

export const personNamed = (name: string): PersonId => {
  const found = DEMONSTRATION_PERSONS.find((person) => person.name === name);
  if (found === undefined) throw new Error(`no demonstration person ${name}`);
  return found.personId;
};

/** The value, or a failure of the test that says what the product answered. */
export const valueOf = <T>(result: Result<T, Failure>): T => {
  if (result.ok) return result.value;
  throw new Error(
    result.error.kind === 'refused'
      ? `${result.error.problem.code}: ${JSON.stringify(result.error.problem)}`
      : 'unreachable',
  );
};

export const refusalCode = (result: Result<unknown, Failure>): string =>
  result.ok ? 'none' : result.error.kind === 'refused' ? result.error.problem.code : 'unreachable';

/** Signs in, confirms that it is they, and returns how this person calls. */
export const signedIn = async (house: Answering, name: string): Promise<Transport> => {
  const session = valueOf(
    await call(transport(house), openDemonstrationSession, { body: { personId: personNamed(name) } }),
  );
  const send = transport(house, session.token);
  valueOf(await call(send, confirmDemonstration, { body: {} }));
  return send;
};

export const NANSHAN = RegionCode.parse('440305');

/** Presses "sign in with WeChat" on the phone of an openid. */
export const askWeChatSession = (house: TestHouse, openid: string) =>
  call(transport(house), openWechatSession, {
    body: { code: house.wechatServer.logIn(openid), regionCode: NANSHAN, consentVersion: TERMS.account.version },
  });

export const signedInWithWeChat = async (house: TestHouse, openid: string): Promise<Session> =>
  valueOf(await askWeChatSession(house, openid));
