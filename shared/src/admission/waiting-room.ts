import * as z from 'zod';

/** What a table of the default quota takes with room to spare. Source: reliability.md B4, "signed admission tickets at ≤ 8,000/s". */
export const CLAIMS_PER_SECOND_MAX = 8_000;

/** The waiting room before a rush. */
export const WaitingRoom = z
  .strictObject({
    /** How many people are let in to claim in one second. */
    claimsPerSecond: z.int().min(1).max(CLAIMS_PER_SECOND_MAX),
    /** How many minutes before a rush its room opens. */
    opensMinutes: z.int().min(1).max(60),
  })
  .meta({ id: 'WaitingRoom' });
export type WaitingRoom = z.infer<typeof WaitingRoom>;
