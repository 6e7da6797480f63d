import * as z from 'zod';
import { Category } from '../appliance/category.ts';
import { Instant } from '../clock.ts';
import { Fen } from '../fen.ts';
import { VoucherId } from '../voucher/voucher-id.ts';
import { post } from './endpoint.ts';

/** What is printed: enough to buy with, and nothing of whose it is. */
export const PrintedCard = z
  .object({
    voucherId: VoucherId,
    /** The how-many-eth print; earlier ones count no more. */
    generation: z.int().min(1),
    qrText: z.string(),
    /** The same for a hand, in groups, its last two characters a check. */
    typed: z.string(),
    campaignTitle: z.string(),
    regionName: z.string(),
    category: Category,
    capFen: Fen,
    expiresAt: Instant,
  })
  .meta({ id: 'PrintedCard' });
export type PrintedCard = z.infer<typeof PrintedCard>;

const params = z.object({ voucherId: VoucherId });
const ENDED = ['VoucherExpired', 'VoucherRedeemed', 'VoucherReturned', 'VoucherGivenBack'] as const;

export const printCard = post({
  id: 'printCard',
  path: '/v1/vouchers/{voucherId}/cards',
  summary: 'Print a card of a voucher for somebody without a phone; earlier cards of it count no more',
  params,
  body: z.strictObject({}),
  reply: PrintedCard,
  refusals: ['NotFound', ...ENDED, 'ChannelNotOffered', 'IdentityNotVerified', 'PowerMissing'],
});

export const stopCard = post({
  id: 'stopCard',
  path: '/v1/vouchers/{voucherId}/card-stops',
  summary: 'No printed card of the voucher counts any more',
  params,
  body: z.strictObject({}),
  reply: z.object({ stopped: z.literal(true) }),
  refusals: ['NotFound', 'PowerMissing'],
});
