import * as z from 'zod';
import { ShopId, TillId } from '../ids.ts';
import { TillSignature } from '../till/signature.ts';
import { Till, TillCode, TillKey, TillName } from '../till/till.ts';
import { get, post } from './endpoint.ts';

const params = z.strictObject({ tillId: TillId });
const nothing = z.strictObject({});

export const registerTill = post({
  id: 'registerTill',
  path: '/v1/tills',
  summary: 'Ask that this device be a till of the own shop; a manager approves it by the code in the reply',
  body: z.strictObject({
    name: TillName,
    publicKey: TillKey,
    /** The key's signature over shop and key: who asks holds it. */
    signature: TillSignature,
  }),
  reply: z.object({ till: Till, code: TillCode }),
  refusals: ['TillUnproven', 'TillElsewhere', 'TillStopped', 'TillChanged', 'TillsFull'],
});

export const getTill = get({
  id: 'getTill',
  path: '/v1/tills/{tillId}',
  summary: 'How a till of the own shop stands',
  params,
  reply: Till,
  refusals: ['NotFound'],
});

/** Whether a shop takes redemptions from registered tills only. */
export const TillRule = z.object({ shopId: ShopId, required: z.boolean() }).meta({ id: 'TillRule' });

export const listTills = get({
  id: 'listTills',
  path: '/v1/tills',
  summary: 'The tills of the own shop, and those revoked last',
  reply: z.object({ items: z.array(Till), rule: TillRule }),
  refusals: ['NotFound'],
});

export const approveTill = post({
  id: 'approveTill',
  path: '/v1/tills/{tillId}/approval',
  summary: 'Approve a device by the code that it shows',
  params,
  body: z.strictObject({ code: TillCode }),
  reply: Till,
  refusals: ['NotFound', 'TillChanged', 'TillCodeWrong', 'TillCodeOver'],
});

export const renameTill = post({
  id: 'renameTill',
  path: '/v1/tills/{tillId}/name',
  summary: 'Call a till something else',
  params,
  body: z.strictObject({ name: TillName }),
  reply: Till,
  refusals: ['NotFound', 'TillChanged'],
});

export const loseTill = post({
  id: 'loseTill',
  path: '/v1/tills/{tillId}/loss',
  summary: 'Nobody knows where a till is: from now on nothing is taken from it',
  params,
  body: nothing,
  reply: Till,
  refusals: ['NotFound', 'TillChanged'],
});

export const findTill = post({
  id: 'findTill',
  path: '/v1/tills/{tillId}/recovery',
  summary: 'A lost till is back, and works as before',
  params,
  body: nothing,
  reply: Till,
  refusals: ['NotFound', 'TillChanged'],
});

export const revokeTill = post({
  id: 'revokeTill',
  path: '/v1/tills/{tillId}/revocation',
  summary: 'End a till for good, or turn away a device that waits',
  params,
  body: nothing,
  reply: Till,
  refusals: ['NotFound', 'TillChanged'],
});

export const setTillRule = post({
  id: 'setTillRule',
  path: '/v1/till-rules',
  summary: 'Whether the own shop takes redemptions from registered tills only',
  body: z.strictObject({ required: z.boolean() }),
  reply: TillRule,
  refusals: ['NotFound'],
});
