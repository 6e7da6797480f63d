import type { Instant } from '@luhuan/shared/clock';
import { fen } from '@luhuan/shared/fen';
import type { Earning } from '@luhuan/shared/points/earn';
import { campaignId, redemptionId, sampleQuote } from './samples.ts';

/** So much was paid for it, and nothing came back. */
export const earning = (number: number, payFen: number, at: Instant): Earning => ({
  redemptionId: redemptionId(number),
  campaignId: campaignId(1),
  redeemedAt: at,
  quote: sampleQuote({ payFen: fen(payFen) }),
  goods: { label: null, form: null, listFen: null, baseFen: null, oldItem: null, deliveredInRegion: null },
  returns: [],
});
