import type { DrawList } from '@luhuan/shared/draw/draw';
import { inCanonicalOrder } from '@luhuan/shared/draw/draw';
import type { PublicValue } from '@luhuan/shared/draw/public-seed';
import { EntryId } from '@luhuan/shared/ids';
import { revisionOf } from '@luhuan/shared/campaign/revision';
import { PUBLIC_DRAW, campaignId, sampleRules, shanghai } from './samples.ts';

export const entryId = (number: number): EntryId =>
  EntryId.parse(`ent_${String((number * 7_919) % 100_003).padStart(26, '0')}`);

/** A closed list of as many entries, three of whom win unless a test wants otherwise. */
export const sampleList = (entries: number, change: Partial<DrawList> = {}): DrawList => ({
  campaignId: campaignId(1),
  category: 'fridge',
  round: 1,
  revisionHash: revisionOf(1, sampleRules()).hash,
  seedRule: PUBLIC_DRAW.seed,
  seedFrom: shanghai('2026-01-07T12:00'),
  units: 3,
  entries: inCanonicalOrder(
    Array.from({ length: entries }, (_, index) => ({ entryId: entryId(index + 1), weight: 1 })),
  ),
  ...change,
});

/** drand's round of 7 January 2026 at 12:00 in Shanghai; the value itself is invented. */
export const sampleValue: PublicValue = {
  from: 'source',
  round: '24985012',
  value: '4e1243bd22c66e76c2ba9eddc1f91394e57f9f83b2c7d1e1d2d4f5a6b7c8d9e0',
  link: 'https://example.org/public-values/24985012',
};
