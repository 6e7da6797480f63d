import { Instant } from '@luhuan/shared/clock';
import * as z from 'zod';
import { type Key, type Table, commit, read } from './table.ts';

/**
 * The phases of a rotation from digest version n (0) to n + 1 (1), in order: under which version items are looked up, put and
 * removed. Servers learn of a move late, so two neighbouring phases are always at work together. That is safe because
 * - no lock is given twice: what neighbours put has a version in common, and every put is conditional on absence there;
 * - nothing is overlooked: what one reads, its neighbours put, and what was put under n alone is copied before `turned`;
 * - nothing comes back: each removes all that its neighbours put.
 */
const PHASES = {
  steady: { reads: 0, puts: [0], removes: [0] },
  opened: { reads: 0, puts: [0], removes: [0, 1] },
  /** Everything is copied to n + 1 while this lasts. */
  doubled: { reads: 0, puts: [0, 1], removes: [0, 1] },
  turned: { reads: 1, puts: [0, 1], removes: [0, 1] },
  /** Everything is taken away from n while this lasts; then it is `steady` at n + 1. */
  trimmed: { reads: 1, puts: [1], removes: [0, 1] },
} as const;
export type Phase = keyof typeof PHASES;
export const PHASE_NAMES = ['steady', 'opened', 'doubled', 'turned', 'trimmed'] as const satisfies readonly Phase[];

export const RingRow = z.object({
  type: z.literal('digest-ring'),
  /** Rises by one with every move; every move is conditional on it. */
  moves: z.int().min(0),
  phase: z.enum(PHASE_NAMES),
  /** The digest version n. */
  from: z.int().min(1),
  /** What each version's key makes of a known text: a process with another key notices before it does harm. */
  marks: z.array(z.string()),
  changedAt: Instant,
});
export type Ring = Omit<z.infer<typeof RingRow>, 'type'>;

/** On every row that is found by a digest; rows from before there was a ring are of version 1. */
export const DigestVersion = z.int().min(1).default(1);

const RING_KEY: Key = { pk: 'DIGESTS#RING', sk: 'RING' };
/** A table that was never rotated has no row. */
const FIRST: Ring = {
  moves: 0,
  phase: 'steady',
  from: 1,
  marks: [],
  changedAt: Instant.parse('1970-01-01T00:00:00.000Z'),
};

export const ringIn = (rows: readonly Ring[]): Ring => rows[0] ?? FIRST;

export const readRing = async (table: Table): Promise<Ring> => {
  const row = await read(table, RING_KEY, RingRow);
  return ringIn(row === undefined ? [] : [row]);
};

/** @returns false when somebody else has moved it meanwhile. */
export const changeRing = async (table: Table, before: Ring, after: Omit<Ring, 'moves'>): Promise<boolean> => {
  const condition =
    before.moves === 0
      ? { ConditionExpression: 'attribute_not_exists(pk)' }
      : { ConditionExpression: 'moves = :moves', ExpressionAttributeValues: { ':moves': before.moves } };
  const Item = { ...RING_KEY, type: 'digest-ring', ...after, moves: before.moves + 1 };
  return (await commit(table, { ring: { Put: { TableName: table.name, Item, ...condition } } })).ok;
};

/** The versions of a ring's phase: the same table with n filled in. */
export const versionsOf = ({
  phase,
  from,
}: Pick<Ring, 'phase' | 'from'>): { reads: number; puts: readonly number[]; removes: readonly number[] } => {
  const { reads, puts, removes } = PHASES[phase];
  return { reads: from + reads, puts: puts.map((step) => from + step), removes: removes.map((step) => from + step) };
};

/** Where a ring goes from here. */
export const nextOf = ({ phase, from }: Pick<Ring, 'phase' | 'from'>): Pick<Ring, 'phase' | 'from'> => {
  const next = PHASE_NAMES[PHASE_NAMES.indexOf(phase) + 1];
  return next === undefined ? { phase: 'steady', from: from + 1 } : { phase: next, from };
};
