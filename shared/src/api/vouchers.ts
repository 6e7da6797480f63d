import * as z from 'zod';
import { Category } from '../appliance/category.ts';
import { Channel } from '../campaign/channel.ts';
import { CLAIM_REASONS } from '../decision/check.ts';
import { CampaignId } from '../ids.ts';
import { Redemption } from '../redemption/redemption.ts';
import { VoucherSecret } from '../voucher/rotating-code.ts';
import { VoucherId } from '../voucher/voucher-id.ts';
import { Voucher } from '../voucher/voucher.ts';
import { get, post } from './endpoint.ts';

/** A voucher as its owner holds it. */
export const WalletVoucher = z
  .object({
    voucher: Voucher,
    campaignTitle: z.string(),
    regionName: z.string(),
    /**
     * Makes the changing code on the phone; `null` once the voucher can no longer be used. Somebody who acts for the owner gets
     * it from `getVoucher` alone, which notes that they did.
     */
    secret: VoucherSecret.nullable(),
  })
  .meta({ id: 'WalletVoucher' });
export type WalletVoucher = z.infer<typeof WalletVoucher>;

const voucherId = z.object({ voucherId: VoucherId });

export const claimVoucher = post({
  id: 'claimVoucher',
  path: '/v1/campaigns/{campaignId}/categories/{category}/claims',
  summary: 'Claim a voucher for one category',
  params: z.object({ campaignId: CampaignId, category: Category }),
  body: z.strictObject({
    channel: Channel.default('store'),
    /** From `provePlace`, for campaigns that ask where the phone is. */
    placeProof: z.string().max(400).optional(),
    /** The ticket from `requestAdmission`, for campaigns with a waiting room. */
    admission: z.string().max(1_000).optional(),
  }),
  reply: WalletVoucher,
  refusals: [
    'NotFound',
    ...CLAIM_REASONS,
    'CampaignPaused',
    'CampaignDraining',
    'QuotaExhausted',
    'QuotaAwaited',
    'QuotaLater',
    'VoucherHeld',
    'AccountErased',
    'AwardOver',
    'PowerMissing',
    'AssistLimit',
    'AdmissionNeeded',
    'AdmissionNotYet',
    'ClaimedTooOften',
  ],
});

export const listVouchers = get({
  id: 'listVouchers',
  path: '/v1/vouchers',
  summary: 'The own wallet, what can be used first',
  reply: z.object({ items: z.array(WalletVoucher) }),
});

export const getVoucher = get({
  id: 'getVoucher',
  path: '/v1/vouchers/{voucherId}',
  summary: 'One voucher of the own wallet, with its receipt once redeemed',
  params: voucherId,
  reply: WalletVoucher.extend({ redemption: Redemption.nullable(), shopName: z.string().nullable() }),
  refusals: ['NotFound'],
});

export const giveBackVoucher = post({
  id: 'giveBackVoucher',
  path: '/v1/vouchers/{voucherId}/give-backs',
  summary: 'Give an unused voucher back, so that somebody else can have it',
  params: voucherId,
  body: z.strictObject({}),
  reply: WalletVoucher,
  refusals: [
    'NotFound',
    'VoucherExpired',
    'VoucherRedeemed',
    'VoucherReturned',
    'VoucherGivenBack',
    'VoucherReserved',
    'VoucherOrdered',
    'PowerMissing',
  ],
});
