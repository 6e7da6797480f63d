import * as z from 'zod';
import { ClerkId } from '../api-key/clerk.ts';
import { Instant } from '../clock.ts';
import { CampaignId, NoticeId, PersonId } from '../ids.ts';
import { RegionCode } from '../region.ts';
import { VoucherId } from '../voucher/voucher-id.ts';
import { Act } from './notice.ts';

/**
 * What became of the voucher an act was about: `given-back`; `reserved`, a till is just redeeming it; `ended`, it was used or
 * over before; `own`, the person had claimed it themselves, so it stays; `card-stopped`, it stays and its printed card
 * counts no more; `none`, the act was about no voucher.
 */
export const VoucherFate = z
  .enum(['given-back', 'reserved', 'ended', 'own', 'card-stopped', 'none'])
  .meta({ id: 'VoucherFate' });
export type VoucherFate = z.infer<typeof VoucherFate>;

/** "It was not I who asked for this": who, when and what, for the office of the region. Ids only. */
export const Disavowal = z
  .object({
    noticeId: NoticeId,
    principal: PersonId,
    delegate: ClerkId,
    act: Act,
    actedAt: Instant,
    disavowedAt: Instant,
    /** Of the voucher's campaign, or where the person lives. */
    regionCode: RegionCode,
    voucher: z.object({ voucherId: VoucherId, campaignId: CampaignId }).nullable(),
    fate: VoucherFate,
  })
  .meta({ id: 'Disavowal' });
export type Disavowal = z.infer<typeof Disavowal>;
