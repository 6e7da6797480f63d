import type { Instant } from '../clock.ts';
import { derivedId } from '../derived-id.ts';
import { ReceiptId, type RedemptionId } from '../ids.ts';
import type { VoucherId } from '../voucher/voucher-id.ts';

/** `source` names the claim, the redemption or the request: the same one always has the same receipt. Ids sort by time. */
export const receiptIdOf = (source: string, at: Instant): ReceiptId => ReceiptId.parse(`rct_${derivedId(source, at)}`);

type Claimed = { readonly voucherId: VoucherId; readonly claimedAt: Instant };
/** The receipt of a claim that was granted; it is written within seconds of the claim. */
export const claimReceiptId = ({ voucherId, claimedAt }: Claimed): ReceiptId =>
  receiptIdOf(`claim:${voucherId}`, claimedAt);

type Redeemed = { readonly redemptionId: RedemptionId; readonly redeemedAt: Instant };
/** The receipt of a redemption; it is written within seconds of it. */
export const redemptionReceiptId = ({ redemptionId, redeemedAt }: Redeemed): ReceiptId =>
  receiptIdOf(`redemption:${redemptionId}`, redeemedAt);
