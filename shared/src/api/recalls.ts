import * as z from 'zod';
import { Gtin } from '../appliance/gtin.ts';
import { ApplianceModel } from '../appliance/model.ts';
import { RecallId } from '../ids.ts';
import { Recall, RecallTerms, RecalledModels } from '../recall/recall.ts';
import { OneLine } from '../text/one-line.ts';
import { Paging, ask, get, pageOf, post } from './endpoint.ts';

export const listRecalls = get({
  id: 'listRecalls',
  path: '/v1/recalls',
  summary: 'Recalls that were published, the withdrawn ones with their reason, newest first',
  query: Paging,
  reply: pageOf(Recall),
});

export const listModelRecalls = get({
  id: 'listModelRecalls',
  path: '/v1/appliance-models/{gtin}/recalls',
  summary: 'Recalls of a model; which of its units they are about is said in each',
  cacheSeconds: 60,
  params: z.object({ gtin: Gtin }),
  reply: z.object({ items: z.array(Recall) }),
});

export const previewRecall = ask({
  id: 'previewRecall',
  path: '/v1/recalls/previews',
  summary: 'Which models of the register a recall would be about, before it is published',
  body: RecalledModels,
  reply: z.object({ models: z.array(ApplianceModel), unknownGtins: z.array(Gtin) }),
});

export const publishRecall = post({
  id: 'publishRecall',
  path: '/v1/recalls',
  summary: 'Publish a recall: from then on every owner of such an appliance sees it',
  body: RecallTerms,
  reply: Recall,
  refusals: ['NotFound', 'RecallsTooMany'],
});

export const withdrawRecall = post({
  id: 'withdrawRecall',
  path: '/v1/recalls/{recallId}/withdrawals',
  summary: 'Withdraw a recall, with a reason that everybody reads: it alerts nobody any more',
  params: z.object({ recallId: RecallId }),
  body: z.strictObject({ reason: OneLine.pipe(z.string().min(4).max(200)) }),
  reply: Recall,
  refusals: ['NotFound', 'RecallWithdrawn'],
});
