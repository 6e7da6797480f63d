import { type ShownKey, listApiKeys, makeApiKey } from '@luhuan/shared/api/api-keys';
import type { KeyScope } from '@luhuan/shared/api-key/scope';
import { call } from '../../miniprogram/src/api/call.ts';
import { type Answering, signedIn, transport, valueOf } from '../support/caller.ts';
import { newKey } from '../support/scenes.ts';

const ALL: KeyScope[] = ['redeem', 'return', 'read'];

/** The manager of 南山一店 makes a key. */
export const made = async (
  house: Answering,
  scopes = ALL,
  name = '收银系统',
): Promise<{ token: string } & ShownKey> => {
  const manager = await signedIn(house, '样例店长');
  const shown = valueOf(await call(manager, makeApiKey, { key: newKey(), body: { name, scopes } }));
  if (shown.token === null) throw new Error('the token was shown before');
  return { ...shown, token: shown.token };
};

/** How the system of a new key calls. */
export const system = async (house: Answering, scopes = ALL) => transport(house, (await made(house, scopes)).token);

export const keysOf = async (house: Answering, name = '样例店长') =>
  valueOf(await call(await signedIn(house, name), listApiKeys, {})).items;
