import { permissionOf } from '@luhuan/shared/person/permission';
import { TILL, proofHeader, signedText } from '@luhuan/shared/till/signature';
import * as z from 'zod';
import type { Transport } from '../../api/call.ts';
import { serverNow } from '../../api/server-time.ts';
import { session } from '../../api/session.ts';
import { send } from '../../api/transport.ts';
import { deviceKeys, ownTillOf } from './own-tills.ts';

type Request = Parameters<Transport>[0];

/** The request with the signature of this device, if it was registered for the shop of who presses. */
const signed = async (request: Request): Promise<Request> => {
  const shopId = session.get()?.person.shopId ?? null;
  const own = shopId === null ? undefined : ownTillOf(shopId);
  if (shopId === null || own === undefined || permissionOf(request.operation).till !== true) return request;
  const { path, headers, body } = request;
  const at = serverNow();
  const { tillId } = own;
  const text = signedText({ tillId, method: 'POST', path, key: headers['idempotency-key'] ?? '', body, at });
  // a browser that lost its keys sends what it can: the server says whether that is enough
  const signature = await deviceKeys.sign(shopId, text).catch(() => undefined);
  if (signature === undefined) return request;
  return { ...request, headers: { ...headers, [TILL]: proofHeader({ tillId, at, signature }) } };
};

const Refused = z.object({ code: z.literal('TillClockAway') });

/**
 * Sends what is pressed at a till, signed anew at every try: what was recorded days ago goes out as if it were new. A device whose
 * clock is wrong has learned the time from the refusal, and tries once more.
 */
export const tillSend: Transport = async (request) => {
  const reply = await send(await signed(request));
  return Refused.safeParse(reply.data).success ? send(await signed(request)) : reply;
};
