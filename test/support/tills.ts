import { generateKeyPairSync, sign } from 'node:crypto';
import { approveTill, registerTill } from '@luhuan/shared/api/tills';
import type { Instant } from '@luhuan/shared/clock';
import type { ShopId } from '@luhuan/shared/ids';
import { TILL, type Signed, proofHeader, registrationText, signedText } from '@luhuan/shared/till/signature';
import { type Till, TillKey } from '@luhuan/shared/till/till';
import { tillIdOf } from '@luhuan/shared/till/till-id';
import { type Transport, call } from '../../miniprogram/src/api/call.ts';
import { valueOf } from './caller.ts';
import { newKey } from './scenes.ts';

const POINT_BYTES = 65;

/** A device with a key of its own. */
export const newDevice = () => {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
  const key = TillKey.parse(publicKey.export({ format: 'der', type: 'spki' }).subarray(-POINT_BYTES).toString('hex'));
  const signed = (text: string): string =>
    sign('sha256', Buffer.from(text), { key: privateKey, dsaEncoding: 'ieee-p1363' }).toString('hex');
  return { publicKey: key, tillId: tillIdOf(key), sign: signed };
};
export type Device = ReturnType<typeof newDevice>;

/** What a device asks to be registered. */
export const registrationOf = ({ publicKey, sign: signed }: Device, shopId: ShopId, name = '收银台 1') => ({
  name,
  publicKey,
  signature: signed(registrationText(shopId, publicKey)),
});

export const registered = async (clerk: Transport, device: Device, shopId: ShopId, key = newKey()) =>
  valueOf(await call(clerk, registerTill, { key, body: registrationOf(device, shopId) }));

/** Registered by whoever stands there, approved by a manager by the code on it. */
export const approved = async (
  { clerk, manager }: { readonly clerk: Transport; readonly manager: Transport },
  shopId: ShopId,
  device = newDevice(),
): Promise<Device & { readonly till: Till }> => {
  const { till, code } = await registered(clerk, device, shopId);
  const approval = { key: newKey(), params: { tillId: till.tillId }, body: { code } };
  return { ...device, till: valueOf(await call(manager, approveTill, approval)) };
};

type Bent = Partial<Signed> & { readonly header?: (made: string) => string };

/** The same caller, whose device signs what it sends; `bent`: what it signs instead of what it sends. */
export const atTill =
  (
    clock: { readonly now: () => Instant },
    send: Transport,
    device: Pick<Device, 'tillId' | 'sign'>,
    { header = (made) => made, ...bent }: Bent = {},
  ): Transport =>
  (request) => {
    const { path, headers, body } = request;
    const { tillId } = device;
    const key = headers['idempotency-key'] ?? '';
    const signed: Signed = { tillId, method: 'POST', path, key, body, at: clock.now(), ...bent };
    const made = proofHeader({ tillId, at: signed.at, signature: device.sign(signedText(signed)) });
    return send({ ...request, headers: { ...headers, [TILL]: header(made) } });
  };
