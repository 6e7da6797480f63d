import * as z from 'zod';
import { Instant } from '../clock.ts';
import { OwnedId } from '../ids.ts';
import { OwnedAppliance, OwnedTerms } from '../owned/owned.ts';
import { get, post } from './endpoint.ts';

const ownedId = z.object({ ownedId: OwnedId });

export const listOwned = get({
  id: 'listOwned',
  path: '/v1/owned-appliances',
  summary: 'The own appliances, bought with a voucher or entered by hand, with the recalls that may be about them',
  reply: z.object({ items: z.array(OwnedAppliance) }),
});

export const addOwned = post({
  id: 'addOwned',
  path: '/v1/owned-appliances',
  summary: 'Enter an appliance that one has',
  body: OwnedTerms,
  reply: ownedId,
  refusals: ['RequestInvalid', 'OwnedTooMany', 'AccountErased'],
});

export const editOwned = post({
  id: 'editOwned',
  path: '/v1/owned-appliances/{ownedId}',
  summary: 'Correct an appliance that was entered by hand; a serial number left out stays as it is',
  params: ownedId,
  body: OwnedTerms,
  reply: ownedId,
  refusals: ['RequestInvalid', 'NotFound'],
});

export const removeOwned = post({
  id: 'removeOwned',
  path: '/v1/owned-appliances/{ownedId}/removals',
  summary: 'Take an appliance off the list; for a day it can be brought back',
  params: ownedId,
  body: z.strictObject({}),
  reply: ownedId.extend({ undoUntil: Instant }),
  refusals: ['NotFound'],
});

export const restoreOwned = post({
  id: 'restoreOwned',
  path: '/v1/owned-appliances/{ownedId}/restorations',
  summary: 'Bring back an appliance that was removed within the last day',
  params: ownedId,
  body: z.strictObject({}),
  reply: ownedId,
  refusals: ['NotFound', 'OwnedTooMany'],
});
