import { redeemVoucher, Preview } from '@luhuan/shared/api/redemptions';
import { ApplianceModel } from '@luhuan/shared/appliance/model';
import { Quote } from '@luhuan/shared/quote/quote';
import { Redemption } from '@luhuan/shared/redemption/redemption';
import { PersonId } from '@luhuan/shared/ids';
import type { Person } from '@luhuan/shared/person/person';
import * as z from 'zod';
import { stored } from '../../../storage/stored.ts';
import { Entries, EntryName, NO_ENTRIES } from './entries.ts';

const Draft = z.discriminatedUnion('step', [
  z.object({ step: z.literal('scan'), entries: Entries }),
  z.object({
    step: z.literal('enter'),
    entries: Entries,
    preview: Preview,
    /** The entry that the server refused, and why; until it is changed. */
    refused: z.object({ entry: EntryName, words: z.string() }).nullable(),
  }),
  z.object({
    step: z.literal('confirm'),
    entries: Entries,
    preview: Preview,
    sale: redeemVoucher.body,
    model: ApplianceModel,
    quote: Quote,
    /** Names the sale in the queue, from before it is recorded. */
    key: z.string(),
    /** Who recorded it: from then on it is theirs alone; `null`: nobody yet. */
    recordedBy: PersonId.nullable(),
  }),
  z.object({ step: z.literal('done'), redemption: Redemption }),
]);
export type Draft = z.infer<typeof Draft>;
export type DraftAt<S extends Draft['step']> = Extract<Draft, { step: S }>;

export const EMPTY: Draft = { step: 'scan', entries: NO_ENTRIES };

/** The sale at this till, step by step. It outlives the app: a clerk's typing is lost only by being redeemed or cleared. */
export const tillDraft = stored<Draft>('till', Draft, EMPTY);

/** Whether there is nothing at the till that another sale would wipe out. */
export const isFree = (draft: Draft): boolean =>
  draft.step === 'done' || (draft.step === 'scan' && JSON.stringify(draft.entries) === JSON.stringify(NO_ENTRIES));

type Clerk = Pick<Person, 'personId' | 'shopId'>;

const isOf = (draft: Draft, { personId, shopId }: Clerk): boolean => {
  switch (draft.step) {
    case 'scan':
      return true;
    case 'enter':
      return draft.preview.reservation.shopId === shopId;
    case 'confirm':
      return (
        draft.preview.reservation.shopId === shopId && (draft.recordedBy === null || draft.recordedBy === personId)
      );
    case 'done':
      return draft.redemption.shopId === shopId;
  }
};

/**
 * The draft as whoever is at the till may go on with it: what another shop reserved or redeemed is not theirs, and what a
 * colleague recorded waits in the colleague's queue.
 */
export const draftFor = (draft: Draft, clerk: Clerk | null): Draft =>
  clerk !== null && isOf(draft, clerk) ? draft : EMPTY;
