import * as z from 'zod';
import { RevisionHash } from '../campaign/revision.ts';
import { Instant } from '../clock.ts';
import { Channel } from '../campaign/channel.ts';
import { EntryId, PersonId } from '../ids.ts';
import type { Allocation } from '../campaign/allocation.ts';
import { DrawKey, type DrawList, type Entry } from './draw.ts';
import { PublicValue, SeedRule } from './public-seed.ts';

/** Somebody's registration for one round. */
export const Registration = z
  .object({
    ...DrawKey.shape,
    entryId: EntryId,
    personId: PersonId,
    channel: Channel,
    registeredAt: Instant,
    /** Withdrawn registrations are in no list. */
    state: z.enum(['in', 'withdrawn']),
  })
  .meta({ id: 'Registration' });
export type Registration = z.infer<typeof Registration>;

const listed = {
  ...DrawKey.shape,
  revisionNumber: z.int().min(1),
  revisionHash: RevisionHash,
  seedRule: SeedRule,
  seedFrom: Instant,
  units: z.int().min(0),
  entries: z.int().min(0),
  listHash: RevisionHash,
  listedAt: Instant,
};

/** A public value that one person entered; it counts when another one has confirmed it. */
export const EnteredValue = PublicValue.extend({ by: PersonId, at: Instant }).meta({ id: 'EnteredValue' });
export type EnteredValue = z.infer<typeof EnteredValue>;

export const ListedRound = z.object({
  ...listed,
  state: z.literal('listed'),
  entered: EnteredValue.nullable(),
  confirmedBy: PersonId.nullable(),
});
export type ListedRound = z.infer<typeof ListedRound>;

const DrawnRound = z.object({
  ...listed,
  state: z.literal('drawn'),
  publicValue: PublicValue,
  seed: z.string(),
  winnersHash: RevisionHash,
  orderHash: RevisionHash,
  drawnAt: Instant,
});
export type DrawnRound = z.infer<typeof DrawnRound>;

/** A round whose registration is over. `listed`: its list is closed and its hash public; `drawn`: so is who won. */
export const ClosedRound = z.discriminatedUnion('state', [ListedRound, DrawnRound]);
export type ClosedRound = z.infer<typeof ClosedRound>;

/** The same without who entered and confirmed the value. */
export const PublicClosedRound = z
  .discriminatedUnion('state', [ListedRound.omit({ entered: true, confirmedBy: true }), DrawnRound])
  .meta({ id: 'ClosedRound' });

type Round = Extract<Allocation, { kind: 'draw' }>['rounds'][number];

/** The round that counts at a moment: the one that is open or drawn last, else the next. Rounds count from 1. */
export const roundAt = (rounds: readonly Round[], now: Instant): number =>
  Math.max(1, rounds.filter(({ registerFrom }) => registerFrom <= now).length);

/**
 * How many of the vouchers that are left a round draws: an equal part for each round that is still to come, the larger parts
 * first.
 */
export const unitsOf = (left: number, round: number, rounds: number): number =>
  Math.ceil(left / Math.max(1, rounds - round + 1));

/** Everything a draw depends on, as it is published. */
export const drawListOf = (
  round: Pick<ListedRound, keyof DrawKey | 'revisionHash' | 'seedRule' | 'seedFrom' | 'units'>,
  entries: readonly Entry[],
): DrawList => {
  const { campaignId, category, revisionHash, seedRule, seedFrom, units } = round;
  const published = entries.map(({ entryId, weight }) => ({ entryId, weight }));
  return { campaignId, category, round: round.round, revisionHash, seedRule, seedFrom, units, entries: published };
};
