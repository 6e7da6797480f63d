import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js';
import * as z from 'zod';
import { Category } from '../appliance/category.ts';
import { asciiBytes } from '../bytes.ts';
import { RevisionHash, hashOf } from '../campaign/revision.ts';
import { Instant } from '../clock.ts';
import { CampaignId, EntryId, RewardId } from '../ids.ts';
import { integersFrom } from './integers.ts';
import { SeedRule } from './public-seed.ts';
import { shuffled } from './shuffle.ts';

/** A registration as it is published: a random id, and nothing of the person. */
export const Entry = z
  .strictObject({ entryId: EntryId, weight: z.int().min(1).max(1_000_000) })
  .meta({ id: 'DrawEntry' });
export type Entry = z.infer<typeof Entry>;

/** Which draw: the rounds of a campaign count from 1, each category is drawn by itself. */
export const DrawKey = z.object({ campaignId: CampaignId, category: Category, round: z.int().min(1).max(60) });
export type DrawKey = z.infer<typeof DrawKey>;

/** Everything but the public value that a draw depends on, closed and published before the value can be known. */
export const DrawList = z
  .strictObject({
    ...DrawKey.shape,
    revisionHash: RevisionHash,
    seedRule: SeedRule,
    /** The first public value of this moment or later is the one that counts. */
    seedFrom: Instant,
    /** How many win. */
    units: z.int().min(0),
    entries: z.array(Entry),
  })
  .meta({ id: 'DrawList' });
export type DrawList = z.infer<typeof DrawList>;

/** The same for prizes that are drawn among tickets bought with points. */
export const PrizeList = z
  .strictObject({
    rewardId: RewardId,
    seedRule: SeedRule,
    seedFrom: Instant,
    units: z.int().min(1),
    entries: z.array(Entry),
  })
  .meta({ id: 'PrizeList' });
export type PrizeList = z.infer<typeof PrizeList>;

const byEntryId = (a: Entry, b: Entry): number => (a.entryId < b.entryId ? -1 : a.entryId > b.entryId ? 1 : 0);

/** Canonical order: by entry id, character by character, each once; who registered first is nowhere in it. */
export const isInCanonicalOrder = (entries: readonly Entry[]): boolean =>
  entries.every((entry, index) => {
    const before = entries[index - 1];
    return before === undefined || before.entryId < entry.entryId;
  });

export const inCanonicalOrder = <E extends Entry>(entries: readonly E[]): E[] =>
  isInCanonicalOrder(entries) ? [...entries] : entries.toSorted(byEntryId);

/** SHA-256 over the list as canonical JSON, in hex. */
export const listHashOf = (list: DrawList | PrizeList): RevisionHash => hashOf(list);

/** SHA-256 over the hash of the list in hex, followed by the public value as it is written, in hex. */
export const seedOf = (listHash: RevisionHash, value: string): string =>
  bytesToHex(sha256(asciiBytes(`${listHash}${value}`)));

/** Every entry in the order drawn: the first `units` win, the others are the reserve. The same seed gives the same order. */
export const drawnOrder = <E extends Entry>(entries: readonly E[], seed: string): E[] =>
  shuffled(inCanonicalOrder(entries), integersFrom(hexToBytes(seed)).below);

/** SHA-256 over the entry ids in the order drawn, canonical JSON, in hex: what a whole result is compared by. */
export const orderHashOf = (order: readonly Pick<Entry, 'entryId'>[]): RevisionHash =>
  hashOf(order.map(({ entryId }) => entryId));

/** The same over the winners alone. */
export const winnersHashOf = (order: readonly Pick<Entry, 'entryId'>[], units: number): RevisionHash =>
  orderHashOf(order.slice(0, units));
