import * as z from 'zod';
import { Instant } from '../clock.ts';
import { CampaignId } from '../ids.ts';
import { ShopBalance, Totals } from '../ledger/balance.ts';
import { Journal } from '../ledger/journal.ts';
import { Paging, get, pageOf } from './endpoint.ts';

const campaignId = z.object({ campaignId: CampaignId });

export const BalancesReply = z.discriminatedUnion('state', [
  /** A long history is being added up: the same question again goes on from here. */
  z.object({ state: z.literal('adding-up'), upTo: Instant, journals: z.int() }),
  z.object({
    state: z.literal('ready'),
    /** What was booked before this moment counts. */
    before: Instant,
    journals: z.int(),
    totals: Totals,
    /** Those that are owed most; `name`: `null` where nobody knows it. */
    shops: z.array(ShopBalance.extend({ name: z.string().nullable() })),
    shopCount: z.int(),
  }),
]);
export type BalancesReply = z.infer<typeof BalancesReply>;

export const getBalances = get({
  id: 'getBalances',
  path: '/v1/campaigns/{campaignId}/balances',
  summary: 'What stood on each account of a campaign before a moment, now or in the past',
  params: campaignId,
  query: z.strictObject({ at: Instant.optional() }),
  reply: BalancesReply,
  refusals: ['NotFound'],
});

export const listJournals = get({
  id: 'listJournals',
  path: '/v1/campaigns/{campaignId}/journals',
  summary: 'What was booked for a campaign, newest first: each journal sums to zero',
  params: campaignId,
  query: Paging,
  reply: pageOf(Journal),
  refusals: ['NotFound'],
});
