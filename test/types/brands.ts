import { type Fen, fen } from '@luhuan/shared/fen';
import type { CampaignId, PersonId } from '@luhuan/shared/ids';
import type { VoucherId } from '@luhuan/shared/voucher/voucher-id';

declare const campaignId: CampaignId;
declare const personId: PersonId;

// @ts-expect-error a campaign's id is not a voucher's
export const voucherId: VoucherId = campaignId;
// @ts-expect-error a person's id is not a campaign's
export const otherId: CampaignId = personId;
// @ts-expect-error yuan as a bare number is not fen
export const price: Fen = 19.9;
export const inFen: Fen = fen(1_990);
