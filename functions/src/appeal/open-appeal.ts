import { type Appeal, type Ground, appealIdOf } from '@luhuan/shared/appeal/appeal';
import type { ReceiptId } from '@luhuan/shared/ids';
import type { Person } from '@luhuan/shared/person/person';
import type { RefusalOf } from '@luhuan/shared/refusal/refusal';
import { refuse } from '@luhuan/shared/result';
import { readCampaign } from '../campaign/store.ts';
import { type Attempt, type Outcome, once } from '../platform/idempotency.ts';
import type { Table } from '../platform/table.ts';
import { readReceipt } from '../receipt/store.ts';
import { addAppeal } from './store.ts';

type Open = {
  readonly receiptId: ReceiptId;
  readonly ground: Ground;
  readonly person: Person;
  readonly attempt: Attempt;
};

/** "I think this is wrong": puts one of the own receipts before the office of its campaign, once. */
export const openAppeal =
  (table: Table) =>
  ({
    receiptId,
    ground,
    person: { personId },
    attempt,
  }: Open): Promise<Outcome<Appeal, RefusalOf<'NotFound' | 'AlreadyAppealed' | 'IdempotencyKeyReused'>>> =>
    once<Appeal, RefusalOf<'NotFound' | 'AlreadyAppealed'>>(table, attempt, async (commitOnce) => {
      const receipt = await readReceipt(table, personId, receiptId);
      if (receipt === undefined) return refuse({ code: 'NotFound' });
      const { campaignId } = receipt;
      const campaign = await readCampaign(table, campaignId);
      if (campaign === undefined) throw new Error(`${receiptId} is of a campaign that is missing`);
      const appeal = {
        appealId: appealIdOf(receiptId),
        receiptId,
        campaignId,
        regionCode: campaign.regionCode,
        ground,
        openedAt: attempt.at,
        status: 'open' as const,
      };
      const done = await commitOnce(appeal, { appeal: addAppeal(table, appeal, personId) });
      return done.ok ? done.value : refuse({ code: 'AlreadyAppealed' });
    });
