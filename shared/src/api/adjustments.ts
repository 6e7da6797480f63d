import * as z from 'zod';
import { Category } from '../appliance/category.ts';
import { Adjustment } from '../campaign/adjustment.ts';
import { Step } from '../campaign/step.ts';
import { Fen } from '../fen.ts';
import { AdjustmentId, CampaignId } from '../ids.ts';
import { OneLine } from '../text/one-line.ts';
import { Paging, get, pageOf, post } from './endpoint.ts';

const campaignId = z.object({ campaignId: CampaignId });

export const requestAdjustment = post({
  id: 'requestAdjustment',
  path: '/v1/campaigns/{campaignId}/budget-adjustments',
  summary: 'Ask for another budget of a category: what it is, and what it is to be',
  params: campaignId,
  body: z.strictObject({ category: Category, currentFen: Fen, targetFen: Fen, reason: OneLine.min(4).max(200) }),
  reply: Adjustment,
  refusals: ['NotFound', 'CategoryNotOffered', 'BudgetChanged', 'BudgetInUse'],
});

export const listAdjustments = get({
  id: 'listAdjustments',
  path: '/v1/campaigns/{campaignId}/budget-adjustments',
  summary: 'Budget adjustments of a campaign, newest first',
  params: campaignId,
  query: Paging,
  reply: pageOf(Adjustment),
  refusals: ['NotFound'],
});

export const decideAdjustment = post({
  id: 'decideAdjustment',
  path: '/v1/campaigns/{campaignId}/budget-adjustments/{adjustmentId}/decisions',
  summary: 'Apply or decline an adjustment; by somebody else than who asked, and only while the budget is what it says',
  params: campaignId.extend({ adjustmentId: AdjustmentId }),
  body: z.strictObject({ verdict: z.enum(['applied', 'declined']) }),
  reply: Adjustment,
  refusals: ['NotFound', 'AdjustmentDecided', 'RequesterMayNotDecide', 'BudgetChanged', 'BudgetInUse'],
});

export const listSteps = get({
  id: 'listSteps',
  path: '/v1/campaigns/{campaignId}/steps',
  summary: 'What happened to a campaign and who did it, newest first',
  params: campaignId,
  query: Paging,
  reply: pageOf(Step),
  refusals: ['NotFound'],
});
