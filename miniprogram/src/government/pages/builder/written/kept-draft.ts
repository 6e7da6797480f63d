import { type Stored, stored } from '../../../../storage/stored.ts';
import { WrittenDraft } from './draft.ts';

const stores = new Map<string, Stored<WrittenDraft | null>>();

/** Where a draft waits until it is saved, apart for each person and campaign; `new` for one that has never been saved. */
export const keptDraft = (personId: string, campaignId: string): Stored<WrittenDraft | null> => {
  const name = `campaign-draft:${personId}:${campaignId}`;
  const known = stores.get(name);
  if (known !== undefined) return known;
  const store = stored(name, WrittenDraft.nullable(), null);
  stores.set(name, store);
  return store;
};
