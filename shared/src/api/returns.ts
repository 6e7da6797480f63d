import * as z from 'zod';
import { ReturnEffect } from '../campaign/rule.ts';
import { RedemptionId } from '../ids.ts';
import { Points } from '../points/points.ts';
import { Imeis } from '../redemption/imei.ts';
import { FiscalPhase, RETURNS_MAX, ReturnReason, ReturnTerms, Wanted } from '../redemption/return.ts';
import { Redemption, SerialNumber } from '../redemption/redemption.ts';
import { Paging, ask, get, pageOf, post } from './endpoint.ts';

const params = z.strictObject({ redemptionId: RedemptionId });

export const getRedemption = get({
  id: 'getRedemption',
  path: '/v1/redemptions/{redemptionId}',
  summary: 'One redemption of the own shop, and what came back of it',
  params,
  reply: Redemption,
  refusals: ['NotFound'],
});

/** What a return would come to, for everybody it touches. */
export const ReturnQuote = ReturnTerms.extend({
  phase: FiscalPhase,
  /** Points that the shopper loses. */
  points: Points,
  onReturn: ReturnEffect,
}).meta({ id: 'ReturnQuote' });
export type ReturnQuote = z.infer<typeof ReturnQuote>;

export const quoteReturn = ask({
  id: 'quoteReturn',
  dryRun: true,
  path: '/v1/return-quotes',
  summary: 'What bringing goods back, or part of their price, would come to; changes nothing',
  body: z.strictObject({ redemptionId: RedemptionId, want: Wanted }),
  reply: ReturnQuote,
  refusals: ['NotFound', 'ReturnedAlready', 'CutTooLarge', 'ReturnsTooMany'],
});

/** What a clerk asks for, on what they have seen of the redemption. */
export const ReturnAsked = z.strictObject({
  want: z.discriminatedUnion('kind', [
    ...Wanted.options,
    z.strictObject({ kind: z.literal('exchange'), serialNumber: SerialNumber, imeis: Imeis.default([]) }),
  ]),
  reason: ReturnReason,
  /** How many returns the clerk saw: when there are more by now, nothing is done. */
  seen: z.int().min(0).max(RETURNS_MAX),
});
export type ReturnAsked = z.infer<typeof ReturnAsked>;

export const returnGoods = post({
  id: 'returnGoods',
  dryRun: true,
  path: '/v1/redemptions/{redemptionId}/returns',
  summary: 'Take goods back, pay back part of their price, or give another unit for them: exactly once, or not at all',
  params,
  body: ReturnAsked,
  reply: Redemption,
  refusals: [
    'NotFound',
    'ReturnedAlready',
    'RedemptionChanged',
    'CutTooLarge',
    'ReturnsTooMany',
    'SerialUsed',
    'ImeisMissing',
    'ImeiUsed',
  ],
});

export const listReturns = get({
  id: 'listReturns',
  path: '/v1/returns',
  summary: 'The register of returns: redemptions of the own shop of which something came back, the latest return first',
  query: Paging,
  reply: pageOf(Redemption),
});
