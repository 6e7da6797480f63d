import * as z from 'zod';
import { Appeal, AppealAnswer } from '../appeal/appeal.ts';
import { AppealId } from '../ids.ts';
import { Why } from '../offer/offer.ts';
import { Receipt } from '../receipt/receipt.ts';
import { Paging, get, pageOf, post } from './endpoint.ts';

/** An appeal as the office reads it. */
export const FiledAppeal = z
  .object({
    appeal: Appeal,
    campaignTitle: z.string(),
    regionName: z.string(),
    /** Since it was opened, or from then to the answer. */
    ageInWorkingDays: z.int().min(0),
  })
  .meta({ id: 'FiledAppeal' });
export type FiledAppeal = z.infer<typeof FiledAppeal>;

const appealId = z.object({ appealId: AppealId });

export const listAppeals = get({
  id: 'listAppeals',
  path: '/v1/government/appeals',
  summary: 'Appeals of the own region subtree, oldest first within each place',
  query: Paging.extend({ status: z.enum(['open', 'answered']).default('open') }),
  reply: pageOf(FiledAppeal),
});

export const getAppeal = get({
  id: 'getAppeal',
  path: '/v1/government/appeals/{appealId}',
  summary: 'One appeal with its receipt, without the person',
  params: appealId,
  reply: FiledAppeal.extend({ receipt: Receipt, reasons: z.array(Why.nullable()) }),
  refusals: ['NotFound'],
});

export const answerAppeal = post({
  id: 'answerAppeal',
  path: '/v1/government/appeals/{appealId}/answers',
  summary: 'Answer an appeal, with the reason in both languages; the person is told',
  params: appealId,
  body: AppealAnswer,
  reply: FiledAppeal,
  refusals: ['NotFound', 'AppealAnswered'],
});
