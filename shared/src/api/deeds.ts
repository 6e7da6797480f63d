import * as z from 'zod';
import { DeedKind } from '../campaign/rule.ts';
import { Deed, DeedReference } from '../deed/deed.ts';
import { CampaignId } from '../ids.ts';
import { Paging, get, pageOf, post } from './endpoint.ts';
import { TypedCode } from './typed-code.ts';

export const reportDeed = post({
  id: 'reportDeed',
  path: '/v1/campaigns/{campaignId}/deeds',
  params: z.object({ campaignId: CampaignId }),
  summary: 'Say that one did something a campaign gives points for; the office confirms it by its code',
  body: z.strictObject({ deed: DeedKind }),
  reply: Deed,
  refusals: ['NotFound', 'AccountErased', 'DeedNotPaid', 'DeedLimit'],
});

export const listDeeds = get({
  id: 'listDeeds',
  path: '/v1/deeds',
  summary: 'The own deeds with their codes, newest first',
  query: Paging,
  reply: pageOf(Deed),
});

const params = z.object({ code: TypedCode });

export const findDeed = get({
  id: 'findDeed',
  path: '/v1/deeds/by-code/{code}',
  params,
  summary: 'The deed behind a code, for the office that confirms it',
  reply: Deed,
  refusals: ['NotFound'],
});

export const confirmDeed = post({
  id: 'confirmDeed',
  path: '/v1/deeds/by-code/{code}/confirmations',
  params,
  summary: 'Confirm a deed by what proves it: its points are booked, once for each proof',
  body: z.strictObject({ reference: DeedReference }),
  reply: Deed,
  refusals: ['NotFound', 'AccountErased', 'DeedOver', 'DeedOfOneself', 'DeedReferenceUsed'],
});

export const takeDeedBack = post({
  id: 'takeDeedBack',
  path: '/v1/deeds/by-code/{code}/withdrawals',
  params,
  summary: 'Take back a deed that was confirmed by mistake, and its points with it',
  body: z.strictObject({}),
  reply: Deed,
  refusals: ['NotFound', 'DeedOver'],
});
