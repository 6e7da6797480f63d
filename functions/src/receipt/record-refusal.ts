import type { Revision } from '@luhuan/shared/campaign/revision';
import type { PersonId, ReceiptId } from '@luhuan/shared/ids';
import { type Question, receiptOf } from '@luhuan/shared/receipt/judge';
import { receiptIdOf } from '@luhuan/shared/receipt/receipt-id';
import { type Log, errorFields } from '../platform/log.ts';
import { type Table, writeOne } from '../platform/table.ts';
import { addReceipt } from './store.ts';

export type Refused = {
  /** Whose claim or voucher it is, whoever pressed. */
  readonly personId: PersonId;
  /** Names the request among those of the person. */
  readonly requestId: string;
  readonly revision: Revision;
  readonly question: Question;
};

/**
 * Keeps why a claim or a sale was refused, with one write. A refusal stays a refusal when it cannot be kept.
 * @returns where to read it, for the refusal's facts; nothing when it was not kept.
 */
export const recordRefusal =
  ({ table, log }: { readonly table: Table; readonly log: Log }) =>
  async ({ personId, requestId, revision, question }: Refused): Promise<{ readonly receiptId?: ReceiptId }> => {
    const { moment, campaignId, at } = question;
    try {
      const source = encodeURIComponent(`refused ${moment}:${personId}:${campaignId}:${requestId}`);
      const receipt = receiptOf(receiptIdOf(source, at), revision, question);
      if (receipt.decision.result === 'eligible') throw new Error('what was refused is eligible');
      await writeOne(table, addReceipt(table, { personId, about: null }, receipt));
      return { receiptId: receipt.receiptId };
    } catch (error) {
      log.error('refusal not kept', { error: errorFields(error) });
      return {};
    }
  };
