import * as z from 'zod';
import { Appeal, Ground } from '../appeal/appeal.ts';
import { Category } from '../appliance/category.ts';
import { Instant } from '../clock.ts';
import { Decision } from '../decision/verdict.ts';
import { CampaignId, ReceiptId } from '../ids.ts';
import { Why } from '../offer/offer.ts';
import { Receipt } from '../receipt/receipt.ts';
import { PolicyArchive, SignedReceipt } from '../receipt/signed-receipt.ts';
import { Paging, get, pageOf, post } from './endpoint.ts';

export const ReceiptSummary = z
  .object({
    receiptId: ReceiptId,
    moment: Receipt.shape.moment,
    campaignId: CampaignId,
    at: Instant,
    category: Category,
    result: Decision.shape.result,
  })
  .meta({ id: 'ReceiptSummary' });
export type ReceiptSummary = z.infer<typeof ReceiptSummary>;

/** A receipt as the person sees whom it is about. */
export const ReceiptView = z
  .object({
    receipt: Receipt,
    campaignTitle: z.string(),
    /** For each check of the decision, why it is not met. */
    reasons: z.array(Why.nullable()),
    /** Of the receipt, as it stands in the tree of its batch. */
    hash: z.string(),
    /** `line`: what a receipt file needs; `null` until the receipt is signed, within minutes. */
    signed: z.object({ at: Instant, keyId: z.string(), line: z.string() }).nullable(),
    appeal: Appeal.nullable(),
  })
  .meta({ id: 'ReceiptView' });
export type ReceiptView = z.infer<typeof ReceiptView>;

const receiptId = z.object({ receiptId: ReceiptId });
const campaignId = z.object({ campaignId: CampaignId });

export const listReceipts = get({
  id: 'listReceipts',
  path: '/v1/receipts',
  summary: 'What was decided about the caller, newest first',
  query: Paging,
  reply: pageOf(ReceiptSummary),
});

export const getReceipt = get({
  id: 'getReceipt',
  path: '/v1/receipts/{receiptId}',
  summary: 'One decision about the caller: every rule, the facts, and what proves it',
  params: receiptId,
  reply: ReceiptView,
  refusals: ['NotFound'],
});

export const openAppeal = post({
  id: 'openAppeal',
  path: '/v1/receipts/{receiptId}/appeals',
  summary: 'Say that a decision is wrong, once; the receipt goes with it',
  params: receiptId,
  body: z.strictObject({ ground: Ground }),
  reply: Appeal,
  refusals: ['NotFound', 'AlreadyAppealed'],
});

export const listCampaignReceipts = get({
  id: 'listCampaignReceipts',
  path: '/v1/government/campaigns/{campaignId}/receipts',
  summary: 'Signed receipts of a campaign, oldest first: each item, as canonical JSON, is a line of a receipt file',
  params: campaignId,
  query: Paging.extend({ from: Instant.optional(), until: Instant.optional() }),
  reply: pageOf(SignedReceipt),
  refusals: ['NotFound'],
});

export const getPolicyArchive = get({
  id: 'getPolicyArchive',
  path: '/v1/campaigns/{campaignId}/policy-archive',
  summary: 'The rules that were ever in force, with their hashes, and the keys that receipts are signed with',
  params: campaignId,
  reply: PolicyArchive,
  refusals: ['NotFound'],
});
