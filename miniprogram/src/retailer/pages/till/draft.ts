import { redeemVoucher, Preview } from '@luhuan/shared/api/redemptions';
import { ApplianceModel } from '@luhuan/shared/appliance/model';
import { Quote } from '@luhuan/shared/quote/quote';
import { Redemption } from '@luhuan/shared/redemption/redemption';
import type { ShopId } from '@luhuan/shared/ids';
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
    /** Sent, and no definite answer came: the sale stays as it is until one does. */
    asked: z.boolean(),
  }),
  z.object({ step: z.literal('done'), redemption: Redemption }),
]);
export type Draft = z.infer<typeof Draft>;
export type DraftAt<S extends Draft['step']> = Extract<Draft, { step: S }>;

export const EMPTY: Draft = { step: 'scan', entries: NO_ENTRIES };

/** The sale at this till, step by step. It outlives the app: a clerk's typing is lost only by being redeemed or cleared. */
export const tillDraft = stored<Draft>('till', Draft, EMPTY);

const shopIdOf = (draft: Draft): ShopId | null => {
  switch (draft.step) {
    case 'scan':
      return null;
    case 'enter':
    case 'confirm':
      return draft.preview.reservation.shopId;
    case 'done':
      return draft.redemption.shopId;
  }
};

/** The draft as the staff of a shop may go on with it: what another shop reserved or redeemed is not theirs. */
export const draftFor = (draft: Draft, shopId: ShopId | null): Draft => {
  const owner = shopIdOf(draft);
  return owner === null || owner === shopId ? draft : EMPTY;
};
